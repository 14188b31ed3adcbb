from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from pilots.fuzzy import FuzzyDateField
from pilots.models.citation import Citation, Fact
from pilots.models.copy import Copy
from pilots.publishing import Publishable, PublishableQuerySet, public


class DocumentQuerySet(PublishableQuerySet):
    def matching(self, words):
        """Documents that hold every word in title, publisher, authors or ISBN."""
        for word in words.split():
            self = self.filter(
                Q(title__icontains=word)
                | Q(publisher__icontains=word)
                | Q(authors__icontains=word)
                | Q(isbn__icontains=word)
            )
        return self

    def at_address(self, address):
        """Documents first or since published there, however the address is written: with www, with a last stroke."""
        bare = address.partition("://")[2].removeprefix("www.").rstrip("/")
        ways = [
            f"{scheme}://{www}{bare}{end}" for scheme in ("http", "https") for www in ("", "www.") for end in ("", "/")
        ]
        return self.filter(Q(original_url__in=ways) | Q(archived_url__in=ways))

    def titled(self, title):
        return self.filter(title__iexact=title)

    def with_slugs(self, slugs):
        return self.filter(slug__in=slugs)

    def of_kinds(self, kinds):
        return self.filter(kind__in=kinds)

    def about_any(self, pilot_slugs):
        """Documents about any of these public pilots."""
        links = Document.pilots.through.objects.filter(
            public("pilot__"), document=OuterRef("pk"), pilot__slug__in=pilot_slugs
        )
        return self.filter(Exists(links))

    def about(self, pilot):
        return self.about_any([pilot.slug])

    def with_links(self):
        """Gives each document `.pilot_rows` and `.body_rows`, the public ones."""
        return self.with_public("pilots", "pilot_rows").with_public("bodies", "body_rows")

    def with_copy(self):
        """Gives each document `.copy_row`: the copy that readers see, or `None`."""
        return self.prefetch_related(models.Prefetch("copies", Copy.objects.latest(), to_attr="copy_rows"))

    def published_by(self, body):
        return self.filter(bodies=body)

    def named_in(self, post):
        """Documents that a post is about."""
        return self.filter(Exists(Document.posts.through.objects.filter(document=OuterRef("pk"), post=post)))

    def of_copy(self, copy_key):
        """The document that a copy is of."""
        return self.filter(copies__pk=copy_key)

    def held(self):
        """Those of which we hold a copy."""
        return self.filter(Exists(Copy.objects.filter(document=OuterRef("pk"))))

    def not_held(self):
        return self.filter(~Exists(Copy.objects.filter(document=OuterRef("pk"))))

    def wanted(self):
        """Papers of the programme of which we hold no copy."""
        return self.not_held().filter(watched=True)

    def with_unreadable_pages(self):
        """Those whose newest copy was read, and not wholly, or could not be read."""
        return self.filter(Exists(Copy.objects.latest().partly_unreadable().filter(document=OuterRef("pk"))))

    def with_address(self):
        return self.exclude(original_url="")

    def with_dead_address(self):
        return self.with_address().filter(link_state=Document.LinkState.DEAD)

    def with_moved_address(self):
        return self.with_address().filter(link_state=Document.LinkState.MOVED)

    def with_unclear_address(self):
        return self.with_address().filter(link_state=Document.LinkState.UNCLEAR)

    def with_working_address(self):
        return self.with_address().filter(link_state=Document.LinkState.WORKS)

    def with_unchecked_address(self):
        return self.with_address().filter(link_checked_at=None)

    def to_check(self, days):
        """Those with an address that nobody opened in the last `days` days; what waits longest comes first."""
        due = Q(link_checked_at=None) | Q(link_checked_at__lte=timezone.now() - timedelta(days=days))
        return self.with_address().filter(due).order_by(F("link_checked_at").asc(nulls_first=True), "pk")

    def note_link(self, document, state, note):
        """Keeps what became of the document's address, if it is still the one that was opened. Returns whether.

        It is no change of the record: neither version nor date moves, and a form that is open stays valid.
        """
        rows = self.filter(pk=document.pk, original_url=document.original_url)
        found = {"link_state": state, "link_note": note[:500], "link_checked_at": timezone.now()}
        return bool(models.QuerySet.update(rows, **found))

    def for_list(self):
        return self.with_links().with_copy()

    def for_page(self):
        return self.with_links().with_sources().with_copy()

    def by_title(self):
        return self.order_by(Lower("title"))

    def newest_first(self):
        return self.order_by(F("published_on").desc(nulls_last=True), "title")


