"""Rule 1 on the whole real record: each recorded source stands on the page where its fact is read."""

import re

import pytest
from django.apps import apps
from django.urls import reverse

from pilots.models import Citation
from tests.page import markup


def page_where_it_is_read(fact):
    """The address of the page that states `fact`."""
    match type(fact).__name__:
        case "Partnership" | "AffectedBranch" | "PilotTheme":
            return fact.pilot.get_absolute_url()
        case "Region":
            return fact.pilots.first().get_absolute_url() if fact.pilots.exists() else None
        case "Evidence":
            return fact.claim.get_absolute_url()
        case "Observation":
            return fact.phrase.get_absolute_url()
        case "Term":
            return reverse("pilots:glossary")
        case _:
            return fact.get_absolute_url()


def places_in(client, path):
    """{key: address of the page that it stands on} for every row of a list in pages."""
    places, number = {}, 1
    while (answer := client.get(path, {"page": number})).status_code == 200:
        places |= dict.fromkeys(
            re.findall(r'<(?:tr|li)[^>]* id="([^"]+)"', answer.content.decode()), f"{path}?page={number}"
        )
        number += 1
    return places


def kinds_of_citation():
    return [model for model in apps.get_models() if issubclass(model, Citation)]


@pytest.mark.parametrize("model", kinds_of_citation(), ids=lambda model: model.__name__)
def test_every_recorded_source_is_shown_where_its_fact_is_read(record, client, model):
    pages, missing, shown = {}, [], 0
    lists = {"FigureCitation": "pilots:figure_list", "EventCitation": "pilots:event_list"}
    places = places_in(client, reverse(lists[model.__name__])) if model.__name__ in lists else {}
    for citation in model.objects.select_related("document", "fact"):
        address = page_where_it_is_read(citation.fact)
        if places:
            address = places[citation.fact.key]
        if address is None:  # a region without a pilot or branch is named on no page
            continue
        if address not in pages:
            html = markup(client.get(address))
            pages[address] = set(re.findall(r'<li id="n\d+"><span><a href="([^"]+)"', html))
        if citation.document.get_absolute_url() in pages[address]:
            shown += 1
        else:
            missing.append(f"{citation.fact} ← {citation.document}")
    assert missing == []
    assert shown or not model.objects.exists()  # of some nouns the record has none yet


def test_every_fact_without_a_source_says_so_on_its_page(record, client):
    html = client.get(reverse("pilots:pilot_detail", args=["lewisham"])).content.decode()
    themes = html[html.index('id="themes"') : html.index('id="money"')]
    assert themes.count("unverified</a>") == 3  # one of its four themes has a source
