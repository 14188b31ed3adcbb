"""The form of a post: what is refused, and how footnotes, quotations and pictures are written."""

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html

from blog.models import Autosave, Post
from blog.plain_text import plain
from pilots.admin.desk_form import DeskForm

TAKEN_BY = 'The post “<a href="{}">{}</a>” has this address already. Give this one another, or open that post.'
SAVED_AS = (
    'You saved this very form before, as “<a href="{}">{}</a>”. Open that post and change it there, '
    "or give this one another address to have two."
)
CORRECTS_NOTHING = "Say which post it corrects, or take the tick away."
FORM = "_form"  # which form it is: a random name, for as long as it is open
TAKE_UP = "_take_up"  # a form with this is shown with all that it holds, and never saved
TAKEN_UP = "Here is what you typed. It is not saved yet: look it over, attach files anew if there were any, and save."
HOW_TO_SUM_UP = (
    "What it says, in our own words; never a copy of somebody's text. Of an article of our own you may leave it "
    "empty: then it is the article's first sentences, and follows them when they change."
)
HOW_TO_WRITE = (
    "For our own articles; leave it empty for a summary of something published elsewhere. "
    "A footnote: write [note: Its text.] where its number shall stand. "
    "Whose words a quotation is: on a line of its own at the end of it, a hyphen, a blank and the name"
    " (“- The programme’s own paper”). The editor makes a bullet of that, and readers see a source. "
    "A picture: [picture 1] on a line of its own; attach it below."
)


class PostForm(DeskForm):
    class Meta:
        help_texts = {"body": HOW_TO_WRITE, "summary": HOW_TO_SUM_UP}

    def _post_clean(self):
        """As Django's, and says which post it is that has this address already."""
        super()._post_clean()
        if self.has_error("slug", "unique"):
            self.errors["slug"] = self.error_class([self.taken_by()], renderer=self.renderer)

    def taken_by(self):
        other = Post.objects.get(slug=self.instance.slug)
        same = Autosave.objects.is_saved_as(other, self.data.get(FORM, ""))
        link = reverse("admin:blog_post_change", args=[other.pk])
        return format_html(SAVED_AS if same else TAKEN_BY, link, other)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("corrects") and not cleaned.get("answers") and "answers" not in self.errors:
            self.add_error("answers", CORRECTS_NOTHING)
        if TAKE_UP in self.data:
            raise ValidationError(TAKEN_UP)
        return cleaned

    def clean_title(self):
        if not plain(self.cleaned_data["title"]):
            raise ValidationError("Nothing of this title would be seen. Write one.")
        return self.cleaned_data["title"]
