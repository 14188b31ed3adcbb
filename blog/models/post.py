from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django_prose_editor.fields import ProseEditorField

from blog.excerpt import excerpt
from blog.importing.entry import MOST_LETTERS
from blog.models.author import Author
from blog.models.links import (
    FURTHER_LINKS,
    PostBody,
    PostBranch,
    PostCitation,
    PostClaim,
    PostDocument,
    PostFigure,
    PostPilot,
)
from blog.models.picture import PUBLIC_ADDRESS, Picture
from blog.models.series import Series
from blog.models.shelved import ShelvedQuerySet
from blog.models.topic import Topic
from blog.pasting import EXTENSIONS, plain
from pilots.corrected import CORRECTABLE
from pilots.fuzzy import FIRST_YEAR, LAST_YEAR, FuzzyDate, FuzzyDateField, start_of
from pilots.models import Claim, Document, Fact, Figure, PartnerBody, Pilot
from pilots.publishing import Publishable, public

TEXT_LOST = "It had no text on the blog that it comes from."  # what stands for an article that came without one
TOO_LONG = f"This is longer than {MOST_LETTERS:,} letters. Make several articles of it."
NOTHING_SAID = "It says nothing yet: write a summary, or the article."


class PostQuerySet(ShelvedQuerySet):
    def matching(self, words):
        for word in words.split():
            self = self.filter(
                Q(title__icontains=word)
                | Q(summary__icontains=word)
                | Q(body__icontains=word)
                | Exists(Author.objects.filter(posts=OuterRef("pk"), name__icontains=word))
                | Q(blog_name__icontains=word)
            )
        return self

    def concerning(self, pilots, branches=()):
        """Posts about any of `pilots`, those with which none is linked, and those that name one of `branches`."""
        links = PostPilot.objects.filter(public("pilot__"), post=OuterRef("pk"))
        naming = PostBranch.objects.filter(post=OuterRef("pk"), branch__in=branches)
        return self.filter(~Exists(links) | Exists(links.filter(pilot__in=pilots)) | Exists(naming))

    def naming_body(self, body):
        return self.filter(Exists(PostBody.objects.filter(post=OuterRef("pk"), body=body)))

    def naming_branch(self, branch):
        return self.filter(Exists(PostBranch.objects.filter(post=OuterRef("pk"), branch=branch)))

    def naming_branches_of(self, service_group):
        links = PostBranch.objects.filter(public("branch__"), post=OuterRef("pk"), branch__service_group=service_group)
        return self.filter(Exists(links))

    def citing(self, document):
        """Posts that are linked with `document` or cite it as their source."""
        linked = PostDocument.objects.filter(post=OuterRef("pk"), document=document)
        cited = PostCitation.objects.filter(fact=OuterRef("pk"), document=document)
        return self.filter(Exists(linked) | Exists(cited))

    def discussing(self, claim):
        return self.filter(Exists(PostClaim.objects.filter(post=OuterRef("pk"), claim=claim)))

    def with_links(self):
        """Gives each post `.pilot_rows`, `.body_rows`, `.branch_rows`, `.document_rows`: public ones, with notes."""
        links = {
            "pilot_links": PostPilot.objects.filter(public("pilot__")).select_related("pilot"),
            "body_links": PostBody.objects.filter(public("body__")).select_related("body"),
            "branch_links": PostBranch.objects.filter(public("branch__")).select_related("branch__service_group"),
            "document_links": PostDocument.objects.filter(public("document__")).select_related("document"),
        }
        for name, rows in links.items():
            to_attr = name.replace("links", "rows")
            self = self.prefetch_related(models.Prefetch(name, rows.order_by("pk"), to_attr=to_attr))
        return self.prefetch_related("topics")

    def with_further_links(self):
        """Gives each post the rows of its links with what the floor above knows, such as `.committee_rows`."""
        for name, rows in FURTHER_LINKS.items():
            to_attr = name.replace("links", "rows")
            self = self.prefetch_related(models.Prefetch(name, rows().order_by("pk"), to_attr=to_attr))
        return self

    def with_claims(self):
        """Gives each post `.claim_rows`, its links with public claims."""
        links = PostClaim.objects.filter(public("claim__"), public("claim__document__")).select_related("claim")
        return self.prefetch_related(models.Prefetch("claim_links", links.order_by("pk"), to_attr="claim_rows"))

    def with_figures(self):
        """Gives each post `.figure_rows`, its links with public figures."""
        links = PostFigure.objects.filter(public("figure__")).select_related("figure").order_by("pk")
        return self.prefetch_related(models.Prefetch("figure_links", links, to_attr="figure_rows"))

    def with_pictures(self):
        """Gives each post `.picture_rows`, those that its article can show: for many articles at once."""
        return self.prefetch_related(models.Prefetch("pictures", Picture.objects.shown(), to_attr="picture_rows"))

    def with_sources(self):
        """As of every fact, and loads who signs it."""
        return super().with_sources().prefetch_related("authors")

    def for_list(self):
        return self.with_links().with_sources()

    def for_feed(self):
        """With all that an entry of a feed is written from."""
        return self.with_links().with_answers().prefetch_related("authors")

    def for_page(self):
        links = self.with_links().with_further_links().with_answers()
        return links.with_sources().select_related("series")

    def with_answers(self):
        """Gives each post `.answer_rows`, the public posts that answer it, and loads the one it answers."""
        answers = Post.objects.public().latest_first()
        return self.select_related("answers").prefetch_related(
            models.Prefetch("answered_by", answers, to_attr="answer_rows")
        )


