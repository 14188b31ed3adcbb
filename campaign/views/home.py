"""The front page."""

from django.http import QueryDict
from django.shortcuts import render

from blog.models import Post
from campaign.choosing_packs import ChooseForm
from campaign.models import Commitment
from campaign.tally import tally
from pilots.filters import PilotFilter
from pilots.map import VIEW_BOX, draw, england
from pilots.models import Event, Figure, PartnerBody, Pilot
from pilots.models.event import Status
from pilots.money import spending
from pilots.told import told_in_all
from pilots.views.silence import first_answers

PROMISES = 3  # the most urgent


def home(request):
    pilots = list(Pilot.objects.public().with_standing().by_name())
    context = {
        "pilots": pilots,
        "standing": standing(pilots),
        "marks": draw(pilots),
        "land": england(),
        "view_box": VIEW_BOX,
        "body_count": PartnerBody.objects.public().count(),
        "events": list(Event.objects.public().for_list().latest_first()[:5]),
        "posts": list(Post.objects.public().with_sources().latest_first()[:5]),
        "post_count": Post.objects.public().count(),
        "event_count": Event.objects.public().count(),
        "figure_count": Figure.objects.public().count(),
        "tally": tally(Commitment.objects.public()),
        "promises": Commitment.objects.public().for_lines().by_urgency()[:PROMISES],
        "choosers": choosers(),
        "pack_form": ChooseForm(),
        **first_answers(),
        "spending": spending(),
        "told": told_in_all(len(pilots)),
        "programme": Figure.objects.public().about_programme().of_kinds([Figure.Kind.SPEND]).for_list().by_pilot(),
    }
    return render(request, "campaign/home.html", context)


def choosers():
    """(form field, options with their counts) for the filters that the front page offers at once."""
    controls = PilotFilter(QueryDict(), Pilot.objects.public()).controls
    return [
        (field, options) for _, field, options, _ in controls if field.name in ("region", "kind", "theme", "status")
    ]


def standing(pilots):
    """(status, how many stand there, the events that moved them) for each status that a pilot has, for the legend."""
    for status in [*Status.values, ""]:
        there = [pilot for pilot in pilots if pilot.status == status]
        if there:
            yield status, len(there), [pilot.status_move for pilot in there if pilot.status_move]
