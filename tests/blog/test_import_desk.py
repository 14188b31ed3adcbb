"""A blog at the desk: uploaded, shown, imported once, and only as it was shown."""

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from blog.models import BlogImport, Comment, Post
from tests.blog.blogs import blogger, comment, post
from tests.conftest import signed_in
from tests.make import make_officer, make_pilot, make_post
from tests.page import markup

pytestmark = pytest.mark.django_db
ADD = "/admin/blog/blogimport/add/"
BLOG = blogger(post(path="/2009/11/name.html", body="<p>They met in Croydon.</p>", labels=["Cuts"]), comment())


def upload(officer, content=BLOG, **fields):
    return officer.post(ADD, {"file": SimpleUploadedFile("blog.xml", content), **fields}, follow=True)


def confirm(officer, shown=None):
    upload = BlogImport.objects.latest("pk")
    address = reverse("admin:blog_blogimport_change", args=[upload.pk])
    return officer.post(address, {"digest": shown or upload.digest}, follow=True)


def with_role(name):
    officer = make_officer(name)
    officer.groups.add(Group.objects.get(name=name))
    return signed_in(officer)


def test_the_list_of_posts_leads_to_it(alice):
    assert f'<a href="{ADD}">Import a blog</a>' in markup(alice.get("/admin/blog/post/"))
    assert "feed.atom" in markup(alice.get(ADD))


def test_it_is_shown_before_anything_is_written(alice):
    pilot = make_pilot("Croydon")
    page = markup(upload(alice))
    assert f'Link with the pilot <a href="/admin/pilots/pilot/{pilot.pk}/change/">Croydon</a>' in page
    assert "Labels that would be proposed as topics: 1" in page
    assert "1 new, 1 comment to moderate" in page
    for shown in ("Seminars and lunches", "/2009/11/name.html", "They met in <ins>Croydon</ins>.", "Cuts"):
        assert shown in page
    assert not Post.objects.exists()
    assert not Comment.objects.exists()


def test_a_yes_imports_it_once(alice):
    upload(alice)
    page = markup(confirm(alice))
    assert "It is here now." in page
    assert "/admin/blog/post/" in page
    one = Post.objects.get()
    assert f'<a href="/admin/blog/post/{one.pk}/change/">Seminars and lunches</a>' in page
    assert '<a href="#posts">its posts</a>' in page
    assert "Labels that are proposed as topics: 1" in page
    confirm(alice)
    assert Post.objects.count() == Comment.objects.count() == 1
    assert Post.objects.get().created_by.first_name == "Alice"


def test_only_what_was_shown_is_imported(alice):
    upload(alice)
    confirm(alice, shown="another plan")
    assert not Post.objects.exists()


def test_a_plan_that_does_not_hold_any_more_is_shown_anew(alice, carol):
    upload(alice)
    hers = BlogImport.objects.get()
    upload(carol)
    confirm(carol)
    page = alice.post(reverse("admin:blog_blogimport_change", args=[hers.pk]), {"digest": hers.digest}, follow=True)
    assert "Something changed here since you looked" in markup(page)
    assert "There is nothing to import" in markup(page)
    assert Post.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"", "This file is empty."), (b"Dear all,", "no blog’s export"), (BLOG[:-9], "broken at line")],
)
def test_a_file_that_is_no_blog_says_why(alice, content, told):
    page = markup(upload(alice, content))
    assert told in page
    assert "Import this blog</button>" not in page


def test_without_a_file_the_form_says_so(alice):
    response = alice.post(ADD)
    assert response.status_code == 400
    assert "Choose a file first." in markup(response)


def test_editors_import_and_others_do_not(bob):
    assert with_role("Editor").get(ADD).status_code == 200
    for officer in (bob, with_role("Reporter"), with_role("Officer")):
        assert officer.get(ADD).status_code == 403
        assert upload(officer).status_code == 403
        assert "Import a blog" not in markup(officer.get("/admin/blog/post/"))
    assert not BlogImport.objects.exists()


def test_who_may_look_only_sees_the_list_and_no_button(alice):
    upload(alice)
    one = BlogImport.objects.get()
    page = markup(alice.get("/admin/blog/blogimport/"))
    assert "blog.xml" in page
    assert "Ready to be imported" in page
    assert with_role("Officer").get(reverse("admin:blog_blogimport_change", args=[one.pk])).status_code == 403


def test_progress_is_told_in_words(alice):
    upload(alice)
    one = BlogImport.objects.get()
    told = alice.get(reverse("admin:blog_blogimport_progress", args=[one.pk])).json()
    assert told["ended"]
    assert told["words"]


def test_a_large_blog_is_a_task(alice, monkeypatch):
    monkeypatch.setattr("blog.admin.blog_import.LARGE", 10)
    assert "1 new" in markup(upload(alice))
    assert "It is here now." in markup(confirm(alice))


def test_the_blog_that_stays_where_it_is(alice):
    make_post("Before")
    upload(alice, is_elsewhere="on")
    confirm(alice)
    assert Post.objects.latest("pk").original_url == "http://old.example.org/2009/11/name.html"
