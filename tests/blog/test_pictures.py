"""Pictures in articles: where they stand, who gets their files, how they are attached and taken away."""

import datetime
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from blog.models import Picture, Post
from tests.blog.pictures import attached, change_page, files_of, photo
from tests.make import make_picture, make_post
from tests.page import form_on, markup, press

pytestmark = pytest.mark.django_db
PHOTO = photo(1000, 600)
PLACE = "<p>Before.</p><p>[picture 1]</p><p>After.</p>"
ADD = reverse("admin:blog_post_add")


def upload(content=PHOTO, name="IMG_0001.JPG"):
    return SimpleUploadedFile(name, content)


def row(number=0, **fields):
    """The fields of one row to be attached."""
    fields = {"upload": upload(), "alt": "Empty desks.", **fields}
    return {
        "pictures-2-TOTAL_FORMS": number + 1,
        **{f"pictures-2-{number}-{name}": one for name, one in fields.items()},
    }


def article_on(reader, post):
    page = markup(reader.get(post.get_absolute_url()))
    return page[page.index('<div class="prose">') : page.index("</div>", page.index('<div class="prose">'))]


def test_a_picture_stands_where_the_article_says_so(reader):
    post = make_post(body=PLACE)
    picture = attached(post, caption="The office {0}, 2009 <b>", credit="A member, CC BY 4.0")
    at = f"/blog/pictures/{picture.key}"
    assert article_on(reader, post) == (
        f'<div class="prose"><p>Before.</p><figure><img src="{at}-960.jpg" '
        f'srcset="{at}-480.jpg 480w, {at}-960.jpg 960w, {at}-1000.jpg 1000w" sizes="(max-width:40rem) 92vw, 38rem" '
        'width="1000" height="600" alt="Empty desks." loading="lazy"><figcaption class="small">'
        "<span>The office {0}, 2009 &lt;b&gt;</span><span>A member, CC BY 4.0</span></figcaption></figure>"
        "<p>After.</p>"
    )


@pytest.mark.parametrize("fields", [None, {"file": ""}, {"alt": ""}, {"number": 2}])
def test_where_there_is_no_picture_to_show_the_words_vanish(reader, fields):
    post = make_post(body=PLACE)
    if fields is not None:
        make_picture(post, **fields)
    assert article_on(reader, post) == '<div class="prose"><p>Before.</p><p>After.</p>'


@pytest.mark.parametrize(
    ("body", "drawn"),
    [
        ("<p>A<br>[picture 1]<br>B</p>", "<p>A</p>FIGURE<p>B</p>"),
        ("<p>[picture 1]<br>[Picture 1]</p>", "FIGUREFIGURE"),
        ("<p>A [picture 1] B</p>", "<p>A B</p>FIGURE"),
        ('<p><a href="https://example.org/a.jpg">[picture 1]</a></p>', "FIGURE"),
        ("<ul><li>A [picture 1]</li></ul>", "<ul><li>A FIGURE</li></ul>"),
        ("<h2>A [picture 1]</h2><p>B</p>", "<h2>A </h2>FIGURE<p>B</p>"),
        ("<p>[picture one] [picture 12345]</p>", "<p>[picture one] [picture 12345]</p>"),
    ],
)
def test_it_is_never_within_a_paragraph(reader, body, drawn):
    post = make_post(body=body)
    make_picture(post)
    text = re.sub(r"<figure>.*?</figure>", "FIGURE", article_on(reader, post))
    assert text.removeprefix('<div class="prose">') == drawn


def test_readers_get_the_file_of_a_public_post_and_no_browser_runs_it(reader):
    picture = attached(make_post(body=PLACE))
    response = reader.get(f"/blog/pictures/{picture.file_name(480)}")
    assert b"".join(response.streaming_content).startswith(b"\xff\xd8\xff")
    headers = response.headers
    assert (headers["Content-Type"], headers["X-Content-Type-Options"]) == ("image/jpeg", "nosniff")
    assert headers["Cache-Control"] == "public, max-age=86400"
    assert "Set-Cookie" not in headers and "cookie" not in headers.get("Vary", "").lower()
    assert "sandbox" in headers["Content-Security-Policy"]


