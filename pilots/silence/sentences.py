"""The first sentences that have the words, for a list of answers."""

from pilots.models import Page, Result
from pilots.silence.matching import mentions

SENTENCES = 2
MOST_SENTENCES = 200


def with_first_mentions(checks, whole=None):
    """A list of `checks`; those whose copy has the words get `.first_mentions`, two at most. One query for all.

    Of the phrase `whole` every sentence is given, up to 200.
    """
    checks = list(checks)
    for check in checks:
        check.most = MOST_SENTENCES if check.phrase == whole else SENTENCES
    found = [check for check in checks if check.result == Result.FOUND]
    places = {}
    for check in found:
        places.setdefault(check.document_id, set()).update(pages_for(check))
    texts = {}
    for page in Page.objects.public().readable().at(places).in_order().with_text():
        texts.setdefault(page.document, []).append(page)
    for check in found:
        pages = [page for page in texts.get(check.document_id, []) if page.number in pages_for(check)]
        check.first_mentions = mentions(check.phrase, pages, check.most)
    return checks


def pages_for(check):
    """The pages that hold the first sentences, and those after them: a sentence may run over."""
    first = check.page_numbers[: check.most]
    return {*first, *(number + 1 for number in first)}
