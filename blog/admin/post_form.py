"""The form of a post: what is refused, and how footnotes, quotations and pictures are written."""

from django.core.exceptions import ValidationError

from blog.plain_text import plain
from pilots.admin.desk_form import DeskForm

CORRECTS_NOTHING = "Say which post it corrects, or take the tick away."
TAKE_UP = "_take_up"  # a form with this is shown with all that it holds, and never saved
TAKEN_UP = "Here is what you typed. It is not saved yet: look it over, attach files anew if there were any, and save."
HOW_TO_WRITE = (
    "For our own articles; leave it empty for a summary of something published elsewhere. "
    "A footnote: write [note: Its text.] where its number shall stand. "
    "Whose words a quotation is: its own last paragraph, beginning with a dash. "
    "A picture: [picture 1] on a line of its own; attach it below."
)


class PostForm(DeskForm):
    class Meta:
        help_texts = {"body": HOW_TO_WRITE}

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
