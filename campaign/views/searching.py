"""Search over all kinds, and what the words typed so far may mean."""

from django.http import JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control

from campaign.failed import note_failed
from campaign.forms import SearchForm, SuggestForm
from campaign.search import KINDS, Search
from campaign.suggestions import suggestions
from campaign.ways_out import FEW, WaysOut, looked_through
from pilots.pages import page_of

HITS_PER_PAGE = 20


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
