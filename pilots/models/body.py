from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, Subquery, Value
from django.db.models.functions import Coalesce, Lower
from django.urls import reverse

from pilots.models.citation import Citation, Fact
from pilots.models.consultation import Consultation, Told
from pilots.publishing import Publishable, PublishableQuerySet, RecordQuerySet, public


class PartnerBodyQuerySet(PublishableQuerySet):
    def matching(self, words):
        """Bodies that hold every word in a name, another name, the note or their kind."""
        for word in words.split():
            kinds = [value for value, label in PartnerBody.Kind.choices if word.lower() in label.lower()]
            named = Q(name__icontains=word) | Q(other_names__icontains=word) | Q(note__icontains=word)
            self = self.filter(named | Q(kind__in=kinds))
        return self

    def of_kinds(self, kinds):
        return self.filter(kind__in=kinds)

    def in_pilot(self, pilot):
        """Bodies with a part in `pilot`, drafts too."""
        return self.filter(Exists(Partnership.objects.filter(body=OuterRef("pk"), pilot=pilot)))

    def with_part_in(self, pilots):
        """Bodies with a public part in any of `pilots`."""
        return self.filter(Exists(Partnership.objects.public().in_pilots(pilots).filter(body=OuterRef("pk"))))

    def in_any(self, pilot_slugs):
        """Bodies with a part in any of these public pilots."""
        parts = Partnership.objects.public().filter(body=OuterRef("pk"), pilot__slug__in=pilot_slugs)
        return self.filter(Exists(parts))

    def in_regions(self, region_slugs):
        """Bodies with a part in a public pilot of these regions."""
        parts = Partnership.objects.public().filter(body=OuterRef("pk"), pilot__region__slug__in=region_slugs)
        return self.filter(Exists(parts))

    def without_branch(self):
        """Bodies where no public branch of ours is recorded."""
        return self.exclude(
            Exists(PartnerBody.branches.rel.related_model.objects.public().filter(bodies=OuterRef("pk")))
        )

    def organised_by(self, group_slugs):
        """Bodies where a public branch of one of these service groups organises."""
        branches = PartnerBody.branches.rel.related_model.objects.public().in_groups(group_slugs)
        return self.filter(Exists(branches.filter(bodies=OuterRef("pk"))))

    def numbers_by_kind(self):
        """{kind: how many bodies}."""
        return dict(self.order_by().values_list("kind").annotate(Count("pk")))

    def numbers_by_kind_and_group(self):
        """{(kind, slug of a service group): how many bodies have a public branch of that group}."""
        rows = self.filter(public("branches__")).order_by().values_list("kind", "branches__service_group__slug")
        return {(kind, group): number for kind, group, number in rows.annotate(Count("pk", distinct=True))}

    def with_parts(self):
        """Gives each body `.part_rows`: its parts in public pilots, with their sources."""
        rows = Partnership.objects.public().with_ends().with_sources().order_by(Lower("pilot__name"))
        return self.prefetch_related(Prefetch("partnerships", rows, to_attr="part_rows"))

    def with_branches(self):
        """Gives each body `.branch_rows`: the public branches that organise there."""
        branches = PartnerBody.branches.rel.related_model.objects.public().select_related("service_group", "region")
        return self.prefetch_related(Prefetch("branches", branches, to_attr="branch_rows"))

    def with_named_branches(self):
        """The same, by name and with the sources of each."""
        branches = PartnerBody.branches.rel.related_model.objects.public().select_related("service_group")
        rows = branches.with_sources().by_name()
        return self.prefetch_related(Prefetch("branches", rows, to_attr="branch_rows"))

    def for_list(self):
        return self.with_parts().with_branches().with_sources()

    def for_page(self):
        return self.for_list()

    def by_name(self):
        return self.order_by(Lower("name"))

    def by_kind(self):
        return self.order_by("kind", Lower("name"))


