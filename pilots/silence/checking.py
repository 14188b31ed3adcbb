"""Answers what waits to be looked for: each document is read once for all its phrases."""

from django.db import connection, transaction
from django.utils import timezone

from pilots.models import ClaimCheck, Copy, Flip, PhraseCheck, Result
from pilots.silence.folding import RULES
from pilots.silence.matching import Count, Pattern, through
from pilots.silence.quoting import settle_claims
from pilots.silence.triggers import MISSING

PAGES_AT_ONCE = 100  # of text held in memory
ANSWERS = (Result.FOUND, Result.SILENT, Result.CANNOT_TELL)


def settle(progress=lambda done, of: None):
    """Answers every check that waits and whose copy has been read. Returns how many it answered.

    What was answered by other rules than today's waits again. Safe beside any other writer: an answer to what is no
    longer asked is not written, and goes on waiting.
    """
    make_missing()
    PhraseCheck.objects.mislaid().ask_again()
    for checks in (PhraseCheck, ClaimCheck):
        checks.objects.answered_by_other(RULES).ask_again()
    documents = PhraseCheck.objects.documents_waiting()
    answered = 0
    for done, document in enumerate(documents, start=1):
        answered += settle_document(document)
        progress(done, len(documents))
    return answered + settle_claims()


def make_missing():
    """Makes the rows that two writers at the same moment kept each other's trigger from making. One query each."""
    with connection.cursor() as cursor:
        for insert in MISSING:
            cursor.execute(insert)


def settle_document(document):
    """Answers the phrases that wait in the document of this key. Returns how many."""
    copy = Copy.objects.latest().of_document(document).first()
    checks = list(PhraseCheck.objects.waiting().on(document).with_ends())
    if copy is None or copy.state in (Copy.State.WAITING, Copy.State.READING):
        return 0
    counts = {check: Count(Pattern(check.phrase)) for check in checks}
    readable = look_through(copy, counts.values())
    with transaction.atomic():
        free = PhraseCheck.objects.locked([check.pk for check in checks])
        return sum(write(check, count, copy, readable) for check, count in counts.items() if check.pk in free)


def look_through(copy, counts):
    """Has each `Count` take all pages of `copy`. Returns how many there were to read."""
    pages = copy.pages.readable().in_order().values_list("number", "text", named=True)
    readable = 0
    reach = max((count.reach for count in counts), default=0)
    for window in through(pages.iterator(PAGES_AT_ONCE), reach):
        readable += 1
        for count in counts:
            count.take(window)
    return readable


def answer(count, copy, readable):
    """Silent is only said of words that were looked for on every page there is."""
    if count.pages:
        return Result.FOUND
    if copy.state == Copy.State.READ and 0 < readable == copy.pages_total and count.looks_for_something:
        return Result.SILENT
    return Result.CANNOT_TELL


def write(check, count, copy, readable):
    """Writes one answer; nothing if meanwhile phrase or copy changed. Returns whether it did.

    An answer other than before is told as news of the document where its text is another, “cannot tell” too.
    """
    result = answer(count, copy, readable)
    written = PhraseCheck.objects.unchanged_since(check.phrase, copy).on(check.document_id)
    found = {"pages": count.pages, "times": count.times, "text_fingerprint": copy.text_fingerprint}
    done = written.update(
        result=result,
        settled=result,
        pages_total=copy.pages_total,
        pages_readable=readable,
        rules=RULES,
        checked_at=timezone.now(),
        **found,
    )
    new_text = check.text_fingerprint != copy.text_fingerprint
    if done and new_text and check.settled in ANSWERS and check.settled != result:
        Flip.objects.create(
            phrase_id=check.phrase_id,
            document_id=check.document_id,
            was=check.settled,
            became=result,
            pages=count.pages,
            text_fingerprint=copy.text_fingerprint,
        )
    return bool(done)
