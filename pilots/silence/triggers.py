"""Database triggers that say what must be looked for again. No way of writing can leave an old answer standing.

Each pair of phrase and document, and each claim, has its row from the moment both exist; `settle` makes what two
writers at the same moment kept from being made. Whenever the words, the
document or its copy change, the answer becomes "waiting", or "no copy"; `check_phrases` settles it.
"""

NEEDED = {"pilots_phrase", "pilots_document", "pilots_copy", "pilots_claim", "pilots_phrasecheck", "pilots_claimcheck"}
UNSETTLED = (
    "CASE WHEN EXISTS (SELECT 1 FROM pilots_copy c WHERE c.document_id = {document}) THEN 'waiting' ELSE 'no-copy' END"
)
EMPTY = "'', '[]', 0, '', 0"  # settled, pages, times, text_fingerprint, rules
COLUMNS = "result, settled, pages, times, text_fingerprint, rules"
# Two transactions of which neither saw what the other made leave a pair without its row: `settle` begins with these.
MISSING = (
    f"INSERT INTO pilots_phrasecheck (phrase_id, document_id, {COLUMNS})"
    f" SELECT p.id, d.id, {UNSETTLED.format(document='d.id')}, {EMPTY} FROM pilots_phrase p, pilots_document d"
    " WHERE NOT EXISTS (SELECT 1 FROM pilots_phrasecheck o WHERE o.phrase_id = p.id AND o.document_id = d.id)"
    " ON CONFLICT DO NOTHING",
    f"INSERT INTO pilots_claimcheck (claim_id, {COLUMNS})"
    f" SELECT m.id, {UNSETTLED.format(document='m.document_id')}, {EMPTY} FROM pilots_claim m"
    " WHERE NOT EXISTS (SELECT 1 FROM pilots_claimcheck o WHERE o.claim_id = m.id)"
    " ON CONFLICT DO NOTHING",
)


def again(document):
    """SQL that has everything looked for again in the document whose key is `document`."""
    result = UNSETTLED.format(document=document)
    return (
        f"UPDATE pilots_phrasecheck SET result = {result} WHERE document_id = {document};"
        f"UPDATE pilots_claimcheck SET result = {result}"
        f" WHERE claim_id IN (SELECT id FROM pilots_claim WHERE document_id = {document});"
    )


def waiting_triggers(engine, tables):
    """The statements that make the triggers, once all their tables exist."""
    if tables >= NEEDED:
        yield from of_pairs(engine)
        yield from of_claims(engine)
        yield from of_copies(engine)


def of_pairs(engine):
    """Every phrase has a row for every document, whichever comes first."""
    insert = f"INSERT INTO pilots_phrasecheck (phrase_id, document_id, {COLUMNS})"
    yield from engine.trigger(
        "check_phrase_made",
        "pilots_phrase",
        "INSERT",
        f"{insert} SELECT NEW.id, d.id, {UNSETTLED.format(document='d.id')}, {EMPTY} FROM pilots_document d;",
    )
    yield from engine.trigger(
        "check_document_made",
        "pilots_document",
        "INSERT",
        f"{insert} SELECT p.id, NEW.id, 'no-copy', {EMPTY} FROM pilots_phrase p;",
    )
    yield from engine.trigger(
        "check_phrase_changed",
        "pilots_phrase",
        "UPDATE",
        "UPDATE pilots_phrasecheck SET result = 'waiting' WHERE phrase_id = NEW.id AND result <> 'no-copy';",
        condition="OLD.words <> NEW.words OR OLD.variants <> NEW.variants"
        " OR OLD.capitals_matter <> NEW.capitals_matter",
    )


def of_claims(engine):
    unsettled = UNSETTLED.format(document="NEW.document_id")
    yield from engine.trigger(
        "check_claim_made",
        "pilots_claim",
        "INSERT",
        f"INSERT INTO pilots_claimcheck (claim_id, {COLUMNS}) VALUES (NEW.id, {unsettled}, {EMPTY});",
    )
    yield from engine.trigger(
        "check_claim_changed",
        "pilots_claim",
        "UPDATE",
        f"UPDATE pilots_claimcheck SET result = {unsettled} WHERE claim_id = NEW.id;",
        condition="OLD.quotation <> NEW.quotation OR OLD.document_id <> NEW.document_id",
    )


def of_copies(engine):
    yield from engine.trigger("check_copy_made", "pilots_copy", "INSERT", again("NEW.document_id"))
    yield from engine.trigger("check_copy_gone", "pilots_copy", "DELETE", again("OLD.document_id"))
    yield from engine.trigger(
        "check_copy_changed",
        "pilots_copy",
        "UPDATE",
        again("OLD.document_id") + again("NEW.document_id"),
        condition="OLD.text_fingerprint <> NEW.text_fingerprint OR OLD.document_id <> NEW.document_id",
    )
