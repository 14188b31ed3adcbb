from collections import Counter

from django.shortcuts import render

from pilots.filters import SilenceFilter
from pilots.models import Document, PhraseCheck, Result
from pilots.pages import page_of
from pilots.silence.sentences import with_first_mentions

ANSWERS_PER_PAGE = 30


def silence_list(request):
    checks = PhraseCheck.objects.public()
    found = SilenceFilter(request.GET, checks)
    page = page_of(request, found.qs.for_list(), ANSWERS_PER_PAGE)
    page.object_list = with_first_mentions(page.object_list)
    context = {"filter": found, "page": page, "section": "silences"}
    if found.one_phrase and page.object_list:
        context["phrase"] = page.object_list[0].phrase
        if found.is_plain and page.number == 1:
            rows = {check.pk for check in page.object_list}
            context |= answered(checks.of_phrases([found.one_phrase]).of_watched().with_ends().by_answer(), rows)
    return render(request, "pilots/silence_list.html", context)


def first_answers():
    """What the papers of the programme say of the first phrase, as `answered` gives it, with the `phrase`."""
    watched = list(PhraseCheck.objects.public().of_first_phrase().of_watched().with_ends().by_answer())
    return answered(watched, ()) | {"phrase": watched[0].phrase if watched else None}


def answered(watched, rows):
    """The `papers` of the programme, each with whether its row is among `rows` (keys), and `counts`
    by answer, with those found that are our `own` side's.
    """
    papers = [(check, check.pk in rows) for check in watched]
    counts = Counter(check.answer.replace("-", "_") for check, _ in papers)
    counts["own"] = sum(
        check.answer == Result.FOUND and check.document.kind == Document.Kind.UNION for check, _ in papers
    )
    return {"papers": papers, "counts": counts}
