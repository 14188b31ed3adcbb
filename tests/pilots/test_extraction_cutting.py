"""Files that have no pages of their own, and files made to keep us busy."""

import io
import time
import zipfile

import pytest

from pilots.extraction.judging import Sheet, judge
from pilots.extraction.kinds import kind_of
from tests.pilots.papers import make_docx, make_odt, run, told

LINE = "The county will consult the trade unions on every post. "


@pytest.fixture(scope="module")
def long_text():
    return "\n\n".join([LINE * 10] * 450)  # 250,000 letters


@pytest.mark.parametrize(
    "make",
    [
        str.encode,
        lambda text: make_docx("".join(f"<w:p>{run(part)}</w:p><w:p/>" for part in text.split("\n\n"))),
        lambda text: make_odt("".join(f"<text:p>{part}</text:p><text:p/>" for part in text.split("\n\n"))),
        lambda text: b"<html><img src=logo.png>" + text.replace("\n\n", "<p>").encode(),
    ],
    ids=["text", "docx", "odt", "html"],
)
def test_a_long_text_without_pages_is_cut_where_it_pauses(long_text, make):
    total, *pages = told(make(long_text))
    assert total == {"total": len(pages), "cut": 20_000}
    assert 12 < len(pages) < 15
    assert {page["state"] for page in pages} == {"readable"}
    assert all(len(page["text"]) <= 20_000 and page["text"].rstrip().endswith("post.") for page in pages)
    assert "\n".join(page["text"] for page in pages).split() == long_text.split()


def test_a_text_without_a_pause_loses_nothing_and_a_short_one_is_one_page():
    assert [len(page["text"]) for page in told(b"x" * 45_000)[1:]] == [20_000, 20_000, 5_000]
    assert [page["text"][-1] for page in told(b"word " * 8_000)[1:]] == [" ", " "]
    assert told(b"Short")[0] == {"total": 1, "cut": 0}


def test_what_is_forged_to_keep_the_desk_busy_is_told_at_once():
    many = io.BytesIO()
    with zipfile.ZipFile(many, "w") as archive:
        for number in range(5_001):
            archive.writestr(zipfile.ZipInfo(f"{number}"), b"")
    began = time.process_time()
    for content, kind in ((b"<!---->" * 1_000 + b"x", "txt"), (b"<!---->\n" * 900 + b"<html>", "html")):
        assert kind_of(io.BytesIO(content))[0] == kind
    kind, sentence = kind_of(many)
    assert (kind, sentence.partition(".")[0]) == ("unknown", "This file holds far more parts than a document does")
    assert time.process_time() - began < 15


def test_all_words_that_a_web_page_shows_are_read():
    html = (
        b"<html><svg><title>never</title><style>b{}</style><text>Drawn<tspan> on</tspan></text></svg>"
        b"<input value='Filled in'><input type=hidden value=never><input type=PASSWORD value=never>"
        b"<input placeholder='Left empty'><p><![CDATA[Set apart]]>" + b" word" * 25
    )
    text = told(html)[1]["text"]
    assert text.splitlines()[:2] == ["Drawn on", "Filled in Left empty"]
    assert "Set apart" in text and "never" not in text


@pytest.mark.parametrize(
    ("run", "state"),
    [
        ("u n i o n s", "failed"),
        ("t r a d e   u n i o n", "failed"),
        ("T r a d e", "readable"),
        ("A B C D E F G H", "readable"),
        ("J F M A M J J A S O N D", "readable"),
        ("Y N N Y Y N Y", "readable"),
    ],
)
def test_a_page_with_a_word_set_letter_by_letter_is_not_read(run, state):
    assert judge(Sheet(f"{LINE * 3}\n{run}\n{LINE}"), 10_000)[0] == state
