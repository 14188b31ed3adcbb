"""The real record: whether the unions were told is not known of nearly all, and what else it lacks."""

import pytest

from pilots.models import Pilot, Told
from pilots.unknowns import unknowns_of
from tests.make import make_consultation
from tests.page import markup
from tests.pilots.finding import listed
from tests.pilots.test_told_counts import said

pytestmark = pytest.mark.django_db


def test_page_filter_export_and_front_page_say_the_same_of_the_real_record(record, reader):
    pilots, bodies = list(Pilot.objects.public()), 0
    for pilot in pilots:
        number = sum(part.body.is_public for part in pilot.partnerships.select_related("body"))
        bodies += number
        headline = f"<b>Unions consulted at 0 of {number} bodies ({number} not known).</b>"
        assert headline in said(reader, pilot.get_absolute_url())
    front = markup(reader.get("/"))
    assert f"Unions consulted at 0 of {bodies} bodies in 13 pilots ({bodies} not known)." in front
    assert 'href="/pilots/?told=nothing"' in front
    assert len(listed(reader, "pilots", told="nothing")) == len(pilots) == 13
    assert "13 pilots fit what you chose" in markup(reader.get("/pilots/?told=nothing"))


def test_somerset_refused_our_union_outside_the_pilots(record, reader):
    html = said(reader, "/bodies/somerset-county-council/")
    assert '<time datetime="2008">2008</time></span><p><b>UNISON was refused</b> outside the pilots.' in html
    assert "business case for Southwest One" in html and 'class="fn"' in html
    assert "nothing recorded" in said(reader, "/bodies/kent-county-council/")


def test_whether_the_unions_were_told_is_unknown_where_the_filter_finds_nothing_recorded(record):
    make_consultation(Pilot.objects.get(slug="kent"))
    pilots = list(Pilot.objects.public())
    unknown = {key for key, lacks in unknowns_of(pilots).items() if "told" in [lack.about for lack in lacks]}
    assert unknown == {pilot.pk for pilot in Pilot.objects.public().telling_unions([Told.NOTHING])}
    assert len(unknown) == 12


def test_the_real_record_lacks_what_its_makers_say_that_they_did_not_find(record):
    pilots = {pilot.pk: pilot.slug for pilot in Pilot.objects.public()}
    found = unknowns_of(Pilot.objects.all()).items()
    lacks = {pilots[key]: {str(lack.about) for lack in own} for key, own in found}

    def without(about):
        return {slug for slug, own in lacks.items() if about in own}

    everywhere = set(pilots.values())
    assert without("told") == without("posts") == without("end") == everywhere
    assert without("population") == set()
    counted = {"birmingham", "kent", "lewisham", "manchester-city-region-including-warrington", "worcestershire"}
    assert without("spending") == everywhere - counted
    assert everywhere - without("report") == {
        "birmingham",
        "croydon",
        "dorset-poole-and-bournemouth",
        "luton-and-central-bedfordshire",
        "worcestershire",
    }
    assert without("lead") == set(Pilot.objects.filter(lead_body=None).values_list("slug", flat=True))
