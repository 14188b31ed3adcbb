"""One FilterSet for each list, used by its page and its exports alike."""

from pilots.faceting import RecordFilterSet
from pilots.filter_kinds import Choices, Since, Sort, Thing, Ticked, Words
from pilots.models import (
    Branch,
    Claim,
    Document,
    Event,
    Figure,
    PartnerBody,
    Phrase,
    Pilot,
    Region,
    Result,
    ServiceGroup,
    Theme,
    Told,
)
from pilots.models.event import Status


def names_of(model):
    return lambda: list(model.objects.order_by("name").values_list("slug", "name"))


def theme_names():
    return list(Theme.objects.in_use().order_by("name").values_list("slug", "name"))


def pilot_names():
    return list(Pilot.objects.public().by_name().values_list("slug", "name"))


TOLD = [
    (Told.CONSULTED, "Unions consulted"),
    (Told.INFORMED, "Unions informed"),
    (Told.REFUSED, "Unions refused"),
    (Told.NOTHING, "Nothing recorded of the unions"),
]


class PilotFilter(RecordFilterSet):
    q = Words()
    status = Choices("standing_at", label="Status", choices=[*Status.choices, ("unknown", "Not known")])
    region = Choices("in_regions", label="Region", choices=names_of(Region))
    service_group = Choices(
        "affecting_groups", label="Our branches in it, by service group", choices=names_of(ServiceGroup)
    )
    kind = Choices("with_body_kinds", label="Kind of body in it", choices=PartnerBody.Kind.choices)
    theme = Choices("on_themes", label="Theme", choices=theme_names)
    body = Thing("involving", PartnerBody.objects.public, label="Body, or its branches or documents")
    branch = Thing("affecting", Branch.objects.public, label="Branch")
    told = Choices("telling_unions", label="Were the unions told?", choices=TOLD)
    commentary = Ticked("discussed", label="Has a post about it")
    since = Since("changed_since", label="Changed since")
    sort = Sort(
        {
            "name": ("name", "by_name"),
            "changed": ("latest change", "by_latest_change"),
            "bodies": ("most bodies", "by_most_bodies"),
            "branches": ("most branches", "by_most_branches"),
        }
    )


class BodyFilter(RecordFilterSet):
    q = Words()
    kind = Choices("of_kinds", label="Kind", choices=PartnerBody.Kind.choices)
    pilot = Choices("in_any", label="Pilot", choices=pilot_names)
    region = Choices("in_regions", label="Region of its pilots", choices=names_of(Region))
    service_group = Choices("organised_by", label="Service group with a branch there", choices=names_of(ServiceGroup))
    no_branch = Ticked("without_branch", label="No branch of ours recorded")
    sort = Sort({"kind": ("kind", "by_kind"), "name": ("name", "by_name")})


class BranchFilter(RecordFilterSet):
    q = Words()
    service_group = Choices("in_groups", label="Service group", choices=names_of(ServiceGroup))
    region = Choices("in_regions", label="Region", choices=names_of(Region))
    pilot = Choices("in_any", label="Pilot", choices=pilot_names)
    neighbours_of = Thing("neighbouring", Branch.objects.public, label="Neighbours of")
    sort = Sort({"group": ("service group", "by_group"), "name": ("name", "by_name")})


class DocumentFilter(RecordFilterSet):
    q = Words()
    kind = Choices("of_kinds", label="Kind", choices=Document.Kind.choices)
    pilot = Choices("about_any", label="Pilot", choices=pilot_names)
    held = Ticked("held", label="We hold a copy")
    sort = Sort({"title": ("title", "by_title"), "newest": ("newest", "newest_first")})


class Phrases(Choices):
    """Words that are watched; the first of them where none is chosen, and all where that is asked for."""

    EVERY = "all"

    def filter(self, queryset, values):
        if values is None or self.EVERY in values:  # None: as if there were no such filter
            return queryset
        return queryset.of_phrases(values) if values else queryset.of_first_phrase()


def phrase_words():
    words = list(Phrase.objects.public().in_order().values_list("slug", "words"))
    return [*words, (Phrases.EVERY, "all phrases")] if words else []


class SilenceFilter(RecordFilterSet):
    q = Words(label="Words in its title or publisher")
    phrase = Phrases("of_phrases", label="Words looked for", choices=phrase_words)
    answer = Choices("answering", label="Answer", choices=Result.choices)
    kind = Choices("of_kinds", label="Kind of document", choices=Document.Kind.choices)
    pilot = Choices("about_any", label="Pilot", choices=pilot_names)
    sort = Sort(
        {"answer": ("answer", "by_answer"), "title": ("title", "by_title"), "newest": ("newest", "newest_first")}
    )

    def __init__(self, data=None, queryset=None, **kwargs):
        super().__init__(data, queryset.listed(), **kwargs)
        field = self.form.fields["phrase"]
        field.choices = list(field.choices)  # asked for once: a page names them in three places

    @property
    def one_phrase(self):
        """The slug of the one phrase that is shown; None where several are."""
        chosen = self.chosen.get("phrase")
        if chosen == []:
            return next((slug for slug, _ in self.form.fields["phrase"].choices), None)
        return chosen[0] if chosen and len(chosen) == 1 and chosen != [Phrases.EVERY] else None

    @property
    def is_plain(self):
        """Whether nothing but the words is chosen."""
        return not any(chosen for name, chosen in self.chosen.items() if name not in ("phrase", "sort"))

    @property
    def phrase_links(self):
        """(words, query string, whether they are shown) for each phrase, and for all of them."""
        rest = self.query_without("phrase")
        shown = self.chosen.get("phrase") or [self.one_phrase]
        for slug, words in self.form.fields["phrase"].choices:
            yield words, f"{rest}&phrase={slug}".lstrip("&"), slug in shown


class FigureFilter(RecordFilterSet):
    q = Words()
    kind = Choices("of_kinds", label="Kind", choices=Figure.Kind.choices)
    pilot = Choices("about_any", label="Pilot", choices=pilot_names)
    conflicts = Ticked("in_conflict", label="Sources differ")
    sort = Sort({"pilot": ("pilot", "by_pilot")})


IN_OUR_COPY = [
    (Result.FOUND, "Found in it"),
    (Result.SILENT, "Not found in it"),
    (Result.CANNOT_TELL, "Cannot tell"),
    (Result.NO_COPY, "We hold no copy"),
    (Result.WAITING, "Being looked through"),
]


class ClaimFilter(RecordFilterSet):
    q = Words()
    standing = Choices("standing_at", label="How it stands", choices=Claim.Standing.choices)
    copy = Choices("answered", label="What our copy says", choices=IN_OUR_COPY)
    pilot = Choices("about_any", label="Pilot", choices=pilot_names)
    sort = Sort({"first": ("oldest first", "in_order"), "latest": ("latest first", "latest_first")})


class EventFilter(RecordFilterSet):
    q = Words()
    kind = Choices("of_kinds", label="Kind", choices=Event.Kind.choices)
    pilot = Choices("about_any", label="Pilot", choices=pilot_names)
    sort = Sort({"first": ("oldest first", "in_order"), "latest": ("latest first", "latest_first")})
