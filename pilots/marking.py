"""A document's own text with what was looked for marked in it. The text is never trusted: all of it is escaped."""

from pilots.search.glossary import asked
from pilots.search.marks import marks_in, with_marks
from pilots.silence.folding import folded
from pilots.silence.matching import Pattern, Search
from pilots.silence.quoting import Reading


def phrase_spans(phrase, text):
    """Where a watched phrase stands in `text`, as (start, end) pairs."""
    return list(Search(Pattern(phrase)).found(folded(text), 0))


def quotation_spans(quotation, page, pages):
    """Where a quotation stands on `page`, which may only hold a part of it: `pages` has its neighbours, too."""
    reading = Reading((one.number, one.text) for one in pages if one.text)
    return sorted(reading.places(quotation).get(page.number, []))


def text_of(page, pages, looked_for):
    """The text of `page` with what a `LookForm` asks for marked. `pages` are it and its neighbours."""
    phrase, claim, words = (looked_for.asked(name) for name in ("phrase", "claim", "q"))
    if phrase:
        return with_marks(page.text, phrase_spans(phrase, page.text))
    if claim:
        return with_marks(page.text, quotation_spans(claim.quotation, page, pages))
    return marks_in(asked(words), page.text) if words else page.text
