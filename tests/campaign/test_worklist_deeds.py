"""What the other officers did since one of them last caught up; and the worklist on the real record."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from campaign.models import Officer
from pilots.history import Edit, editing
from pilots.models import Pilot
from tests.campaign.test_worklist import lines
from tests.conftest import signed_in
from tests.make import make_document, make_officer, make_picture, make_pilot, make_post
from tests.page import markup, press

pytestmark = pytest.mark.django_db
URL = "/admin/caught-up/"


def deeds(client):
    page = markup(client.get("/admin/"))
    return page[page.index('<section class="deeds"') : page.index('<section class="lists"')]


def do(officer, thing, deed=Edit.Deed.CHANGED, reason="", title=""):
    with editing(officer, deed=deed, reason=reason) as under_way:
        under_way.tell(thing, title=title)
    return under_way.edit


@pytest.fixture
def officers(db):
    return [make_officer(name, is_superuser=True) for name in ("Alice Ashworth", "Bob Barlow")]


def test_a_change_at_the_desk_is_news_to_the_others_and_not_to_her_who_made_it(officers):
    alice, bob = map(signed_in, officers)
    page = f"/admin/pilots/pilot/{make_pilot('Hull').pk}/change/"
    press(bob, page, name="Kingston upon Hull", change_reason="The name on its report")
    assert f'<a href="{page}">Kingston upon Hull</a>' in deeds(alice)
    assert "Pilot changed by Bob Barlow" in deeds(alice)
    assert "<q>The name on its report</q>" in deeds(alice)
    assert "Nothing since" in deeds(bob)


def test_what_is_gone_or_is_several_things_is_told_without_a_link(officers):
    alice, bob = officers
    pilot = make_pilot("Hull")
    do(bob, pilot, Edit.Deed.DELETED)
    Pilot.objects.with_key(pilot.pk).delete()
    do(bob, Pilot, Edit.Deed.PUBLISHED, title="3 pilots")
    told = deeds(signed_in(alice))
    assert "<b>Hull</b>" in told
    assert "<b>3 pilots</b>" in told
    assert "/admin/pilots/" not in told


def test_she_hears_nothing_of_nouns_that_she_may_not_view(officers):
    carol = make_officer("Carol Clough")
    carol.user_permissions.set(Permission.objects.filter(codename="view_pilot"))
    do(officers[1], make_pilot("Hull"))
    do(officers[1], make_document("A secret paper"))
    told = deeds(signed_in(carol))
    assert "Hull" in told
    assert "A secret paper" not in told


def test_a_button_says_that_she_has_seen_what_stood_on_her_page(officers):
    alice, bob = officers
    client = signed_in(alice)
    do(bob, make_pilot("Hull"))
    shown_at = client.get("/admin/").context["shown_at"]
    do(bob, make_pilot("Goole"))  # after her page was drawn
    assert client.post(URL, {"until": shown_at}, follow=True).redirect_chain == [("/admin/", 302)]
    told = deeds(client)
    assert "Goole" in told
    assert "Hull" not in told


def test_catching_up_never_goes_back_nor_beyond_now_and_is_done_by_a_post_only(officers):
    client, now = signed_in(officers[0]), timezone.now()
    for until in (now - timedelta(days=900), now + timedelta(days=900)):
        client.post(URL, {"until": until.isoformat()})
        caught_up_at = Officer.objects.get(pk=officers[0].pk).caught_up_at
        assert officers[0].date_joined <= caught_up_at <= timezone.now()
    for nonsense in ({}, {"until": "yesterday\x00"}):
        assert client.post(URL, nonsense).status_code == 302
    assert client.get(URL).status_code == 405
    assert Officer.objects.get(pk=officers[0].pk).caught_up_at == caught_up_at


def test_a_reader_has_nothing_to_catch_up_with(reader):
    assert reader.post(URL, {"until": timezone.now().isoformat()}).url.startswith("/admin/login/")


def test_somebody_who_never_caught_up_hears_of_thirty_days(officers):
    alice, bob = officers
    Officer.objects.filter(pk=alice.pk).update(date_joined=timezone.now() - timedelta(days=900))
    old, new = do(bob, make_pilot("Old")), do(bob, make_pilot("New"))
    Edit.objects.filter(pk=old.pk).update(at=timezone.now() - timedelta(days=31))
    Edit.objects.filter(pk=new.pk).update(at=timezone.now() - timedelta(days=29))
    told = deeds(signed_in(alice))
    assert "New" in told
    assert "Old" not in told


def test_five_are_shown_and_ten_more_at_a_click(officers):
    for number in range(20):
        do(officers[1], make_pilot(f"Pilot {number:02}"))
    told = deeds(signed_in(officers[0]))
    assert told.count("<li>") == 15
    assert told.index("Pilot 19") < told.index("Pilot 15") < told.index("10 more") < told.index("Pilot 14")
    assert "These are the newest." in told


def test_the_numbers_of_the_real_record_are_those_of_its_lists(record, alice):
    found = lines(alice)
    assert len(found) > 5
    for address, number, words in found:
        assert alice.get(address).context["cl"].result_count == number, (address, words)


def test_a_picture_that_wants_words_is_a_line_until_it_has_them(alice):
    post = make_post("On lunches")
    make_picture(post, alt="")
    make_picture(post, number=2, file="", alt="", original_url="http://a.example/1.jpg")
    page = markup(alice.get("/admin/"))
    assert "picture is not shown, for nobody has put it into words" in page
    assert '<a href="/admin/blog/picture/?words=none"><b>1</b>' in page
    assert "1 picture" in markup(alice.get("/admin/blog/picture/?words=none"))
    post.pictures.update(alt="A lunch.")
    assert "nobody has put" not in markup(alice.get("/admin/"))
