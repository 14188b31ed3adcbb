"""Meetings at the desk: recording one in a few fields, what can be done from its page, and the ways to list them."""

import pytest
import time_machine
from django.contrib.auth.models import Permission

from campaign.models import Meeting
from tests.conftest import signed_in
from tests.make import make_committee, make_meeting, make_officer
from tests.page import form_on, markup

pytestmark = pytest.mark.django_db
ADD = "/admin/campaign/meeting/add/"
LIST = "/admin/campaign/meeting/"


def page_of(meeting):
    return f"{LIST}{meeting.pk}/change/"


def record(client, **fields):
    form = form_on(client.get(ADD), "meeting_form")
    return client.post(ADD, {**form, **fields, "_publish": "yes"})


def shown(client, when):
    page = client.get(LIST, {"when": when})
    return sorted(meeting.slug for meeting in page.context["cl"].result_list)


def test_a_meeting_takes_a_committee_and_a_date_and_gets_its_short_name_from_them(alice):
    nec = make_committee("NEC")
    for _ in range(2):
        assert record(alice, committee=nec.pk, date="9 December 2009", starts_at="14:30").status_code == 302
    record(alice, committee=nec.pk)
    record(alice, committee=nec.pk, date="June 2010", slug="june")
    slugs = list(Meeting.objects.order_by("pk").values_list("slug", flat=True))
    assert slugs == ["nec-2009-12-09", "nec-2009-12-09-2", "nec-undated", "june"]
    assert Meeting.objects.public().count() == 4


def test_the_short_name_of_a_meeting_that_is_there_cannot_be_emptied(alice):
    meeting = make_meeting(make_committee("NEC"))
    form = form_on(alice.get(page_of(meeting)), "meeting_form")
    answer = alice.post(page_of(meeting), {**form, "slug": "", "change_reason": "A test"})
    assert b"This field is required" in answer.content


def test_its_page_leads_to_the_diary_and_to_forms_that_know_the_meeting(alice):
    meeting = make_meeting(make_committee("NEC"))
    html = markup(alice.get(page_of(meeting)))
    assert f'href="{meeting.get_absolute_url()}">Open it in the diary' in html
    made = alice.get(f"/admin/campaign/commitment/add/?made_at={meeting.pk}&committee={meeting.committee_id}")
    assert f"made_at={meeting.pk}&amp;committee={meeting.committee_id}" in html
    fields = form_on(made, "commitment_form")
    assert (fields["made_at"], fields["committee"]) == ([str(meeting.pk)], [str(meeting.committee_id)])
    assert f"meeting={meeting.pk}&amp;given_on=9+December+2009" in html
    given = alice.get(f"/admin/campaign/answer/add/?meeting={meeting.pk}&given_on=9+December+2009")
    fields = form_on(given, "answer_form")
    assert (fields["meeting"], fields["given_on"]) == ([str(meeting.pk)], ["9 December 2009"])


def test_a_draft_is_not_in_the_diary_and_only_forms_that_she_may_use_are_offered():
    meeting = make_meeting(make_committee("NEC"), published_at=None)
    carol = make_officer("Carol Clough")
    carol.user_permissions.set(Permission.objects.filter(codename__in=["view_meeting", "add_answer"]))
    html = markup(signed_in(carol).get(page_of(meeting)))
    assert "Add an answer given there" in html
    assert "Add a commitment made there" not in html and "Open it in the diary" not in html


def test_a_committee_leads_to_its_meetings_and_to_a_form_for_one_more(alice):
    nec = make_committee("NEC")
    html = markup(alice.get(f"/admin/campaign/committee/{nec.pk}/change/"))
    assert 'href="/diary/?committee=nec"' in html
    fields = form_on(alice.get(f"{ADD}?committee={nec.pk}"), "meeting_form")
    assert fields["committee"] == [str(nec.pk)]
    assert f'href="{ADD}?committee={nec.pk}"' in html


@time_machine.travel("2009-12-20T12:00:00Z")
def test_meetings_are_listed_by_when_they_are_and_whether_it_is_said_that_they_met():
    nec = make_committee("NEC")
    for date, standing in (
        ("2009-12-09", "expected"),
        ("2009-11-09", "held"),
        ("2009-10-09", "cancelled"),
        ("2009-12", "expected"),
        (None, "expected"),
    ):
        make_meeting(nec, date, standing=standing)
    client = signed_in(make_officer("Alice Ashworth", is_superuser=True))
    assert shown(client, "unsaid") == ["nec-2009-12-09"]
    assert shown(client, "to-come") == ["nec-2009-12"]
    assert shown(client, "passed") == ["nec-2009-10-09", "nec-2009-11-09", "nec-2009-12-09"]
    assert shown(client, "undated") == ["nec-undated"]
