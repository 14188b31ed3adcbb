"""The front page, search, and what the site says of itself."""

from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.views.decorators.cache import cache_control

from blog.models import Post
from campaign.failed import note_failed
from campaign.forms import SearchForm, SuggestForm
from campaign.middleware import is_officers
from campaign.search import KINDS, Search
from campaign.suggestions import suggestions
from campaign.ways_out import FEW, WaysOut, looked_through
from pilots.corrected import CORRECTIONS, with_things
from pilots.exports import FORMATS
from pilots.filters import PilotFilter
from pilots.map import VIEW_BOX, draw, england
from pilots.models import Branch, Correction, Document, Event, Figure, PartnerBody, Pilot
from pilots.models.event import Status
from pilots.money import spending
from pilots.pages import page_of
from pilots.views.export import LISTS
from pilots.views.silence import first_answers

HITS_PER_PAGE = 20
NOT_HERS = "Your role at the desk does not allow this. Ask an administrator, if it should. Nothing was changed."
CORRECTIONS_PER_PAGE = 40


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
        "choosers": choosers(),
        **first_answers(),
        "spending": spending(),
        "programme": Figure.objects.public().about_programme().of_kinds([Figure.Kind.SPEND]).for_list().by_pilot(),
    }
    return render(request, "campaign/home.html", context)


def choosers():
    """(form field, options with their counts) for the filters that the front page offers at once."""
    controls = PilotFilter(QueryDict(), Pilot.objects.public()).controls
    return [(field, options) for _, field, options in controls if field.name in ("region", "kind", "theme", "status")]


def standing(pilots):
    """(status, how many stand there, the events that moved them) for each status that a pilot has, for the legend."""
    for status in [*Status.values, ""]:
        there = [pilot for pilot in pilots if pilot.status == status]
        if there:
            yield status, len(there), [pilot.status_move for pilot in there if pilot.status_move]


def search(request):
    form = SearchForm(request.GET if "q" in request.GET else None, kinds=KINDS)
    searched = Search(form)
    if not searched.words:
        return render(
            request,
            "campaign/search.html",
            {"form": form, "section": "search", "looked_through": looked_through()},
        )
    page = page_of(request, searched.rows, HITS_PER_PAGE)
    number = len(searched.found.ranked)
    if not number:
        note_failed(request, form.chosen["q"])
    context = {
        "form": form,
        "searched": searched,
        "words": searched.words,
        "page": page,
        "results": searched.results(list(page)),
        "ways": WaysOut(form.chosen["q"], number) if number < FEW or not searched.rows else None,
        "section": "search",
    }
    return render(request, "campaign/search.html", context)


@cache_control(private=True, max_age=300)
def suggest(request):
    """What the words typed so far may mean, for the script that shows it under a search box."""
    form = SuggestForm(request.GET)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=400)
    return JsonResponse({"results": suggestions(form.cleaned_data["q"])})


def about(request):
    context = {
        "coverage": [
            (
                model._meta.verbose_name_plural,
                model.objects.public().count(),
                model.objects.public().sourced().count(),
            )
            for model in (Pilot, PartnerBody, Branch, Figure, Event)
        ],
        "exports": [*(("pilots:export", noun) for noun in LISTS), ("blog:export", "posts")],
        "document_count": Document.objects.public().count(),
        "post_count": Post.objects.public().count(),
    }
    return render(request, "campaign/about.html", context)


def corrections(request):
    """What was wrong in the record and was put right, the newest first."""
    found = Correction.objects.public().newest_first()
    keys = [str(key) for key in found.values_list("pk", flat=True)]
    page = page_of(request, found, CORRECTIONS_PER_PAGE, keys)
    return render(request, "campaign/corrections.html", {"page": page, "corrections": with_things(page)})


def corrections_export(request, noun, kind):
    """All corrections as data: /corrections.csv and /corrections.json."""
    return FORMATS[kind](request, CORRECTIONS, Correction.objects.public().newest_first())


def health(request):
    """Answers "ok" when the site can read its record."""
    Pilot.objects.public().exists()
    return HttpResponse("ok", content_type="text/plain")


def robots(request):
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /search/",
        f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


def favicon(request):
    """For browsers that ask for it by its old name, as they do on a page that is not HTML."""
    return redirect(static("campaign/icon.svg"))


def bad_request(request, exception):
    return render(request, "400.html", status=400)


def forbidden(request, exception):
    """Of an officer who is signed in it asks no more signing in."""
    signed_in = is_officers(request) and request.user.is_authenticated
    return render(request, "403.html", {"message": NOT_HERS if signed_in else ""}, status=403)


def not_found(request, exception):
    """Says what was not found where a view said so; never repeats the resolver's inner words."""
    said = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    return render(request, "404.html", {"message": said if said.startswith("There is no") else ""}, status=404)
