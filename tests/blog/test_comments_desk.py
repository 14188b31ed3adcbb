"""Comments at the desk: read whole, the most urgent first, and shown, refused or deleted for good."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.utils import timezone

from blog.models import Comment
from pilots.models import Deletion
from tests.conftest import signed_in
from tests.make import make_comment, make_officer, make_post
from tests.page import markup

pytestmark = pytest.mark.django_db
LIST = "/admin/blog/comment/"


@pytest.fixture
def post():
    return make_post("In a bad place")


def read_in_list(client):
    """What the list as it is now says of each comment, as its form sends it back."""
    return dict(re.findall(r'name="(_read-\d+)" value="([^"]+)"', client.get(LIST).content.decode()))


def act(client, action, *comments, read=None, **more):
    """Ticks these in the list as it is now, or as it was `read`, and does `action`."""
    ticked = {"action": action, "_selected_action": [one.pk for one in comments]}
    read = read_in_list(client) if read is None else read
    return client.post(LIST, {**ticked, **read, **more}, follow=True)


def words_of(answer):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def test_the_most_urgent_stand_first(alice, post):
    made = {"Decided": {}, "Imported": {"state": "waiting", "imported_as": "x"}, "Waiting": {"state": "waiting"}}
    for name, fields in {**made, "Refused": {"state": "refused"}, "Reported": {"reports": 2}}.items():
        make_comment(post, name=name, **fields)
    names = re.findall(r"<td class=\"field-who\"><b>(\w+)</b>", markup(alice.get(LIST)))
    assert names == ["Reported", "Waiting", "Imported", "Refused", "Decided"]


def test_the_list_shows_all_that_a_decision_needs_and_no_mail_address(alice, post):
    text = "First line.\nSecond & <b>bold</b>.\n\n" + "long " * 200
    comment = make_comment(post, text, address="sam@example.org", reports=2, reported_why="It names me.\nRude.\n")
    for page in (markup(alice.get(LIST)), markup(alice.get(f"{LIST}{comment.pk}/change/"))):
        assert "sam@example.org" not in page
        assert "Second &amp; &lt;b&gt;bold&lt;/b&gt;." in page
        assert page.count("long ") == 200 or page.count("long") == 200
    page = markup(alice.get(LIST))
    assert "<b>2 reports</b><br>“It names me.”<br>“Rude.”" in page
    assert f'<a href="{comment.get_absolute_url()}">In a bad place</a>' in page


def test_an_imported_one_says_so(alice, post):
    make_comment(post, imported_as="tag:blogger.com,1999:1", state="waiting")
    assert ", imported<br>" in markup(alice.get(LIST))


@pytest.mark.parametrize(("action", "state"), [("show", "shown"), ("refuse", "refused")])
def test_many_are_decided_at_once(alice, post, action, state):
    comments = [make_comment(post, f"{i}", state="waiting", reports=i, reported_why="Rude.\n") for i in range(3)]
    act(alice, action, *comments[:2])
    states = dict(Comment.objects.values_list("pk", "state"))
    assert [states[one.pk] for one in comments] == [state, state, "waiting"]
    decided = Comment.objects.get(pk=comments[1].pk)
    assert str(decided.decided_by) == "Alice Ashworth"
    assert timezone.now() - decided.decided_at < timedelta(minutes=1)
    assert (decided.reports, decided.reported_why) == (0, "")
    assert "by Alice Ashworth, " in alice.get(LIST).content.decode()


def test_what_its_writer_changed_meanwhile_is_left_to_be_read_again(alice, post):
    comment = make_comment(post, "Harmless.", state="waiting")
    read = read_in_list(alice)
    Comment.objects.edit(comment, text="Harmful.")
    answer = act(alice, "show", comment, read=read)
    assert "A member on “In a bad place” (its writer changed it). Read them again." in words_of(answer)
    assert Comment.objects.get().state == "waiting"
    act(alice, "show", comment)
    assert Comment.objects.get().state == "shown"


def test_deleted_is_deleted_for_good(alice, post):
    comment = make_comment(post, "Elderberry.", name="Gooseberry")
    assert "Are you sure" in act(alice, "delete_selected", comment).content.decode()
    act(alice, "delete_selected", comment, post="yes")
    assert Comment.objects.count() == LogEntry.objects.count() == Deletion.objects.count() == 0


def test_one_is_deleted_from_its_page_and_nothing_remembers_it(alice, post):
    comment = make_comment(post)
    alice.post(f"{LIST}{comment.pk}/delete/", {"post": "yes"})
    assert Comment.objects.count() == LogEntry.objects.count() == 0


def test_the_bin_keeps_a_post_and_not_what_readers_wrote_below_it(alice, post):
    make_comment(post, "Elderberry.", address="sam@example.org")
    page = alice.get(f"/admin/blog/post/{post.pk}/delete/").content.decode()
    assert "but for comments: these go for good" in page
    version = re.search(r'name="version" value="(\d+)"', page)[1]
    alice.post(f"/admin/blog/post/{post.pk}/delete/", {"reason": "A test.", "instead": "", "version": version})
    kept = str(Deletion.objects.values().get())
    assert "In a bad place" in kept
    assert "Elderberry" not in kept and "sam@example.org" not in kept
    assert Comment.objects.count() == 0


def test_nobody_changes_the_words_of_readers_or_writes_in_their_name(alice, post):
    comment = make_comment(post)
    assert alice.get(f"{LIST}add/").status_code == 403
    alice.post(f"{LIST}{comment.pk}/change/", {"text": "I was happy.", "state": "refused"})
    comment.refresh_from_db()
    assert (comment.text, comment.state) == ("It was the same with us.", "shown")


@pytest.mark.parametrize(("role", "may"), [("Editor", True), ("Administrator", True), ("Officer", False)])
def test_editors_decide_and_nobody_else(post, role, may):
    officer = make_officer(f"{role} Ashworth")
    officer.groups.add(Group.objects.get(name=role))
    client, comment = signed_in(officer), make_comment(post, state="waiting")
    assert client.get(LIST).status_code == (200 if may else 403)
    assert ("comment waits to be shown or refused" in client.get("/admin/").content.decode()) is may
    act(client, "show", comment)
    assert Comment.objects.get().state == ("shown" if may else "waiting")


@pytest.mark.parametrize("query", ["state=waiting", "state=reported", "from=import", "q=quince", "state=nonsense"])
def test_the_list_is_filtered_and_searched(alice, post, query):
    make_comment(post, "Waits.", state="waiting")
    make_comment(post, "Reported.", reports=1)
    make_comment(post, "Imported.", imported_as="x")
    make_comment(post, "A quince.", state="refused")
    words = {"waiting": "Waits", "reported": "Reported", "import": "Imported", "quince": "A quince"}
    found = re.findall(r'<td class="field-words">([^.]+)\.', markup(alice.get(f"{LIST}?{query}")))
    assert sorted(found) == sorted([words[query.split("=")[1]]] if "nonsense" not in query else words.values())
