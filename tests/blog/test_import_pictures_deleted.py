"""A picture that an officer took away does not come back with the blog that it came from."""

import pytest

from blog.models import Picture, Post
from tests.blog.blogs import blogger, bring_in, post
from tests.pilots.removals import bring_back, delete

pytestmark = pytest.mark.django_db
TWO = "<p>One</p><img src='http://a.example/1.jpg'><img src='http://a.example/2.jpg'>"


@pytest.fixture
def without_first(alice):
    bring_in(blogger(post(body=TWO)))
    delete(alice, Picture.objects.get(number=1))


def numbers():
    return list(Picture.objects.values_list("number", "original_url"))


def test_one_that_was_deleted_stays_away_and_so_does_its_place(without_first):
    bring_in(blogger(post(body=TWO.replace("One", "Changed"))))
    assert numbers() == [(2, "http://a.example/2.jpg")]
    assert Post.objects.get().body == "<p>Changed</p>\n<p>[picture 2]</p>"


def test_a_new_one_does_not_take_its_number(without_first):
    bring_in(blogger(post(body=TWO + "<img src='http://a.example/3.jpg'>")))
    assert numbers() == [(2, "http://a.example/2.jpg"), (3, "http://a.example/3.jpg")]


def test_one_that_an_officer_brought_back_is_here(alice, without_first):
    bring_back(alice)
    bring_in(blogger(post(body=TWO.replace("One", "Changed"))))
    assert numbers() == [(1, "http://a.example/1.jpg"), (2, "http://a.example/2.jpg")]
    assert "[picture 1]" in Post.objects.get().body


def test_one_that_she_attached_keeps_its_number(without_first):
    Picture.objects.create(post=Post.objects.get(), number=7)
    bring_in(blogger(post(body=TWO + "<img src='http://a.example/3.jpg'>")))
    assert [number for number, _ in numbers()] == [2, 7, 8]


def test_the_same_file_again_changes_nothing(without_first):
    assert bring_in(blogger(post(body=TWO))).is_empty
