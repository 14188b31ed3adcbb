"""The page of all parts, for those who build the site: `/style/`, only where DEBUG is on."""

import re
from pathlib import Path

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, QueryDict
from django.shortcuts import render

from blog.models import Post
from campaign.models import Commitment
from pilots.filters import PilotFilter
from pilots.map import VIEW_BOX, draw, england
from pilots.models import Event, Figure, Pilot, ServiceGroup
from pilots.models.event import Status
from pilots.models.figure import conflict_groups
from pilots.money import spending
from pilots.sharing import share_pilot
from pilots.timescale import timescale

TOKENS = Path(__file__).parent / "static" / "campaign" / "tokens.css"


def style(request):
    if not settings.DEBUG:
        raise Http404("There is no such page.")
    pilots = list(Pilot.objects.public().for_page().with_counts().by_name())
    events = list(Event.objects.public().for_list().latest_first())
    pages = Paginator(range(200), 10).get_page(5)
    context = {
        "tokens": colours(),
        "statuses": [*Status.values, ""],
        "standings": Commitment.Status.values,
        "groups": ServiceGroup.objects.all(),
        "pilot": next((pilot for pilot in pilots if pilot.move_rows), None),
        "pilots": pilots[:3],
        "marks": draw(pilots),
        "land": england(),
        "view_box": VIEW_BOX,
        "spending": spending(),
        "group": next(iter(conflict_groups(Figure.objects.public().for_list())), []),
        "events": events[:3],
        "scale": timescale(events),
        "posts": Post.objects.public().for_list().latest_first()[:2],
        "filter": PilotFilter(QueryDict("status=reported&status=nonsense&q=council"), Pilot.objects.public()),
        "page": pages,
        "pages": pages.paginator.get_elided_page_range(5, on_each_side=1, on_ends=1),
    }
    if context["pilot"]:
        context["shared"] = share_pilot(request, context["pilot"])
    return render(request, "campaign/style.html", context)


def colours():
    """The names of the tokens that are colours, as tokens.css has them, each once."""
    return dict.fromkeys(re.findall(r"(--[\w-]+):#", TOKENS.read_text(encoding="utf-8")))
