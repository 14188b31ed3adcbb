"""Names of the record in a text: whole, the longest first, in their own letters, each with its sentence."""

import time

import pytest

from blog.markup import words_of
from blog.naming import named_and_not_linked
from pilots.naming import Named, Names, is_telling, names_on_record
from tests import make

KENT, COUNCIL = Named("pilot", 1, "Kent"), Named("body", 1, "Kent County Council")
LEICESTER, SHIRE = Named("pilot", 2, "Leicester and Leicestershire"), Named("body", 2, "Leicestershire")


def found(text, *named):
    """[(name, written, the sentence)] of what `text` names."""
    names = Names((thing, thing.name) for thing in named)
    return [(one.thing.name, one.written, f"{one.before}{one.written}{one.after}") for one in names.mentions([text])]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("In Kent it was counted.", ["Kent"]),
        ("Kent’s pilot, and (Kent).", ["Kent"]),
        ("We met in Kent", ["Kent"]),
        ("Kentish men, Tunkent and kent.", []),
        ("Kent County Council leads.", ["Kent County Council"]),
        ("Kent County Council leads in Kent.", ["Kent County Council", "Kent"]),
        ("Kent County\nCouncil leads.", ["Kent County Council"]),
        ("In Kent. County Council elections follow.", ["Kent"]),
        ("Leicester and Leicestershire was counted.", ["Leicester and Leicestershire"]),
        ("Leicester & Leicestershire was counted.", ["Leicester and Leicestershire"]),
        ("Leicestershire was counted.", ["Leicestershire"]),
        ("Leicester and Rutland.", []),
        ("", []),
    ],
)
def test_names_are_found_whole_and_the_longest_first(text, names):
    assert [name for name, _, _ in found(text, KENT, COUNCIL, LEICESTER, SHIRE)] == names


@pytest.mark.parametrize(
    ("name", "telling"),
    [
        ("Kent", True),
        ("IBM", True),
        ("Be Birmingham", True),
        ("be birmingham", False),
        ("Home", True),
        ("Act", False),
        ("UN", False),
        ("the county", False),
        ("", False),
        ("…", False),
    ],
)
def test_a_name_that_could_be_any_word_is_not_looked_for(name, telling):
    assert is_telling(name) is telling


def test_a_title_of_one_word_is_not_looked_for():
    assert found("A Review of Kent.", Named("document", 1, "Review")) == []
    assert found("See A Review.", Named("document", 1, "A Review")) != []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("It began. In Kent it went on! Was it so?", "In Kent it went on!"),
        ("“It began.” Kent said so. No.", "Kent said so."),
        ("A heading\nKent is below it\nAnd more", "Kent is below it"),
        ("Kent", "Kent"),
        ("It cost 7.5 million in Kent, i.e. much.", "It cost 7.5 million in Kent, i.e. much."),
    ],
)
def test_each_comes_with_the_sentence_in_which_it_stands(text, sentence):
    assert found(text, KENT) == [("Kent", "Kent", sentence)]


def test_a_very_long_sentence_is_cut_on_both_sides():
    ((_, _, shown),) = found(f"{'so ' * 500}Kent {'so ' * 500}", KENT)
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) < 500


def test_of_things_of_one_name_the_pilot_is_meant():
    branch = Named("branch", 9, "Kent")
    mentions = Names([(KENT, "Kent"), (branch, "Kent")]).mentions(["In Kent."])
    assert [(one.thing, one.is_meant) for one in mentions] == [(KENT, True), (branch, False)]


@pytest.mark.parametrize(
    ("text", "is_meant"),
    [
        ("The Kent Messenger said so.", False),
        ("The Kent Messenger, of Kent.", True),
        ("The Kent Total Place pilot.", True),
        ("Kent\nAnd more", True),
        ("Kent. And more", True),
        ("In Kent I saw it.", True),
    ],
)
def test_a_name_that_goes_on_is_of_something_else_unless_it_stands_alone_later(text, is_meant):
    assert [one.is_meant for one in Names([(KENT, "Kent")]).mentions([text])] == [is_meant]


def test_rich_text_is_read_block_by_block():
    assert words_of("<h2>Kent</h2><p>Bolton &amp; <b>Bury</b></p>") == "Kent\nBolton & Bury\n"


@pytest.mark.django_db
def test_what_a_post_names_by_any_name_and_is_not_linked_with(django_assert_num_queries):
    kent, shire = make.make_pilot("Kent"), make.make_pilot("Leicester and Leicestershire")
    shire.other_names = "Rutland\nLeicestershire"
    shire.save()
    make.make_body("Kent Police", published_at=None)
    document, cited = make.make_document("Whole systems go!"), make.make_document("A review of reviews")
    make.make_branch("Medway UNISON")
    post = make.make_post(
        "Kent again", [kent], summary="The Leicestershire pilot. Whole systems go! it says.", documents=[document]
    )
    post.body = "<p>Kent Police and Medway UNISON read <em>A review of reviews</em>.</p>"
    make.cite(post, cited)
    with django_assert_num_queries(11):  # what it is linked with, of five kinds, and cites; names of five kinds
        mentions = named_and_not_linked(post)
    assert [(one.thing.name, one.written, one.thing.is_draft) for one in mentions] == [
        ("Leicester and Leicestershire", "Leicestershire", False),
        ("Kent Police", "Kent Police", True),
        ("Medway UNISON", "Medway UNISON", False),
    ]


@pytest.mark.django_db
def test_the_real_record_is_read_in_a_post_of_its_own(record):
    mentions = names_on_record().mentions(["The Leicestershire pilot, says IGPM, is for Leicester City Council."])
    assert [(one.thing.kind, one.written) for one in mentions] == [
        ("pilot", "Leicestershire"),
        ("body", "IGPM"),
        ("body", "Leicester City Council"),
    ]


def test_ten_thousand_names_all_in_one_text_do_not_slow_it_down():
    named = [Named("body", key, f"Council of Place{key} Valley") for key in range(10_000)]
    text = " ".join(f"The {thing.name} met." for thing in named)
    begun = time.perf_counter()
    assert len(found(text, *named)) == 10_000
    assert time.perf_counter() - begun < 30  # a guard against looking for each name by itself, no stop watch
