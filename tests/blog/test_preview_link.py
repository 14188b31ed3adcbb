"""A draft at a secret address: shown as it would be, kept by nobody, ended in time or by hand."""

import datetime
import re

import pytest
import time_machine
from django.core.signing import Signer
from django.urls import reverse
from django.utils import timezone

from blog.models import Post, PreviewLink
from tests.blog.pictures import attached
from tests.make import make_pilot, make_post, make_series, make_topic
from tests.page import markup
from tests.pilots.removals import delete, officer_who_may

pytestmark = pytest.mark.django_db


def page_of(post):
    return reverse("admin:blog_post_previews", args=[post.pk])


def make_link(client, post, **fields):
    """Presses “Make a link”. Returns the address to be copied."""
    said = client.post(page_of(post), {"days": "7", "_make": "yes", **fields}, follow=True)
    found = re.findall(r'value="http://testserver(/blog/preview/[^"]+)"', markup(said))
    return found[0] if found else None


def draft(**fields):
    return make_post("Quince", published_at=None, **fields)


def test_it_shows_the_very_page_and_nothing_is_written(alice, reader):
    leeds = make_pilot("Leeds")
    post = draft(pilots=[leeds], body="<p>Leeds. [note: A note.]</p>")
    address = make_link(alice, post)
    before = Post.objects.values().get()
    response = reader.get(address)
    shown = markup(response)
    assert response.status_code == 200
    assert "<h1>Quince</h1>" in shown and "A note." in shown and 'href="/pilots/leeds/"' in shown
    assert "This is a draft. Please do not pass its address on" in shown
    assert Post.objects.values().get() == before
    assert "Share and cite" not in shown
    assert reader.get(post.get_absolute_url()).status_code == 404


def test_nobody_keeps_lists_or_learns_it(alice, reader):
    address = make_link(alice, draft())
    response = reader.get(address)
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert not response.cookies and "cookie" not in response.headers.get("Vary", "").lower()
    assert address not in response.content.decode()
    for page in ("/sitemap.xml", "/robots.txt", "/blog/", "/feed/"):
        assert "/preview/" not in reader.get(page).content.decode()


def test_it_is_the_same_for_everybody_and_only_read(alice, bob, reader):
    address = make_link(alice, draft())
    with time_machine.travel(timezone.now(), tick=False):
        assert len({client.get(address).content for client in (alice, bob, reader)}) == 1
    assert reader.post(address).status_code == 405
    assert reader.head(address).status_code == 200


@pytest.mark.parametrize(("days", "still", "over"), [("1", 0.9, 1.1), ("7", 6.9, 7.1), ("30", 29.9, 30.1)])
def test_it_ends_by_itself(alice, reader, days, still, over):
    address, now = make_link(alice, draft(), days=days), timezone.now()
    for after, code in ((still, 200), (over, 410)):
        with time_machine.travel(now + datetime.timedelta(days=after), tick=False):
            assert reader.get(address).status_code == code


def test_it_ends_by_hand_and_says_so_in_plain_words(alice, reader):
    post = draft()
    address, other = make_link(alice, post), make_link(alice, post)
    alice.post(page_of(post), {"_end": str(PreviewLink.objects.latest("pk").pk)})
    codes = sorted(reader.get(one).status_code for one in {address, other})
    assert codes == [200, 410]
    PreviewLink.objects.all().delete()
    response = reader.get(address)
    assert "This preview has ended" in markup(response) and "Quince" not in markup(response)
    assert (response.status_code, response.headers["Cache-Control"]) == (410, "private, no-store")


def test_another_number_another_signature_or_another_salt_is_nothing(alice, reader):
    address = make_link(alice, draft())
    key, _, signature = address.removeprefix("/blog/preview/").strip("/").partition(".")
    forged = [f"{int(key) + 1}.{signature}", f"{key}.{signature[:-1]}x", f"{key}.", key, f"0{key}.{signature}"]
    for token in [*forged, Signer(sep=".", salt="another").sign(key), f"٣.{signature}"]:
        assert reader.get(f"/blog/preview/{token}/").status_code == 404


def test_of_a_deleted_post_nothing_is_left(alice, reader):
    post = draft()
    address = make_link(alice, post)
    delete(alice, post)
    response = reader.get(address)
    assert response.status_code == 410 and "Quince" not in markup(response)


def test_once_it_is_public_it_leads_there(alice, reader):
    post = draft()
    address = make_link(alice, post)
    Post.objects.all().publish()
    page = markup(reader.get(address))
    assert "It is public now" in page and f'href="{post.get_absolute_url()}"' in page
    assert "This post is public" in markup(alice.get(page_of(post)))
    make_link(alice, post)
    assert PreviewLink.objects.count() == 1


def test_an_embargoed_post_can_be_read_there_too(alice, reader):
    post = make_post("Quince", published_at=timezone.now() + datetime.timedelta(days=3))
    assert reader.get(make_link(alice, post)).status_code == 200


def test_its_pictures_are_beneath_its_own_address(alice, reader):
    post = draft(body="<p>[picture 1]</p>")
    picture = attached(post)
    address = make_link(alice, post)
    assert f'src="{address}{picture.file_name(960)}"' in markup(reader.get(address))
    response = reader.get(f"{address}{picture.file_name(480)}")
    assert (response.getvalue()[:3], response.headers["Cache-Control"]) == (b"\xff\xd8\xff", "private, no-store")
    other = attached(draft(slug="other"), number=2)
    assert reader.get(f"{address}{other.file_name(480)}").status_code == 404
    PreviewLink.objects.all().delete()
    assert reader.get(f"{address}{picture.file_name(480)}").status_code == 404


def test_who_may_change_the_post_may_lend_it(bob, reader):
    post = draft()
    assert bob.get(page_of(post)).status_code == bob.post(page_of(post), {"days": 7, "_make": 1}).status_code == 403
    assert reader.get(page_of(post)).url.startswith("/admin/login/")
    reporter = officer_who_may("view_post", "change_post", "add_post")
    assert reporter.post(page_of(post), {"days": "7", "_make": "yes"}).status_code == 403  # not her own draft
    assert not PreviewLink.objects.exists()


def test_another_time_and_too_many_are_refused(alice):
    post = draft()
    assert make_link(alice, post, days="365") is None
    for _ in range(21):
        make_link(alice, post)
    assert PreviewLink.objects.count() == 20


def test_the_form_leads_to_it_as_long_as_it_is_a_draft(alice):
    post = draft()
    form = reverse("admin:blog_post_change", args=[post.pk])
    assert f'href="{page_of(post)}"' in markup(alice.get(form))
    Post.objects.all().publish()
    assert f'href="{page_of(post)}"' not in markup(alice.get(form))


def test_it_leads_to_no_page_that_is_not_there_yet(alice, reader):
    fields = {"authors": ["Nan", "Pat"], "series": make_series("The seminars"), "topics": [make_topic("Cuts")]}
    post = draft(body="<p>They met.</p>", **fields)
    page = markup(reader.get(make_link(alice, post)))
    for said in ("<b>Nan and Pat</b>", "<b>Part 1 of 1</b> of The seminars.", "Topics: Cuts "):
        assert said in page
    for address in set(re.findall(r'<a [^>]*href="(/[^"#]*)', page)):
        assert reader.get(address).status_code == 200, address
    Post.objects.publish()
    page = markup(reader.get(post.get_absolute_url()))
    assert page.count('href="/blog/authors/nan/"') == page.count('href="/blog/topics/cuts/"') == 1
