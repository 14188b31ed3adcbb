"""After a post is saved the desk asks whether what stands in its text shall be linked; nothing is added silently."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from blog.models import Post
from pilots.history import Edit
from tests import make
from tests.conftest import signed_in
from tests.page import markup, press

pytestmark = pytest.mark.django_db
LIST = reverse("admin:blog_post_changelist")


def names_of(post):
    return reverse("admin:blog_post_names", args=[post.pk])


def change_of(post):
    return reverse("admin:blog_post_change", args=[post.pk])


@pytest.fixture
def post():
    for name in ("Kent", "Leicestershire"):
        make.make_pilot(name)
    return make.make_post("On Kent", summary="The council of Leicestershire met. In Kent too.")


def save(client, post, **fields):
    return press(client, change_of(post), **fields).url


def test_a_saved_post_leads_to_the_names_in_it_and_links_nothing(alice, post):
    assert save(alice, post) == names_of(post)
    page = markup(alice.get(names_of(post)))
    assert "The council of <mark>Leicestershire</mark> met." in page
    assert page.count(" checked>") == 2
    assert not post.pilots.exists()


def test_a_post_that_names_nothing_leads_to_the_list_as_ever(alice):
    assert save(alice, make.make_post()) == LIST


def test_a_new_post_is_asked_about_too(alice, post):
    new = {"title": "Kent anew", "slug": "kent-anew", "summary": "Well."}
    assert press(alice, reverse("admin:blog_post_add"), **new).url == names_of(Post.objects.get(slug="kent-anew"))


def test_only_what_is_ticked_is_linked_and_the_history_says_why(alice, post):
    chosen, other = post_pilots(post)
    answer = alice.post(names_of(post), {"_link": "yes", "version": post.version, "name": f"pilot-{chosen.pk}"})
    assert answer.url == LIST
    assert list(post.pilots.all()) == [chosen]
    edit = Edit.objects.get()
    assert (edit.kind, edit.object_id, edit.by.first_name) == ("blog.post", post.pk, "Alice")
    assert [row.edit for row in post.pilot_links.get().history.all()] == [edit]
    assert other not in post.pilots.all()


def post_pilots(post):
    """The pilots that the text of `post` names, in its order."""
    model = Post.pilots.rel.model
    return model.objects.get(name="Kent"), model.objects.get(name="Leicestershire")


@pytest.mark.parametrize("button", ["_link", "_none"])
def test_what_was_refused_is_not_asked_again_until_the_text_changes(alice, post, button):
    kent, _ = post_pilots(post)
    alice.post(names_of(post), {button: "yes", "version": post.version, "name": f"pilot-{kent.pk}"})
    assert save(alice, post, blog_name="A blog") == LIST
    assert "<mark>Leicestershire</mark>" in markup(alice.get(names_of(post)))  # by the tool it is there
    assert save(alice, post, summary="In Leicestershire they met.") == names_of(post)


def test_not_these_links_nothing_whatever_is_ticked(alice, post):
    kent, _ = post_pilots(post)
    alice.post(names_of(post), {"_none": "yes", "version": post.version, "name": f"pilot-{kent.pk}"})
    assert not post.pilots.exists()


def test_a_thing_that_does_not_stand_in_the_text_is_not_linked_by_a_forged_form(alice, post):
    leeds = make.make_pilot("Leeds")
    alice.post(names_of(post), {"_link": "yes", "version": post.version, "name": [f"pilot-{leeds.pk}", "post-1", "x"]})
    assert not post.pilots.exists()


@pytest.mark.parametrize("version", ["0", "", "x", "²"])
def test_a_post_that_somebody_changed_meanwhile_is_looked_at_once_more(alice, post, version):
    kent, _ = post_pilots(post)
    answer = alice.post(names_of(post), {"_link": "yes", "version": version, "name": f"pilot-{kent.pk}"}, follow=True)
    assert answer.redirect_chain == [(names_of(post), 302)]
    assert "Somebody changed this post" in answer.content.decode()
    assert not post.pilots.exists()


def test_looking_writes_nothing(alice, post):
    before = Post.objects.values().get()
    alice.get(names_of(post))
    assert Post.objects.values().get() == before
    assert not Edit.objects.exists()


def test_a_draft_is_offered_as_one(alice):
    make.make_pilot("Quincetown", published_at=None)
    post = make.make_post("Quincetown")
    assert "Pilot, a draft" in markup(alice.get(names_of(post)))


def test_a_post_without_names_says_so(alice):
    assert "No pilot, body, branch, document or committee on record" in markup(alice.get(names_of(make.make_post())))


@pytest.mark.parametrize(("public", "own", "may"), [(False, True, True), (False, False, False), (True, True, False)])
def test_a_reporter_links_her_own_drafts_only(post, public, own, may):
    carol = make.make_officer("Carol Cole")
    carol.user_permissions.set(Permission.objects.filter(codename__in=["change_post", "view_post", "add_post"]))
    Post.objects.update(created_by=carol if own else None)
    if not public:
        Post.objects.update(published_at=None)
    post.refresh_from_db()
    client = signed_in(carol)
    given = {"_link": "yes", "version": post.version, "name": f"pilot-{post_pilots(post)[0].pk}"}
    status = 302 if may else 403
    assert (client.get(names_of(post)).status_code, client.post(names_of(post), given).status_code) == (
        200 if may else 403,
        status,
    )
    assert post.pilots.exists() is may


def test_an_officer_without_rights_and_a_reader_are_kept_out(bob, reader, post):
    assert bob.get(names_of(post)).status_code == 403
    assert reader.get(names_of(post)).url.startswith("/admin/login/")
