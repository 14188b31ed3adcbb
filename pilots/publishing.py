"""What "public" means. Said here and nowhere else.

A noun is public from the moment in `published_at`. Empty is a draft; a moment to come is an embargo
that ends by itself, at its minute, with no job to run.
"""

from django.conf import settings
from django.db import models
from django.utils import timezone

from pilots.fuzzy import not_before
from pilots.versions import Versioned, VersionedQuerySet


def public(prefix=""):
    """A `Q` that holds where the noun at `prefix` ("pilot__", "" for the row itself) is public now."""
    return models.Q(**{f"{prefix}published_at__lte": timezone.now()})


def public_from(moment):
    """The fields of a noun that is public from `moment`, or a draft where that is `None`: its review is over."""
    return {"published_at": moment, "submitted_at": None, "sent_back": ""}


class RecordQuerySet(VersionedQuerySet):
    """What every list of the record can do: load the public sources that its rows are shown with."""

    def with_sources(self):
        """Gives each row `.sources`: its citations of public documents, in a steady order."""
        citations = self.model.citations.rel.related_model.objects.public()
        return self.prefetch_related(models.Prefetch("citations", citations, to_attr="sources"))

    def called(self, text):
        """The slug of the one whose slug or name this is, however it is written; or `None`."""
        text = " ".join(text.split())
        return self.filter(models.Q(slug=text) | models.Q(name__iexact=text)).values_list("slug", flat=True).first()

    def sourced(self):
        """Facts with at least one public source."""
        citations = self.model.citations.rel.related_model.objects.public().filter(fact=models.OuterRef("pk"))
        return self.filter(models.Exists(citations))

    def unverified(self):
        """Facts without a public source."""
        return self.exclude(pk__in=self.model.objects.sourced().values("pk"))

    def citing(self, document):
        """Facts that name `document` as a source."""
        citations = self.model.citations.rel.related_model.objects.filter(
            fact=models.OuterRef("pk"), document=document
        )
        return self.filter(models.Exists(citations))

    def with_public(self, relation, to_attr):
        """Gives each row, as the list `to_attr`, the public things of one of its relations."""
        things = self.model._meta.get_field(relation).related_model.objects.public()
        return self.prefetch_related(models.Prefetch(relation, things, to_attr=to_attr))


class PublishableQuerySet(RecordQuerySet):
    def public(self):
        return self.filter(public())

    def by_change(self):
        """What changed last comes first."""
        return self.order_by("-updated_at", "-pk")

    def new_since(self, day, dated=""):
        """What became public on or after `day`, or is of then by its fuzzy date, in the column `dated`."""
        new = models.Q(published_at__date__gte=day)
        return self.filter(new | not_before(dated, day) if dated else new)

    def drafts(self):
        """What readers cannot see yet: drafts and embargoes."""
        return self.exclude(public())

    def released(self):
        """What is public, or will be at a moment to come."""
        return self.exclude(published_at=None)

    def unscheduled(self):
        return self.filter(published_at=None)

    def submitted(self):
        """Drafts that wait for somebody who may publish them."""
        return self.unscheduled().exclude(submitted_at=None)

    def sent_back(self):
        """Drafts that came back to those who wrote them."""
        return self.unscheduled().exclude(sent_back="")

    def drafted_by(self, officer):
        return self.unscheduled().filter(created_by=officer)

    def begun_by(self, officer):
        """Drafts of hers that nobody has been asked to look at yet."""
        return self.drafted_by(officer).filter(submitted_at=None, sent_back="")

    def sent_back_to(self, officer):
        return self.sent_back().filter(created_by=officer)

    def embargoed(self):
        return self.filter(published_at__gt=timezone.now())

    def publish(self):
        """Makes drafts and embargoes public now; what was public keeps its first moment. Returns how many."""
        return self.drafts().update(published_at=timezone.now())

    def unpublish(self):
        return self.update(published_at=None)

    def update(self, **changes):
        """As Django's, and moves `updated_at`: a change in bulk is a change."""
        changes.setdefault("updated_at", timezone.now())
        return super().update(**changes)


class Publishable(Versioned):
    published_at = models.DateTimeField(
        "public from",
        null=True,
        blank=True,
        db_index=True,
        help_text="Empty: a draft that only officers see. A moment to come: public from that minute.",
    )
    updated_at = models.DateTimeField("last changed", auto_now=True, db_index=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    submitted_at = models.DateTimeField("submitted for review", null=True, editable=False)
    sent_back = models.TextField("why it was sent back", blank=True, editable=False)

    objects = PublishableQuerySet.as_manager()

    class Meta:
        abstract = True
        default_permissions = ("add", "change", "delete", "view", "publish")

    @property
    def is_public(self):
        return self.published_at is not None and self.published_at <= timezone.now()

    @property
    def is_draft(self):
        """Whether it is neither public nor will be at a moment to come."""
        return self.published_at is None
