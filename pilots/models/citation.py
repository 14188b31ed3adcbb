"""Where a fact is written. Each kind of fact has citations of its own, all of one shape."""

from django.db import models

from pilots.history import History
from pilots.publishing import public
from pilots.versions import Versioned


class CitationQuerySet(models.QuerySet):
    def public(self):
        """Citations of public documents, with the document, in the order they were added."""
        return self.filter(public("document__")).select_related("document").order_by("pk")


class Citation(models.Model):
    """One document that says so, at a page where that is known. A subclass adds `fact`."""

    document = models.ForeignKey(
        "pilots.Document",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="source",
        help_text="The document that says so.",
    )
    page = models.CharField(max_length=40, blank=True, help_text="Where in it, if known: 7, or 12–14, or chapter 5.")

    objects = CitationQuerySet.as_manager()
    history = History(inherit=True)

    class Meta:
        abstract = True
        unique_together = [("fact", "document", "page")]
        verbose_name = "source"

    def __str__(self):
        return f"{self.document}, page {self.page}" if self.page else str(self.document)


class Fact(Versioned):
    """Anything the record states. Load it `.with_sources()`; without, asking for its basis is an error."""

    class Meta:
        abstract = True

    def drafts_cited(self):
        """The documents that it names as sources and that readers do not see yet."""
        documents = type(self).citations.rel.related_model._meta.get_field("document").related_model.objects
        return list(documents.drafts().with_keys(self.citations.values("document")).distinct())

    @property
    def basis(self):
        """Either "sourced" or "unverified", from the public sources."""
        return "sourced" if self.sources else "unverified"
