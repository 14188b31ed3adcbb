"""The copies of documents that we hold, and their text page by page."""

from datetime import timedelta
from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from pilots.extraction.limits import LIMITS
from pilots.publishing import public
from pilots.versions import Versioned, VersionedQuerySet


def own_name(copy, original_name):
    """Where a file is kept: under our own name for it, never the sender's."""
    return f"copies/{copy.fingerprint}"


class CopyQuerySet(VersionedQuerySet):
    def latest(self):
        """The last attached copy of each document: the one that is read."""
        return self.filter(~Exists(Copy.objects.filter(document=OuterRef("document"), pk__gt=OuterRef("pk"))))

    def public(self):
        return self.latest().filter(public("document__"))

    def given(self):
        """Those whose file readers may have."""
        return self.filter(may_be_given=True).exclude(kind=Copy.Kind.UNKNOWN)

    def of_documents(self, slugs):
        return self.filter(document__slug__in=slugs)

    def of_document(self, document):
        return self.filter(document=document)

    def of_any(self, documents):
        return self.filter(document__in=documents)

    def with_fingerprint(self, fingerprint):
        """The one with these very bytes, if we hold it, with its document."""
        return self.filter(fingerprint=fingerprint).select_related("document")

    def stuck(self):
        """Those whose reading stopped on its way."""
        now = timezone.now()
        return self.filter(
            reduce(or_, (Q(state=state, under_way_since__lt=now - most) for state, most in Copy.LONGEST.items()))
        )

    def partly_unreadable(self):
        """Those that were read and have a page without text, or could not be read at all."""
        gaps = Q(state=Copy.State.READ, pages_readable__lt=F("pages_total"))
        return self.filter(gaps | Q(state=Copy.State.FAILED))

    def with_document(self):
        return self.select_related("document")

    def with_newest(self):
        """Gives each copy `.is_newest`: whether readers see it, where its document is public."""
        newer = Copy.objects.filter(document=OuterRef("document"), pk__gt=OuterRef("pk"))
        return self.annotate(is_newest=~Exists(newer))

    def in_order(self):
        """Document by document, the oldest version first."""
        return self.select_related("document").order_by("document__title", "pk")

    def newest_first(self):
        return self.order_by("-pk")


class Copy(Versioned):
    """One version of a document's file. A new version keeps the old."""

    class Kind(models.TextChoices):
        """What a file is, told by its content."""

        PDF = "pdf", "PDF"
        DOCX = "docx", "Word (.docx)"
        ODT = "odt", "OpenDocument text (.odt)"
        HTML = "html", "Web page"
        MHTML = "mhtml", "Web page in one file (.mhtml)"
        TXT = "txt", "Plain text"
        UNKNOWN = "unknown", "Not a kind that we can read"

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting to be read"
        READING = "reading", "Being read"
        READ = "read", "Read"
        FAILED = "failed", "Could not be read"

    # How long a state may last: longer, and whoever read it has gone. A worker may have many to read before.
    LONGEST = {State.WAITING: timedelta(hours=1), State.READING: timedelta(seconds=LIMITS.seconds + 60)}

    document = models.ForeignKey("pilots.Document", on_delete=models.CASCADE, related_name="copies")
    file = models.FileField(
        upload_to=own_name,
        max_length=200,
        help_text="PDF, Word (.docx), OpenDocument (.odt), web page or text; at most 25 MB.",
    )
    original_name = models.CharField("name of the file", max_length=200, blank=True)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.UNKNOWN)
    size = models.PositiveIntegerField("bytes", default=0)
    fingerprint = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the file.")
    reason = models.CharField(
        "why a new version", max_length=200, blank=True, help_text="Needed where an earlier copy is held."
    )
    may_be_given = models.BooleanField(
        "readers may have the file",
        default=False,
        help_text="Only where its owner or its licence lets us. Readers see its text by page in any case.",
    )
    attached_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=20, choices=State, default=State.WAITING)
    under_way_since = models.DateTimeField(default=timezone.now)  # last put to wait, or its reading begun
    message = models.TextField(blank=True)  # why it could not be read, or not wholly, for officers and readers
    pages_total = models.PositiveIntegerField(null=True, blank=True)
    pages_done = models.PositiveIntegerField(default=0)
    pages_readable = models.PositiveIntegerField(default=0)
    text_fingerprint = models.CharField(max_length=64, blank=True)  # SHA-256 of all its pages' states and text
    read_at = models.DateTimeField(null=True, blank=True)

    objects = CopyQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "copies"

    def __str__(self):
        return f"{self.original_name or self.get_kind_display()} of {self.document}"

    @property
    def pages_unreadable(self):
        """Pages without text that we could read, those never reached included; 0 as long as nobody counted."""
        return (self.pages_total or 0) - self.pages_readable

    @property
    def is_under_way(self):
        return self.state in (Copy.State.WAITING, Copy.State.READING)

    @property
    def is_stuck(self):
        """Whether its reading stopped on its way."""
        return self.is_under_way and timezone.now() - self.under_way_since > self.LONGEST[self.state]

    @property
    def standing(self):
        """How far its reading has come, or what came of it, in words."""
        pages = f"{self.pages_total:,} {'page' if self.pages_total == 1 else 'pages'}" if self.pages_total else ""
        if self.state == Copy.State.READING and pages:
            return f"Being read: {self.pages_done:,} of {pages}"
        if self.state == Copy.State.READ:
            return f"Read: {self.pages_readable:,} of {pages} readable"
        return self.get_state_display()

    @property
    def given_name(self):
        """The name under which we give the file."""
        return f"{self.document.slug}.{self.kind}" if self.kind != Copy.Kind.UNKNOWN else self.document.slug


class PageQuerySet(models.QuerySet):
    def public(self):
        """Pages of the copies that readers see."""
        return self.filter(copy__in=Copy.objects.public())

    def readable(self):
        return self.filter(state=Page.State.READABLE)

    def unreadable(self):
        return self.exclude(state=Page.State.READABLE)

    def numbered(self, numbers):
        return self.filter(number__in=numbers)

    def of(self, document):
        return self.filter(copy__document=document)

    def at(self, places):
        """Those of a dict of document key → numbers of pages."""
        either = [Q(copy__document=document, number__in=numbers) for document, numbers in places.items()]
        return self.filter(reduce(or_, either)) if either else self.none()

    def with_text(self):
        """Rows of the document's key, number and text."""
        return self.annotate(document=F("copy__document")).values_list("document", "number", "text", named=True)

    def with_document(self):
        return self.select_related("copy__document")

    def in_order(self):
        return self.order_by("number")


class Page(models.Model):
    """The text of one page, as it was read from a copy."""

    class State(models.TextChoices):
        READABLE = "readable", "Readable"
        EMPTY = "empty", "Holds no text"
        FAILED = "failed", "Could not be read"

    copy = models.ForeignKey(Copy, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=20, choices=State)
    text = models.TextField(blank=True)
    message = models.CharField(max_length=200, blank=True)

    objects = PageQuerySet.as_manager()

    class Meta:
        ordering = ["copy", "number"]
        constraints = [models.UniqueConstraint(fields=["copy", "number"], name="a_page_is_read_once")]

    def __str__(self):
        return f"{self.copy.document}, page {self.number}"

    def get_absolute_url(self):
        return reverse("pilots:page_detail", args=[self.copy.document.slug, self.number])
