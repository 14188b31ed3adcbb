"""What nobody means well by putting into a blog: it is imported, and nothing of it runs anywhere."""

from xml.etree import ElementTree as ET

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from blog.models import Post
from tests.blog.blogs import blogger, bring_in, comment, post
from tests.blog.test_articles import FORBIDDEN, MISCHIEF
from tests.conftest import signed_in
from tests.make import make_officer
from tests.pilots.hostile import HOSTILE

pytestmark = pytest.mark.django_db


def main_of(reader, address):
    page = reader.get(address).content.decode()
    return page[page.index("<main") : page.index("</main>")]


@pytest.mark.parametrize("mischief", MISCHIEF)
def test_mischief_in_a_blog_runs_nowhere(reader, mischief):
    bring_in(
        blogger(
            post(
                title=mischief[:190],
                body=f"<p>Before.</p>{mischief}<p>After.</p>",
                author=mischief[:100],
                labels=["x"],
            ),
            comment(body=mischief, author=mischief[:80]),
        )
    )
    one = Post.objects.get()
    page = main_of(reader, one.get_absolute_url())
    assert "Before." in page
    assert not FORBIDDEN.search(one.body), one.body
    for address in (one.get_absolute_url(), "/blog/", "/search/?q=before"):
        assert "<script>alert" not in main_of(reader, address)
        assert "<img src=x" not in main_of(reader, address)
    ET.fromstring(reader.get("/blog/feed/").content)


def test_hostile_words_survive_everywhere():
    words = [one.replace("\x00", "").encode("utf-8", "ignore").decode() for one in HOSTILE]
    bring_in(blogger(*(post(f"post-{place}", title=one, body=one, labels=[one]) for place, one in enumerate(words))))
    assert Post.objects.count() == len(words)


def test_the_desk_shows_mischief_as_text():
    alice = signed_in(make_officer("Alice Ashworth", is_superuser=True))
    content = blogger(
        *(post(f"post-{place}", title=one[:190], labels=[one[:70]]) for place, one in enumerate(MISCHIEF))
    )
    file = SimpleUploadedFile("<script>alert(1)</script>.xml", content)
    page = alice.post("/admin/blog/blogimport/add/", {"file": file}, follow=True).content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert(1)" not in page
    assert "<img src=x" not in page