class Document(Publishable, Fact):
    """Anything published that we cite: a report, an article, a web page, a motion, a post elsewhere."""

    class Kind(models.TextChoices):
        REPORT = "report", "Report"
        PRESS = "press", "Press"
        PARLIAMENT = "parliament", "Parliament"
        BLOG = "blog", "Blog"
        UNION = "union", "Union"
        WEBSITE = "website", "Website"
        SLIDES = "slides", "Slides"
        FOI = "foi", "Freedom of information request"
        OTHER = "other", "Other"

    title = models.CharField(max_length=300)
    slug = models.SlugField(max_length=120, unique=True)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.REPORT)
    publisher = models.CharField(max_length=200, blank=True)
    authors = models.CharField(max_length=200, blank=True)
    isbn = models.CharField("ISBN", max_length=20, blank=True)
    published_on = FuzzyDateField("date", null=True, blank=True)
    date_text = models.CharField(
        "date in words",
        max_length=80,
        blank=True,
        help_text="Only where a day, month or year cannot say it: “undated”, “autumn 2010”, “session 2010–12”.",
    )
    original_url = models.URLField("original address", max_length=500, blank=True)
    archived_url = models.URLField(
        "archived address", max_length=500, blank=True, help_text="A stored copy elsewhere, if there is one."
    )
    address_names_person = models.BooleanField(
        "address names a private person",
        default=False,
        help_text="Then the address is linked by the title and never printed.",
    )
    pilots = models.ManyToManyField(
        "pilots.Pilot", blank=True, related_name="documents", help_text="The pilots it is about."
    )
    bodies = models.ManyToManyField(
        "pilots.PartnerBody", blank=True, related_name="documents", help_text="The bodies that published it."
    )
    note = models.TextField(blank=True, help_text="What a reader should know before trusting it.")
    watched = models.BooleanField(
        "a paper of the programme",
        default=False,
        help_text="Then it stands in the silence check even while we hold no copy.",
    )
    seen_of_it = models.CharField(
        "what of it was seen",
        max_length=200,
        blank=True,
        help_text="While we hold no copy: “only the foreword and the contents”.",
    )

    class LinkState(models.TextChoices):
        WORKS = "works", "Opens"
        MOVED = "moved", "Moved"
        DEAD = "dead", "Dead"
        UNCLEAR = "unclear", "Could not tell"

    link_state = models.CharField("original address", max_length=10, choices=LinkState, blank=True, editable=False)
    link_note = models.CharField(max_length=500, blank=True, editable=False)  # where it moved to, or what went wrong
    link_checked_at = models.DateTimeField(null=True, editable=False)

    objects = DocumentQuerySet.as_manager()

    class Meta(Publishable.Meta):
        ordering = ["title"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("pilots:document_detail", args=[self.slug])

    def clean(self):
        for name in ("original_url", "archived_url"):
            try:
                URLValidator(schemes=["http", "https"])(getattr(self, name) or "https://example.org/")
            except ValidationError as fault:
                raise ValidationError({name: "Write a web address that begins with http:// or https://."}) from fault

    @property
    def copy_row(self):
        """Needs `with_copy()`."""
        return self.copy_rows[0] if self.copy_rows else None

    @property
    def date_shown(self):
        """The date as the source gives it, in words."""
        return self.date_text or (str(self.published_on) if self.published_on else "undated")

    @property
    def link(self):
        """Where a reader can open it: the original, else the stored copy, else an empty text."""
        return self.original_url or self.archived_url


class DocumentCitation(Citation):
    fact = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="citations")
