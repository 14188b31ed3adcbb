"""What takes long by its length takes no longer than that: twice the blanks, names or tags, twice the time."""

import io
import time

import pytest

from blog.importing.parsing import Reader
from blog.importing.tidying import Tidier
from blog.promises import promises_in
from pilots.naming import Named, Names, Sentences

pytestmark = pytest.mark.looks
FAR_TOO_LONG = 7  # seconds of computing; the longest takes two
KENT = Names([(Named("pilot", 1, "Kent"), "Kent")])
BLANKS = [" " * 200_000, "\t \xa0" * 70_000, "\n" * 200_000, ' "' * 100_000, ". " * 100_000, " \n x" * 50_000]


@pytest.fixture(autouse=True)
def _quick():
    began = time.process_time()
    yield
    assert time.process_time() - began < FAR_TOO_LONG


@pytest.mark.parametrize("blanks", BLANKS)
def test_names_between_blanks(blanks):
    (one,) = KENT.mentions([f"Kent{blanks}x"])
    assert one.written == "Kent"


@pytest.mark.parametrize("blanks", BLANKS)
def test_promises_between_blanks(blanks):
    assert list(promises_in(f"We will{blanks}ask."))[1:] == []


def test_a_line_ends_a_sentence_as_before():
    sentences = Sentences("One \n two. three.” \n\n Four (five!)  \t\n six\n")
    spans = zip(sentences.first, sentences.last[1:], strict=False)
    assert [sentences.text[slice(*span)] for span in spans] == ["One", "two. three.", "Four (five!)", "six", ""]


def test_frames_of_many_places():
    tidier = Tidier()
    tidier.read("".join(f"<iframe src=//a{number}.example></iframe>" for number in range(45_000)))
    assert len(tidier.oddities) == 45_000


def test_a_title_of_many_lines():
    title = "a\n" * 400_000
    name = Reader([].append).read(io.BytesIO(f"<rss><channel><title>\n\n{title}</title></channel></rss>".encode()))
    assert name == ("a " * 60).strip()
