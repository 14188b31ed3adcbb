"""Our own sentences are for readers of twelve and up: the school year they ask for, by Flesch and Kincaid.

A rule of thumb, made for running text. Names, numbers and what stands in quotation marks are not ours to shorten, so
they are left out, and so are labels: texts of fewer than four words, or without a full stop.
"""

import re
from html.parser import HTMLParser

import pytest

BLOCKS = {"p", "li", "dd", "dt", "h1", "h2", "h3", "caption", "figcaption"}
PASSED_OVER = {"nav", "header", "footer", "svg", "table", "script", "b", "sup"}  # in bold stand names
SENTENCE = re.compile(r"[^.!?]+[.!?]")
QUOTED = re.compile(r"[“‘][^”’]*[”’]")
NAME = re.compile(r"(?<=[a-z,;:)] )[A-Z][\w’'-]*")  # a capital inside a sentence
WORD = re.compile(r"[A-Za-z]+(?:[’'-][A-Za-z]+)*")


class Prose(HTMLParser):
    """`texts`: what the blocks of a page say, without what is passed over and the list of sources."""

    def __init__(self, page):
        super().__init__()
        self.texts, self.inside = [""], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        if tag in PASSED_OVER or "notes" in (dict(attrs).get("class") or "").split() or tag in self.inside:
            self.inside.append(tag)
        if tag in BLOCKS:
            self.texts.append("")

    def handle_endtag(self, tag):
        if tag in self.inside:
            self.inside.remove(tag)
        if tag in BLOCKS:
            self.texts.append("")

    def handle_data(self, text):
        if not self.inside:
            self.texts[-1] += text


def syllables(word):
    """Groups of vowels, without an e that nobody says."""
    said = re.sub(r"[^laeiouyscgxz]es$|(?<![td])ed$|[^laeiouy]e$", "", word.lower())
    return max(1, len(re.findall(r"[aeiouy]{1,2}", said)))


def sentences(page):
    """Our sentences on a page, each as a list of words."""
    for text in Prose(page).texts:
        for sentence in SENTENCE.findall(" ".join(QUOTED.sub(" ", text).split())):
            words = WORD.findall(NAME.sub(" ", sentence))
            if len(words) > 3:
                yield words


def grade(said):
    """The school year that can read these sentences; add five for the age."""
    words = [word for sentence in said for word in sentence]
    return 0.39 * len(words) / len(said) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def test_syllables_are_counted_as_they_are_said():
    counts = {"place": 1, "counted": 2, "joined": 1, "pilots": 2, "employer": 3, "table": 2, "services": 3, "the": 1}
    assert {word: syllables(word) for word in counts} == counts


def test_long_words_in_long_sentences_are_found_hard():
    hard = "<p>Organisational transformation necessitates comprehensive collaborative commissioning of provision.</p>"
    assert grade(list(sentences(hard))) > 20
    assert grade(list(sentences("<p>We count the money. We ask who does the work.</p>"))) < 4


def test_names_numbers_titles_labels_and_sources_are_not_counted():
    page = "<p>In 2009 the Treasury wrote “A long title.” of its own.</p><p>Show them all</p>"
    assert list(sentences(f"{page}<ol class=notes><li>It is a source.</ol>")) == [
        ["In", "the", "wrote", "of", "its", "own"]
    ]


@pytest.mark.parametrize(("address", "most", "least"), [("/", 8, 10), ("/glossary/", 8, 20), ("/about/", 9, 20)])
def test_our_own_words_are_plain(record, reader, address, most, least):
    said = list(sentences(reader.get(address).content.decode()))
    assert len(said) >= least
    hardest = sorted(said, key=lambda words: -grade([words]))[:3]
    assert grade(said) <= most, "\n".join(" ".join(words) for words in hardest)
