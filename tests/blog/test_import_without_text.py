"""A post that had no text on its old blog is an article whose text is lost, and nothing else is said of it."""

import pytest

from blog.models import Post
from tests.blog.blogs import blogger, bring_in, post
from tests.page import markup

pytestmark = pytest.mark.django_db
FALSE = ("Our summary, not the author’s words", "unverified</", "address was not found", "to read.")


@pytest.fixture
def empty():
    bring_in(blogger(post(title="Empty", body="", path="/2009/12/empty.html")))
    return Post.objects.get()


def test_its_page_says_that_its_text_is_lost_and_nothing_false(reader, empty):
    page = markup(reader.get(empty.get_absolute_url()))
    page = page[page.index("<h1>Empty</h1>") : page.index('aria-label="What is in it"')]
    assert "It had no text on the blog that it comes from." in page
    assert [words for words in FALSE if words in page] == []


@pytest.mark.parametrize("address", ["/blog/", "/blog/feed/"])
def test_no_list_and_no_feed_calls_it_our_summary(reader, empty, address):
    page = reader.get(address).text
    assert "It had no text on the blog" in page
    assert "Our summary" not in page


def test_with_a_summary_of_ours_it_is_one(reader, empty):
    Post.objects.update(summary="It told of the lunches.")
    assert "Our summary, not the author’s words" in reader.get(empty.get_absolute_url()).text


def test_a_whole_article_of_a_blog_that_stays_where_it_is_is_not_our_summary(reader):
    bring_in(blogger(post(path="/2009/11/name.html")), is_elsewhere=True)
    page = reader.get(Post.objects.get().get_absolute_url()).text
    assert "They met." in page
    assert "Our summary" not in page
    assert 'href="http://old.example.org/2009/11/name.html"' in page
