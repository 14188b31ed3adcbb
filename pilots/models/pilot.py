from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce, Lower
from django.urls import reverse

from pilots.map import area_names
from pilots.models.body import PartnerBody, Partnership
from pilots.models.branch import AffectedBranch
from pilots.models.citation import Citation, Fact
from pilots.models.consultation import Consultation, Told
from pilots.models.document import Document
from pilots.models.enquiry import Enquiry
from pilots.models.event import OVER, Event, Status
from pilots.models.figure import Figure
from pilots.models.place import PilotTheme, Region, Theme
from pilots.publishing import Publishable, PublishableQuerySet, public


def counted(rows):
    """A subquery that counts `rows`, which must refer to the outer pilot. Joins would multiply."""
    numbers = rows.order_by().values("pilot").annotate(number=Count("*")).values("number")
    return Coalesce(Subquery(numbers), 0)


class PilotQuerySet(PublishableQuerySet):
    def with_status(self):
        """Adds `status` and `status_on`, from the latest public event that moves it."""
        moves = Event.objects.public().moving_status().filter(pilots=OuterRef("pk")).latest_first()
        return self.annotate(
            status=Coalesce(Subquery(moves.values("sets_status")[:1]), models.Value("")),
            status_on=Subquery(moves.values("date")[:1]),
        )

    def with_standing(self):
        """Adds the status and gives each pilot `.move_rows`: the events that moved it, latest first, with sources."""
        moves = Event.objects.public().moving_status().with_sources().latest_first()
        return self.with_status().prefetch_related(Prefetch("events", moves, to_attr="move_rows"))

    def with_place(self):
        return self.select_related("region", "lead_body")

    def with_region(self):
        """Loads each pilot's region with its sources."""
        return self.prefetch_related(Prefetch("region", Region.objects.for_page()))

    def with_themes(self):
        """Gives each pilot `.theme_rows`, each with its theme and sources."""
        rows = PilotTheme.objects.select_related("theme").with_sources().order_by("pk")
        return self.prefetch_related(Prefetch("pilot_themes", rows, to_attr="theme_rows"))

    def with_partners(self):
        """Gives each pilot `.partner_rows`: public bodies by role, with sources and our branches there."""
        rows = Partnership.objects.public().with_ends().with_sources().with_branches().by_role()
        return self.prefetch_related(Prefetch("partnerships", rows, to_attr="partner_rows"))

    def with_lead(self):
        """Gives each pilot `.lead_rows`: the part of its lead body, with sources, if that is known and public."""
        rows = Partnership.objects.public().of_lead_bodies().with_ends().with_sources()
        return self.prefetch_related(Prefetch("partnerships", rows, to_attr="lead_rows"))

    def with_branches(self):
        """Gives each pilot `.branch_rows`: public branches by service group."""
        rows = AffectedBranch.objects.public().with_ends().with_sources().by_group()
        return self.prefetch_related(Prefetch("affected_branches", rows, to_attr="branch_rows"))

    def with_documents(self):
        documents = Document.objects.public().newest_first()
        return self.prefetch_related(Prefetch("documents", documents, to_attr="document_rows"))

    def with_commentary(self):
        """Gives each pilot `.post_rows`: the public posts about it, latest first."""
        posts = Pilot.posts.rel.related_model.objects.public().latest_first()
        return self.prefetch_related(Prefetch("posts", posts, to_attr="post_rows"))

    def with_counts(self):
        """Adds `body_count`, `branch_count` and `post_count`, public ones only."""
        posts = Pilot.posts.through.objects.filter(public("post__"), pilot=OuterRef("pk"))
        return self.annotate(
            body_count=counted(Partnership.objects.public().filter(pilot=OuterRef("pk"))),
            branch_count=counted(AffectedBranch.objects.public().filter(pilot=OuterRef("pk"))),
            post_count=counted(posts),
        )

    def for_list(self):
        return self.with_standing().with_place().with_lead().with_themes().with_branches().with_counts()

    def for_page(self):
        rows = self.with_standing().select_related("lead_body").with_region().with_lead().with_themes()
        return rows.with_partners().with_branches().with_sources()

    def matching(self, words):
        """Pilots that hold every word in a name, the summary, an area, a theme or a public body in it."""
        for word in words.split():
            theme = PilotTheme.objects.filter(pilot=OuterRef("pk"), theme__name__icontains=word)
            body = (
                Partnership.objects.public()
                .filter(pilot=OuterRef("pk"))
                .filter(Q(body__name__icontains=word) | Q(body__other_names__icontains=word))
            )
            self = self.filter(
                Q(name__icontains=word)
                | Q(other_names__icontains=word)
                | Q(summary__icontains=word)
                | Q(areas__icontains=word)
                | Q(region__name__icontains=word)
                | Exists(theme)
                | Exists(body)
            )
        return self

    def in_regions(self, region_slugs):
        return self.filter(region__slug__in=region_slugs)

    def on_themes(self, theme_slugs):
        return self.filter(Exists(PilotTheme.objects.filter(pilot=OuterRef("pk"), theme__slug__in=theme_slugs)))

    def standing_at(self, statuses):
        """Pilots whose present status is one of `statuses`; "unknown" is no status on record."""
        wanted = ["" if status == "unknown" else status for status in statuses]
        return self.with_status().filter(status__in=wanted)

    def lacking_bodies(self):
        """Pilots in which no body, public or draft, has a part."""
        return self.filter(~Exists(Partnership.objects.filter(pilot=OuterRef("pk"))))

    def lacking_branches(self):
        """Pilots that affect no branch, public or draft."""
        return self.filter(~Exists(AffectedBranch.objects.filter(pilot=OuterRef("pk"))))

    def standing_still(self):
        """Pilots still under way whose status no public event moved, by its date or as recorded, within a year."""
        moves = Event.objects.public().moving_status().filter(pilots=OuterRef("pk"))
        return self.with_status().exclude(status__in=OVER).filter(~Exists(moves.within_a_year()))

    def with_body_kinds(self, kinds):
        """Pilots in which a public body of one of these kinds has a part."""
        return self.filter(Exists(Partnership.objects.public().filter(pilot=OuterRef("pk"), body__kind__in=kinds)))

    def involving(self, body):
        """Pilots that have a public body directly, or indirectly: by a branch there, or a document of its."""
        part = Partnership.objects.public().filter(pilot=OuterRef("pk"), body=body)
        branch = AffectedBranch.objects.public().filter(pilot=OuterRef("pk"), branch__bodies=body)
        document = Document.objects.public().filter(pilots=OuterRef("pk"), bodies=body)
        return self.filter(Exists(part) | Q(lead_body=body) | Exists(branch) | Exists(document))

    def touching(self, branch):
        """Pilots recorded as affecting `branch`, or in which a public body has a part where it organises."""
        affected = AffectedBranch.objects.public().filter(pilot=OuterRef("pk"), branch=branch)
        at_body = Partnership.objects.public().filter(pilot=OuterRef("pk"), body__branches=branch)
        return self.filter(Exists(affected) | Exists(at_body))

    def affecting_groups(self, group_slugs):
        """Pilots that touch a public branch in one of these service groups."""
        affected = AffectedBranch.objects.public().filter(
            pilot=OuterRef("pk"), branch__service_group__slug__in=group_slugs
        )
        return self.filter(Exists(affected))

    def not_affecting_groups(self, group_slugs):
        """Pilots in which no public branch of these service groups is on record."""
        return self.exclude(pk__in=self.affecting_groups(group_slugs).order_by().values("pk"))

    def affecting(self, branch):
        return self.filter(Exists(AffectedBranch.objects.public().filter(pilot=OuterRef("pk"), branch=branch)))

    def playing_host_to(self, body):
        """Pilots in which `body` has a part of its own."""
        return self.filter(Exists(Partnership.objects.public().filter(pilot=OuterRef("pk"), body=body)))

    def not_playing_host_to(self, body):
        return self.exclude(Exists(Partnership.objects.public().filter(pilot=OuterRef("pk"), body=body)))

    def telling_unions(self, states):
        """Pilots that, as a whole or by a body, have one of these states of `Told`; "nothing" is no row at all."""
        words = Consultation.objects.public().filter(pilot=OuterRef("pk"))
        told = Q(Exists(words.deciding().filter(outcome__in=states)))
        return self.filter(told | ~Exists(words) if Told.NOTHING in states else told)

    def lacking_word_to_unions(self):
        """Pilots of which nothing, public or draft, is recorded that the unions were told."""
        return self.filter(~Exists(Consultation.objects.filter(pilot=OuterRef("pk"))))

    def named_in(self, post):
        """Pilots that a post is about."""
        return self.filter(Exists(Pilot.posts.through.objects.filter(pilot=OuterRef("pk"), post=post)))

    def discussed(self):
        """Pilots with a public post about them."""
        return self.filter(Exists(Pilot.posts.through.objects.filter(public("post__"), pilot=OuterRef("pk"))))

    def changed_since(self, day):
        """Pilots that changed on or after `day`, themselves or by something public that stands on their pages."""
        posts = Pilot.posts.rel.related_model.objects.public()
        changed = Q(updated_at__date__gte=day)
        for rows in (Event.objects.public(), Document.objects.public(), posts):
            changed |= Exists(rows.filter(pilots=OuterRef("pk"), updated_at__date__gte=day))
        for rows in (Figure.objects.public(), Consultation.objects.public(), Enquiry.objects.public()):
            changed |= Exists(rows.filter(pilot=OuterRef("pk"), updated_at__date__gte=day))
        return self.filter(changed)

    def by_name(self):
        return self.order_by(Lower("name"))

    def by_latest_change(self):
        return self.order_by("-updated_at", Lower("name"))

    def by_most_bodies(self):
        return self.with_counts().order_by("-body_count", Lower("name"))

    def by_most_branches(self):
        return self.with_counts().order_by("-branch_count", Lower("name"))


