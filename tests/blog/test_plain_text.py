"""What readers write is plain text: which web addresses in it become links, and where they end."""

import pytest

from blog.plain_text import parts, plain

pytestmark = pytest.mark.looks
WIKI = "https://en.wikipedia.org/wiki/Total_Place_(UK)"


def links(line):
    """[(what is shown, where it leads), …]"""
    return [(words, address) for words, address in parts(line) if address]


@pytest.mark.parametrize(
    ("line", "address"),
    [
        (f"See {WIKI}.", WIKI),
        (f"(See {WIKI})", WIKI),
        (f"(See [{WIKI}], too.)", WIKI),
        ("(https://example.org/a)", "https://example.org/a"),
        ("Is it https://example.org/a_?", "https://example.org/a_"),
        ("*https://example.org/a*, _https://example.org/a_!", "https://example.org/a"),
        ("https://example.org/a*", "https://example.org/a*"),
        ("HTTPS://example.org/?a=[1]&b", "HTTPS://example.org/?a=[1]&b"),
    ],
)
def test_an_address_keeps_what_belongs_to_it_and_leaves_the_rest_to_the_sentence(line, address):
    assert set(links(line)) == {(address, address)}
    assert "".join(words for words, _ in parts(line)) == line


@pytest.mark.parametrize("line", ["www.example.org/b", "See www.example.org/b.", "(www.example.org/b)"])
def test_an_address_without_its_scheme_becomes_a_link(line):
    assert links(line) == [("www.example.org/b", "https://www.example.org/b")]
    assert "".join(words for words, _ in parts(line)) == line


@pytest.mark.parametrize(
    "line", ["www.", "www.example", "www. example.org", "awww.example.org", "me@www.example.org", "http://", "www..."]
)
def test_what_is_no_address_is_no_link(line):
    assert links(line) == []


def test_what_joins_letters_stays_and_what_has_no_width_goes():
    assert plain("\u200bA\u200f family\ufeff: \U0001f469\u200d\U0001f467\u3164") == (
        "A family: \U0001f469\u200d\U0001f467\u3164"
    )
    assert plain("\u3164 \u200d\n\u2800") == ""