class Post(Publishable, Fact):
    """Commentary: an article of our own, or our summary of one elsewhere with a link to it."""

    title = models.CharField(max_length=200)
    slug = models.SlugField(max_length=120, unique=True)
    authors = models.ManyToManyField(
        Author, blank=True, related_name="posts", help_text="As they sign: a pen name is enough."
    )
    blog_name = models.CharField(
        "where it was published", max_length=120, blank=True, help_text="The blog or paper. Empty: here."
    )
    original_url = models.URLField("original address", max_length=500, blank=True)
    published_on = FuzzyDateField(
        "date",
        null=True,
        blank=True,
        help_text="When it was written, as exactly as is known. Of a new article of our own you may leave it empty.",
    )
    date_text = models.CharField(
        "date in words", max_length=80, blank=True, help_text="Only for “undated” and the like."
    )
    recorded_on = models.DateField(
        default=timezone.localdate,
        help_text="When we recorded it. A post whose month is not known is filed under this day.",
    )
    summary = models.TextField(
        blank=True,
        help_text="What it says, in our own words; never a copy of somebody's text."
        " Of an article of our own you may leave it empty: then it is the article's first sentences.",
    )
    body = ProseEditorField(
        "article",
        blank=True,
        extensions=EXTENSIONS,
        sanitize=plain,
        help_text="For our own articles. Leave it empty for a summary of something published elsewhere.",
    )
    note = models.TextField(
        blank=True, help_text="What a reader should know of the original: “The original was not found.”"
    )
    topics = models.ManyToManyField(Topic, blank=True, related_name="posts")
    series = models.ForeignKey(Series, on_delete=models.SET_NULL, null=True, blank=True, related_name="posts")
    part = models.PositiveSmallIntegerField(
        "part of the series", null=True, blank=True, help_text="Its number. Empty: the parts stand by their dates."
    )
    pilots = models.ManyToManyField(Pilot, through="PostPilot", related_name="posts")
    bodies = models.ManyToManyField(PartnerBody, through="PostBody", related_name="posts")
    branches = models.ManyToManyField("pilots.Branch", through="PostBranch", related_name="posts")
    documents = models.ManyToManyField(Document, through="PostDocument", related_name="posts")
    claims = models.ManyToManyField(Claim, through="PostClaim", related_name="posts")
    figures = models.ManyToManyField(Figure, through="PostFigure", related_name="posts")
    answers = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="answered_by",
        help_text="The post that this one answers or corrects.",
    )
    corrects = models.BooleanField("it corrects that post", default=False)
    answer_note = models.CharField(
        "what it says to that",
        max_length=300,
        blank=True,
        help_text="In a sentence; where it corrects, what was wrong and what is right.",
    )
    takes_comments = models.BooleanField("readers may comment", default=True)

    pictures_at = PUBLIC_ADDRESS  # where this page finds its pictures; a preview says another

    objects = PostQuerySet.as_manager()

    class Meta(Publishable.Meta):
        ordering = ["-pk"]

    def __str__(self):
        return self.title

    def clean(self):
        if self.answers_id and self.answers_id == self.pk:
            raise ValidationError({"answers": "A post cannot answer itself."})
        if not FIRST_YEAR <= self.recorded_on.year <= LAST_YEAR:
            raise ValidationError({"recorded_on": f"Write a year between {FIRST_YEAR} and {LAST_YEAR}."})
        if len(self.body) > MOST_LETTERS:
            raise ValidationError({"body": TOO_LONG})
        if self.body and (not self.summary.strip() or self.summary == self.excerpt_before()):
            self.summary = excerpt(self.body)
        if not self.summary.strip():
            raise ValidationError({"summary": NOTHING_SAID})
        if self._state.adding and self.is_ours and not self.published_on and not self.date_text:
            self.published_on = FuzzyDate.of(self.recorded_on)

    def excerpt_before(self):
        """What the article's first sentences were as it is stored: a summary of these words was made from it, not
        written, and follows it. `None` of a new post."""
        before = Post.objects.filter(pk=self.pk).values_list("body", flat=True).first() if self.pk else None
        return before and excerpt(before)

    @property
    def author(self):
        """Who signs it, in words: "A", "A and B"; empty where nobody does."""
        *others, last = [author.name for author in self.authors.all()] or [""]
        return f"{', '.join(others)} and {last}" if others else last

    def shown_pictures(self):
        """Those that its article can show, already loaded or not."""
        return self.picture_rows if hasattr(self, "picture_rows") else self.pictures.shown()

    @property
    def month_is_known(self):
        """Whether it is known in which month it was written."""
        return bool(self.published_on and self.published_on.month)

    @property
    def filed_in(self):
        """(year, month) of its address: when it was written where that is known, else when it was recorded."""
        day = self.published_on if self.month_is_known else self.recorded_on
        return day.year, day.month

    def get_absolute_url(self):
        return self.address("post_detail")

    def address(self, name):
        """Of its page, or of what belongs to that, by the name of the view."""
        year, month = self.filed_in
        return reverse(f"blog:{name}", args=[year, f"{month:02}", self.slug])

    @property
    def is_summary(self):
        """Whether it is our summary of something elsewhere, and not an article, whole or one whose text is lost."""
        return not self.body and self.summary != TEXT_LOST

    @property
    def is_ours(self):
        """Whether it is an article that stands nowhere else."""
        return bool(self.body) and not (self.original_url or self.blog_name)

    @property
    def categories(self):
        """What a feed files it under."""
        return [topic.name for topic in self.topics.all()]

    @property
    def date_shown(self):
        if self.date_text:
            return self.date_text
        return str(self.published_on) if self.published_on else "undated"

    @property
    def moment(self):
        """When a feed says it was published: the first moment of its day.

        Where that is not known, of our own article when it became public here; of another's `None`: a feed can say
        no half of a date.
        """
        if self.published_on and self.published_on.day:
            return start_of(self.published_on.first_day)
        return self.published_at if self.is_ours else None


CORRECTABLE["post"] = Post.objects.public
