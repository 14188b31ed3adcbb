"""The front page, search, and what the site says of itself."""

from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.views.decorators.cache import cache_control

from blog.models import Post
from campaign.forms import SearchForm, SuggestForm
from campaign.search import KINDS, Search
from campaign.suggestions import meant, suggestions
from pilots.filters import PilotFilter
from pilots.map import VIEW_BOX, draw, england
from pilots.models import Branch, Document, Event, Figure, PartnerBody, Pilot
from pilots.models.event import Status
from pilots.money import spending
from pilots.pages import page_of
from pilots.views.export import LISTS

HITS_PER_PAGE = 20


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
    if not form.is_valid():
        return render(
            request,
            "campaign/search.html",
            {"form": form, "section": "search", "looked_through": looked_through()},
        )
    asked = form.cleaned_data
    searched = Search(asked["q"])
    page = page_of(request, searched.found.of_kind(asked["kind"]), HITS_PER_PAGE)
    context = {
        "form": form,
        "words": searched.words,
        "page": page,
        "results": searched.results(list(page)),
        "facets": searched.facets(asked["kind"]),
        "capped": searched.found.capped,
        "total": len(searched.found.ranked),
        "query": form.query(),
        "section": "search",
        "looked_through": [] if page.paginator.count else looked_through(),
        "words_apart": [] if searched.found.ranked else searched.words_apart(),
        "meant": [] if searched.found.ranked else meant(asked["q"]),
    }
    return render(request, "campaign/search.html", context)


@cache_control(private=True, max_age=300)
def suggest(request):
    """What the words typed so far may mean, for the script that shows it under a search box."""
    form = SuggestForm(request.GET)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=400)
    return JsonResponse({"results": suggestions(form.cleaned_data["q"])})


def looked_through():
    """(number, plural) of what a search reads, for a page that found nothing."""
    models = (Pilot, PartnerBody, Branch, Document, Event, Figure, Post)
    return [(model.objects.public().count(), model._meta.verbose_name_plural) for model in models]


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
    return render(request, "403.html", status=403)


def not_found(request, exception):
    """Says what was not found where a view said so; never repeats the resolver's inner words."""
    said = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    return render(request, "404.html", {"message": said if said.startswith("There is no") else ""}, status=404)
