"""The four roles at the desk: what each may do, in words and in rights. `migrate` makes them, and sets them right.

A role is one of Django's groups. Its rights are those said here, whatever was ticked by hand. Other groups stay.
Whoever may not publish a noun changes only drafts of her own (see `RecordAdmin.governs`).
"""

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

WRITE = ("add", "change", "view")
KEEP = (*WRITE, "delete")
# What the record states, its parts, and the lists beside it; each by the name of its model.
DRAFTED = ("pilot", "partnerbody", "branch", "document", "figure", "event", "term", "claim", "phrase", "observation")
DRAFTED += ("consultation", "enquiry")
OWN_SIDE = ("committee", "meeting", "commitment", "answer")
PARTS = ("partnership", "affectedbranch", "pilottheme", "evidence", "copy")
PLACES = ("region", "theme", "servicegroup")
WATCHED = ("flip", "correction")
POST_LINKS = ("postpilot", "postbody", "postbranch", "postdocument", "postclaim", "postfigure", "postcitation")
SHELVES = ("author", "series", "topic")


def citations(app="pilots"):
    """The models of sources in the record, by name: each noun has its own."""
    named = ContentType.objects.filter(app_label=app, model__endswith="citation")
    return tuple(named.exclude(model__startswith="historical").values_list("model", flat=True))


def of_reporter():
    yield "pilots", WRITE, DRAFTED
    yield "pilots", KEEP, (*PARTS, *citations())
    yield "pilots", ("view",), (*PLACES, *WATCHED)
    yield "blog", WRITE, ("post",)
    yield "blog", KEEP, (*POST_LINKS, "picture")
    yield "blog", ("view",), SHELVES
    yield "campaign", KEEP, ("postcommittee",)
    yield "campaign", WRITE, OWN_SIDE
    yield "campaign", KEEP, citations("campaign")


def of_officer():
    yield "pilots", (*KEEP, "publish"), (*DRAFTED, *PARTS, *PLACES, *WATCHED, *citations())
    yield "pilots", ("view",), ("deletion",)
    yield "blog", ("view",), ("post", "picture", *SHELVES, *POST_LINKS)
    yield "campaign", ("view",), ("postcommittee",)
    yield "campaign", (*KEEP, "publish"), (*OWN_SIDE, *citations("campaign"))
    yield "campaign", ("view", "delete"), ("failedsearch",)


def of_editor():
    yield "blog", (*KEEP, "publish"), ("post", "picture", *SHELVES, *POST_LINKS)
    yield "blog", ("view", "change", "delete"), ("comment", "proposal")
    yield "blog", ("add", "view"), ("blogimport",)
    yield "campaign", KEEP, ("postcommittee",)
    yield "pilots", ("view",), (*DRAFTED, *PARTS, *PLACES, *WATCHED, *citations())
    yield "campaign", ("view",), ("failedsearch", *OWN_SIDE, *citations("campaign"))


def of_administrator():
    yield from of_officer()
    yield from of_editor()
    yield "pilots", ("view", "restore"), ("deletion",)
    yield "campaign", WRITE, ("officer",)  # whoever leaves is put out of office, never deleted


@dataclass(frozen=True)
class Role:
    """`rights()` gives (app, deeds, names of models) of all that it may do."""

    name: str
    explained: str
    rights: callable


ROLES = (
    Role(
        "Reporter",
        "Writes drafts of the record and of posts, changes drafts of her own, and submits them for review.",
        of_reporter,
    ),
    Role(
        "Officer",
        "Keeps the record: writes, publishes, corrects, merges and deletes what is in it. Reads drafts of posts.",
        of_officer,
    ),
    Role("Editor", "Writes, publishes and deletes posts and topics. Reads drafts of the record.", of_editor),
    Role(
        "Administrator",
        "All that officers and editors may. Makes accounts, gives roles, and brings back what was deleted.",
        of_administrator,
    ),
)


def make_roles(**kwargs):
    """Makes the groups and sets their rights, once all rights exist."""
    for role in ROLES:
        group, _ = Group.objects.get_or_create(name=role.name)
        group.permissions.set(permissions(role.rights()))


def permissions(rights):
    wanted = Q(pk=None)
    for app, deeds, models in rights:
        names = [f"{deed}_{model}" for deed in deeds for model in models]
        wanted |= Q(content_type__app_label=app, codename__in=names)
    return Permission.objects.filter(wanted)
