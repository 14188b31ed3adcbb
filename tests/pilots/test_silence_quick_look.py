"""The quick look at a page's letters never leaves out a page, or a seam, at which the pattern finds the words."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from pilots.models import Phrase
from pilots.silence.folding import folded, letters_of
from pilots.silence.matching import Pattern
from pilots.silence.seams import MOST_LEFT_OUT, Joint, Sheet, windows


def test_the_quick_look_takes_for_alike_all_letters_that_a_pattern_does():
    """Every letter that has a case, against all of them."""
    cased = "".join(sign for sign in map(chr, range(0x20000)) if sign.isalpha() and sign.lower() != sign.upper())
    cased = "".join(sorted({*folded(cased).text}))
    for sign in cased:
        for like in re.findall(re.escape(sign), cased, re.IGNORECASE):
            assert letters_of(sign) == letters_of(like)


SIGNS = st.text(st.sampled_from("aAbBiI\u0131\u00df\u1e9e\u03c3\u03c2-\n \u00ad1[]&'\u2022\u00e9"), max_size=14)


@settings(max_examples=400, deadline=None)
@given(texts=st.lists(SIGNS, max_size=3), form=st.text("abi\u00df\u03c31 &", min_size=1, max_size=4))
def test_the_quick_look_never_leaves_out_what_the_pattern_finds(texts, form):
    pattern = Pattern(Phrase(words=form))
    for window in windows([Sheet(*page) for page in enumerate(texts)], pattern.reach):
        sheet = window.sheet
        assert pattern.may_stand_on(sheet) or not pattern.signs.search(sheet.text.text)
        for foot, head in window.ways:
            joint = Joint(window.near(foot, head), 0)
            if any(joint.is_crossed(*hit.span()) for hit in pattern.signs.finditer(joint.text)):
                assert any(one.text == joint.text for one in window.joints(pattern.needles, MOST_LEFT_OUT))