class PartnerBody(Publishable, Fact):
    class Kind(models.TextChoices):
        COUNTY_COUNCIL = "county-council", "County council"
        DISTRICT_COUNCIL = "district-council", "District council"
        UNITARY_COUNCIL = "unitary-council", "Unitary council"
        METROPOLITAN_COUNCIL = "metropolitan-council", "Metropolitan council"
        LONDON_BOROUGH = "london-borough", "London borough"
        PRIMARY_CARE_TRUST = "primary-care-trust", "Primary care trust (NHS)"
        NHS_TRUST = "nhs-trust", "NHS trust"
        POLICE = "police", "Police"
        PROBATION = "probation", "Probation"
        FIRE = "fire", "Fire and rescue"
        VOLUNTARY_SECTOR = "voluntary-sector", "Voluntary sector"
        EDUCATION = "education", "Education"
        CENTRAL_GOVERNMENT = "central-government", "Central government"
        REGIONAL_AGENCY = "regional-agency", "Regional agency"
        CRIMINAL_JUSTICE = "criminal-justice", "Criminal justice"
        PARTNERSHIP = "partnership", "Partnership"
        COMPANY = "company", "Company"
        OTHER = "other", "Other"

    name = models.CharField(max_length=200, unique=True)
    slug = models.SlugField(max_length=120, unique=True)
    kind = models.CharField(max_length=30, choices=Kind)
    other_names = models.TextField(
        blank=True,
        help_text="One on a line: former names, short names, a source's spelling. All can be searched.",
    )
    note = models.TextField(blank=True)

    objects = PartnerBodyQuerySet.as_manager()

    class Meta(Publishable.Meta):
        ordering = [Lower("name")]
        verbose_name = "partner body"
        verbose_name_plural = "partner bodies"

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("pilots:body_detail", args=[self.slug])


class BodyCitation(Citation):
    fact = models.ForeignKey(PartnerBody, on_delete=models.CASCADE, related_name="citations")


class PartnershipQuerySet(RecordQuerySet):
    def public(self):
        """Parts that a public body plays in a public pilot."""
        return self.filter(public("pilot__"), public("body__"))

    def with_ends(self):
        return self.select_related("pilot", "body")

    def with_branches(self):
        """Gives each part's body `.branch_rows`: our public branches there."""
        branches = PartnerBody.branches.rel.related_model.objects.public().select_related("service_group")
        return self.prefetch_related(Prefetch("body__branches", branches, to_attr="branch_rows"))

    def by_role(self):
        """Leads first, then funders, overseers and partners; by name within each."""
        ranks = [models.When(role=role, then=rank) for rank, role in enumerate(Partnership.Role.values)]
        return self.order_by(models.Case(*ranks), Lower("body__name"))

    def in_pilots(self, pilots):
        return self.filter(pilot__in=pilots)

    def numbers_by_kind_and_pilot(self):
        """{(kind of body, key of a pilot): how many bodies of that kind are in it}."""
        rows = self.order_by().values_list("body__kind", "pilot").annotate(Count("pk"))
        return {(kind, pilot): number for kind, pilot, number in rows}

    def with_told(self):
        """Adds `told`: what its body told the unions in this pilot, a `Told`."""
        words = Consultation.objects.public().deciding().filter(pilot=OuterRef("pilot"), body=OuterRef("body"))
        return self.annotate(told=Coalesce(Subquery(words.values("outcome")[:1]), Value(Told.NOTHING.value)))

    def numbers_by_told(self):
        """{`Told`: at how many bodies}; a body with a part in two pilots counts in each."""
        return dict(self.with_told().order_by().values_list("told").annotate(Count("pk")))

    def of_pilots(self, pilots):
        return self.filter(pilot__in=pilots)

    def of_lead_bodies(self):
        """The parts played by the body that each pilot names as its lead."""
        return self.filter(pilot__lead_body=F("body"))


class Partnership(Fact):
    """The part that one body plays in one pilot."""

    class Role(models.TextChoices):
        LEAD = "lead", "Lead"
        FUNDER = "funder", "Funder"
        OVERSEER = "overseer", "Overseer"
        PARTNER = "partner", "Partner"

    pilot = models.ForeignKey("pilots.Pilot", on_delete=models.CASCADE, related_name="partnerships")
    body = models.ForeignKey(PartnerBody, on_delete=models.PROTECT, related_name="partnerships")
    role = models.CharField(max_length=20, choices=Role, default=Role.PARTNER)
    note = models.TextField(blank=True)

    objects = PartnershipQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pilot", "body"],
                name="one_part_for_a_body_in_a_pilot",
                violation_error_message="This body is already in this pilot. Change its role there instead.",
            )
        ]

    def __str__(self):
        return f"{self.body} in {self.pilot} ({self.get_role_display().lower()})"


class PartnershipCitation(Citation):
    fact = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="citations")