class Pilot(Publishable, Fact):
    name = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(max_length=120, unique=True)
    other_names = models.TextField(blank=True, help_text="One on a line. All can be searched.")
    region = models.ForeignKey("pilots.Region", on_delete=models.PROTECT, related_name="pilots")
    lead_body = models.ForeignKey(
        PartnerBody,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="leads",
        help_text="The one body that answers for it. Empty: not known. Its source stands on its row below.",
    )
    lead_note = models.TextField("note on the lead", blank=True)
    summary = models.TextField(blank=True, help_text="Two or three sentences, from the sources below.")
    themes = models.ManyToManyField(Theme, through="PilotTheme", related_name="pilots")
    areas = models.TextField(
        "areas on the map",
        blank=True,
        help_text="One on a line, as the boundaries of 2009 name them: counties, unitaries, boroughs.",
    )
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    location_source = models.ForeignKey(
        Document,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Empty: the position on the map is unverified.",
    )

    objects = PilotQuerySet.as_manager()

    class Meta(Publishable.Meta):
        ordering = [Lower("name")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("pilots:pilot_detail", args=[self.slug])

    def clean(self):
        unknown = [name for name in self.area_names if name not in area_names()]
        if unknown:
            raise ValidationError({"areas": f"Not on the map: {', '.join(unknown)}. Check the spelling."})

    def give_lead_its_row(self):
        """Makes sure that the lead body has a part in the pilot. Returns whether it had none."""
        if self.lead_body is None:
            return False
        role = Partnership.Role.LEAD
        return Partnership.objects.get_or_create(pilot=self, body=self.lead_body, defaults={"role": role})[1]

    @property
    def area_names(self):
        return [name.strip() for name in self.areas.splitlines() if name.strip()]

    @property
    def status_label(self):
        return Status(self.status).label if self.status else "Not known"

    @property
    def since(self):
        """Since when it stands there, in words, and whether that has no source; loaded with its standing."""
        since = f"since {self.status_on}" if self.status_on else ""
        return f"{since}, unverified" if self.status_move and not self.status_move.sources else since

    @property
    def status_move(self):
        """The event that moved it to its present status; None where there is none."""
        return self.move_rows[0] if self.move_rows else None

    @property
    def lead(self):
        """The lead body; None where it is not known, or not public."""
        return self.lead_body if self.lead_body and self.lead_body.is_public else None

    @property
    def lead_part(self):
        """The lead body's part, with its sources; None where it has no row of its own, or is not public."""
        return self.lead_rows[0] if self.lead_rows else None


class PilotCitation(Citation):
    fact = models.ForeignKey(Pilot, on_delete=models.CASCADE, related_name="citations")