def test_no_other_size_kind_or_key_is_there(reader):
    picture = attached(make_post())
    for name in (picture.file_name(481), f"{picture.key}-480.png", f"{'0' * 32}-480.jpg", f"{picture.key}-480.svg"):
        assert reader.get(f"/blog/pictures/{name}").status_code == 404
    picture.file.storage.delete(picture.stored_name(480))
    assert reader.get(f"/blog/pictures/{picture.file_name(480)}").status_code == 404


@pytest.mark.parametrize("at", [None, timezone.now() + datetime.timedelta(days=1)])
def test_a_drafts_picture_is_for_officers_only(reader, alice, bob, at):
    post = make_post(body=PLACE, published_at=at)
    picture = attached(post)
    name = picture.file_name(480)
    assert reader.get(f"/blog/pictures/{name}").status_code == alice.get(f"/blog/pictures/{name}").status_code == 404
    preview = markup(alice.get(reverse("admin:blog_post_preview", args=[post.pk])))
    assert f'src="/admin/blog/picture/files/{picture.file_name(960)}"' in preview
    response = alice.get(f"/admin/blog/picture/files/{name}")
    assert response.getvalue().startswith(b"\xff\xd8\xff")
    assert response.headers["Cache-Control"].startswith("private, no-store")
    assert bob.get(f"/admin/blog/picture/files/{name}").status_code == 403


def test_a_picture_is_attached_on_the_form_under_our_own_name(alice):
    press(alice, ADD, title="A post", slug="a-post", body=PLACE, **row(caption="The office"))
    picture = Picture.objects.get()
    assert (picture.number, picture.alt, picture.caption, picture.width) == (1, "Empty desks.", "The office", 1000)
    assert picture.file.name == f"pictures/{picture.key}-1000.jpg"
    assert all(picture.file.storage.exists(name) for name in files_of(picture))


def test_without_words_or_with_something_else_it_is_refused(alice):
    refused = press(alice, ADD, title="A", slug="a", body=PLACE, **row(alt=" "))
    assert "Without these words it is not shown" in markup(refused)
    refused = press(
        alice, ADD, title="A", slug="a", body=PLACE, **row(upload=upload(b"<svg onload=alert(1)>", "a.jpg"))
    )
    assert "This is an SVG drawing" in markup(refused)
    assert not Post.objects.exists()


def test_they_are_numbered_on_and_a_noted_one_gets_its_file_by_its_number(alice):
    post = make_post(body=PLACE)
    noted = make_picture(post, number=3, file="", alt="", original_url="https://blog.example.org/a.jpg")
    press(alice, change_page(post), **row(number=0))
    assert sorted(Picture.objects.values_list("number", flat=True)) == [3, 4]
    said = press(alice, change_page(post), **{**row(alt="As it was."), "pictures-2-0-wanted": "3"})
    print(said.url, Picture.objects.values_list("pk", "number", "alt", "file"), markup(alice.get(said.url))[-3000:])
    noted.refresh_from_db()
    assert (noted.alt, bool(noted.file), Picture.objects.count()) == ("As it was.", True, 2)
    refused = press(alice, change_page(post), **{**row(), "pictures-2-0-wanted": "3"})
    assert "There is a picture 3 already" in markup(refused)


def test_the_desk_says_which_are_missing_and_which_stand_nowhere(alice):
    post = make_post(body=PLACE)
    make_picture(post, number=2)
    page = markup(alice.post(change_page(post), form_of(alice, post), follow=True))
    assert "The article says [picture 1], and there is no such picture" in page
    assert "Nowhere in the article yet: [picture 2]" in page
    assert "Nowhere yet: write [picture 2] on a line of its own." in markup(alice.get(change_page(post)))


def form_of(client, post):
    return {**form_on(client.get(change_page(post)), "post_form"), "_save": "yes"}
