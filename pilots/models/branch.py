from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Exists, OuterRef, Prefetch, Q
from django.db.models.functions import Lower
from django.urls import reverse

from pilots.models.body import Partnership
from pilots.models.citation import Citation, Fact
from pilots.models.place import Region
from pilots.publishing import Publishable, PublishableQuerySet, RecordQuerySet, public
from pilots.role_words import fault_of, first_part


class ServiceGroupQuerySet(RecordQuerySet):
    def for_page(self):
        return self.select_related("in_operation_2009_source").with_sources()

    def with_counts(self):
        """Adds `branch_count` and `pilot_count`: public branches, and public pilots that touch one."""
        affected = (
            Q(branches__affected_in__isnull=False) & public("branches__") & public("branches__affected_in__pilot__")
        )
        return self.annotate(
            branch_count=Count("branches", filter=public("branches__"), distinct=True),
            pilot_count=Count("branches__affected_in__pilot", filter=affected, distinct=True),
        ).order_by("name")


class ServiceGroup(Fact):
    """One of the union's service groups, by which its branches and conferences are organised."""

    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    in_operation_2009 = models.BooleanField(
        "in operation in 2009", null=True, blank=True, help_text="Empty: not known."
    )
    in_operation_2009_source = models.ForeignKey(
        "pilots.Document",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="source for 2009",
        help_text="Empty: what we say of 2009 is shown as unverified.",
    )
    note = models.TextField(blank=True)

    objects = ServiceGroupQuerySet.as_manager()

    class Meta:
        ordering = [Lower("name")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("pilots:service_group_detail", args=[self.slug])


class ServiceGroupCitation(Citation):
    fact = models.ForeignKey(ServiceGroup, on_delete=models.CASCADE, related_name="citations")


class BranchQuerySet(PublishableQuerySet):
    def matching(self, words):
        """Branches that hold every word in their name, note, or the name of a public body where they organise."""
        for word in words.split():
            at_body = Branch.bodies.through.objects.filter(
                public("partnerbody__"), branch=OuterRef("pk"), partnerbody__name__icontains=word
            )
            self = self.filter(Q(name__icontains=word) | Q(note__icontains=word) | Exists(at_body))
        return self

    def in_groups(self, group_slugs):
        return self.filter(service_group__slug__in=group_slugs)

    def in_regions(self, region_slugs):
        return self.filter(region__slug__in=region_slugs)

    def at_bodies_of(self, pilot):
        """Branches that organise at a body with a part in `pilot` and are not recorded as affected by it."""
        here = Branch.bodies.through.objects.filter(branch=OuterRef("pk"), partnerbody__partnerships__pilot=pilot)
        affected = AffectedBranch.objects.filter(branch=OuterRef("pk"), pilot=pilot)
        return self.filter(Exists(here), ~Exists(affected))

    def with_bodies_in(self, pilot):
        """Gives each branch `.shared_rows`: the bodies with a part in `pilot` where it organises."""
        bodies = Branch.bodies.field.related_model.objects.in_pilot(pilot).by_name()
        return self.prefetch_related(Prefetch("bodies", bodies, to_attr="shared_rows"))

    def in_any(self, pilot_slugs):
        """Branches affected by any of these public pilots."""
        affected = AffectedBranch.objects.public().filter(branch=OuterRef("pk"), pilot__slug__in=pilot_slugs)
        return self.filter(Exists(affected))

    def touching(self, pilots):
        """Branches that any of `pilots` touches: recorded as affected, or organising at a public body with a part."""
        affected = AffectedBranch.objects.public().in_pilots(pilots).values("branch")
        at_body = Partnership.objects.public().in_pilots(pilots).values("body__branches")
        return self.filter(Q(pk__in=affected) | Q(pk__in=at_body))

    def neighbouring(self, branch):
        """The other branches that a public pilot touches which touches `branch`. It holds both ways."""
        pilots = AffectedBranch.pilot.field.related_model.objects.public().touching(branch)
        return self.exclude(pk=branch.pk).touching(pilots.order_by().values("pk"))

    def with_place(self):
        return self.select_related("service_group", "region")

    def for_contact(self):
        """Loads each with its place and sources, and where it published whom to ask: that decides who sees it."""
        return self.select_related("service_group", "region", "contact_source").with_sources()

    def organising_at(self, bodies):
        """[(key of a branch, key of one of `bodies` where it organises), …], drafts too."""
        return self.model.bodies.through.objects.filter(partnerbody__in=bodies).values_list("branch", "partnerbody")

    def with_bodies(self):
        """Gives each branch `.body_rows`: the public bodies where it organises."""
        return self.with_public("bodies", "body_rows")

    def with_pilots(self):
        """Gives each branch `.affected_rows`: what public pilots mean for it, with sources."""
        rows = AffectedBranch.objects.public().with_ends().with_sources().order_by(Lower("pilot__name"))
        return self.prefetch_related(Prefetch("affected_in", rows, to_attr="affected_rows"))

    def for_list(self):
        return self.with_place().with_bodies().with_pilots().with_sources()

    def with_region(self):
        """Loads each branch's region with its sources."""
        return self.prefetch_related(Prefetch("region", Region.objects.for_page()))

    def for_page(self):
        rows = self.select_related("service_group", "contact_source").with_region()
        return rows.with_bodies().with_pilots().with_sources()

    def by_name(self):
        return self.order_by(Lower("name"))

    def to_choose(self):
        """(service group, slug, name) of each."""
        return self.values_list("service_group__name", "slug", "name")

    def by_group(self):
        return self.order_by("service_group__name", "region__name", Lower("name"))


class Branch(Publishable, Fact):
    name = models.CharField(max_length=200, unique=True)
    slug = models.SlugField(max_length=120, unique=True)
    service_group = models.ForeignKey(ServiceGroup, on_delete=models.PROTECT, related_name="branches")
    region = models.ForeignKey(
        "pilots.Region", on_delete=models.PROTECT, null=True, blank=True, related_name="branches"
    )
    bodies = models.ManyToManyField(
        "pilots.PartnerBody",
        blank=True,
        related_name="branches",
        verbose_name="organises at",
        help_text="The bodies where it organises.",
    )
    members = models.PositiveIntegerField(
        null=True, blank=True, help_text="The fewest that a source gives: it is shown as “at least”."
    )
    evidence_year = models.CharField(
        "seen in",
        max_length=40,
        blank=True,
        help_text="When the source saw the branch, in its words. It does not say when the branch began.",
    )
    note = models.TextField(blank=True)
    contact_role = models.CharField(
        "whom to ask", max_length=80, blank=True, help_text="A role: “branch secretary”. Never a person’s name."
    )
    contact_address = models.EmailField(
        "its address",
        blank=True,
        help_text="Only the address of a role or an office, and only where the branch itself has published it.",
    )
    contact_source = models.ForeignKey(
        "pilots.Document",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="where the branch published it",
        help_text="An address without this is not kept.",
    )
    bodies_given = None  # the bodies that a form gives it, before they are saved

    objects = BranchQuerySet.as_manager()

    class Meta(Publishable.Meta):
        ordering = [Lower("name")]
        verbose_name_plural = "branches"

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("pilots:branch_detail", args=[self.slug])

    def clean(self):
        texts = {"contact_role": self.contact_role, "contact_address": first_part(self.contact_address)}
        faults = {name: fault_of(text, self.own_names) for name, text in texts.items() if text}
        if self.contact_address and not self.contact_role:
            faults["contact_role"] = "Say whose address it is: “branch secretary”."
        if faults and not self.contact_source_id:
            faults["contact_source"] = "Say where the branch has published this."
        if any(faults.values()):
            raise ValidationError({name: fault for name, fault in faults.items() if fault})

    @property
    def own_names(self):
        """The names that may stand in a role's address: the branch's, its region's, those of its bodies."""
        bodies = self.bodies_given if self.bodies_given is not None else self.bodies.all() if self.pk else []
        region = [self.region.name, self.region.unison_region] if self.region else []
        return [self.name, *region, *(name for body in bodies for name in (body.name, body.other_names))]

    @property
    def published_role(self):
        """Whom to ask in it, where the branch has published that in a document that readers can see."""
        return self.contact_role if self.contact_source and self.contact_source.is_public else ""

    @property
    def role_address(self):
        """The address to write to, on the same terms."""
        return self.contact_address if self.published_role else ""


class BranchCitation(Citation):
    fact = models.ForeignKey(Branch, on_delete=models.CASCADE, related_name="citations")


class AffectedBranchQuerySet(RecordQuerySet):
    def public(self):
        """Public branches in public pilots."""
        return self.filter(public("pilot__"), public("branch__"))

    def between(self, pilot, branch):
        return self.filter(pilot=pilot, branch=branch)

    def with_ends(self):
        return self.select_related("pilot", "branch__service_group")

    def in_pilots(self, pilots):
        return self.filter(pilot__in=pilots)

    def by_group(self):
        return self.order_by("branch__service_group__name", Lower("branch__name"))


class AffectedBranch(Fact):
    """What one pilot means for one branch."""

    class JointWorking(models.TextChoices):
        NOT_CONTACTED = "not-contacted", "Not contacted"
        CONTACTED = "contacted", "Contacted"
        MEETING = "meeting", "Branches are meeting"
        JOINT_POSITION = "joint-position", "Joint position agreed"

    pilot = models.ForeignKey("pilots.Pilot", on_delete=models.CASCADE, related_name="affected_branches")
    branch = models.ForeignKey(Branch, on_delete=models.CASCADE, related_name="affected_in")
    staff_in_scope = models.PositiveIntegerField(null=True, blank=True, help_text="Empty: not known.")
    posts_at_risk = models.PositiveIntegerField(null=True, blank=True, help_text="Empty: not known.")
    joint_working = models.CharField(
        max_length=20,
        choices=JointWorking,
        blank=True,
        help_text="How far this branch works with the other branches in the pilot. Empty: not known.",
    )
    note = models.TextField(blank=True)

    objects = AffectedBranchQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = "affected branch"
        verbose_name_plural = "affected branches"
        constraints = [
            models.UniqueConstraint(
                fields=["pilot", "branch"],
                name="a_branch_once_in_a_pilot",
                violation_error_message="This branch is already in this pilot.",
            )
        ]

    def __str__(self):
        return f"{self.branch} in {self.pilot}"


class AffectedBranchCitation(Citation):
    fact = models.ForeignKey(AffectedBranch, on_delete=models.CASCADE, related_name="citations")
