"""What an import writes: all of it, once, with its history, and never a field that the columns do not have."""

import pytest

from pilots.history import Edit
from pilots.models import Branch, Claim, Document, Event, LoadedRow, PartnerBody, Phrase, SearchEntry
from pilots.sheets.importing import NotAsPlannedError, carry_out, plan_of
from pilots.sheets.reading import read_sheet
from tests.make import (
    cite,
    make_body,
    make_document,
    make_event,
    make_officer,
    make_post,
)
from tests.pilots.sheets import TABLES, as_csv, bring_in, plan

pytestmark = pytest.mark.django_db
BODY = ("slug", "name", "kind", "sources")


def test_new_rows_are_drafts_of_the_officer_with_history_sources_and_search():
    officer, report = make_officer(), make_document("Report")
    content = as_csv(BODY, ("a", "Acme Trust", "other", "report, 7"), ("b", "Bodkin Trust", "police", ""))
    found = bring_in("bodies", content, officer=officer, reason="bodies.csv")
    assert found.in_words == "2 new, 0 changed, 0 unchanged, 0 refused"
    acme = PartnerBody.objects.get(slug="a")
    assert (acme.published_at, acme.created_by, acme.version) == (None, officer, 1)
    assert [(one.document, one.page) for one in acme.citations.all()] == [(report, "7")]
    edit = Edit.objects.get()
    assert (edit.deed, edit.by, edit.reason, edit.title) == (
        "imported",
        officer,
        "bodies.csv",
        "Partner bodies: 2 new",
    )
    (row,) = acme.history.all()
    assert (row.edit, row.history_type, row.history_user) == (edit, "+", officer)
    assert acme.citations.get().history.get().edit == edit
    assert SearchEntry.objects.filter(kind="body", title="Acme Trust").exists()


def test_a_changed_row_keeps_what_it_was_counts_once_and_leaves_the_rest():
    body = make_body("Acme", slug="a", note="Kept")
    cite(body, make_document("Report"), "7")
    moment = body.updated_at
    (row,) = plan("bodies", as_csv(BODY[:3], ("a", "Acme Trust", "police"))).changed
    assert row.changes == [("name", "Acme", "Acme Trust"), ("kind", "metropolitan-council", "police")]
    bring_in("bodies", as_csv(BODY[:3], ("a", "Acme Trust", "police")))
    body.refresh_from_db()
    assert (body.name, body.note, body.version, body.citations.count()) == ("Acme Trust", "Kept", 2, 1)
    assert body.is_public
    assert body.updated_at > moment
    after, before = body.history.all()
    assert (before.name, before.edit, after.name, after.edit) == ("Acme", None, "Acme Trust", Edit.objects.get())
    assert after.version == 2


def test_the_same_file_a_second_time_changes_nothing():
    make_document("Report")
    content = as_csv(BODY, ("a", "Acme", "other", "report"), ("b", "Bodkin", "other", ""))
    bring_in("bodies", content)
    before = list(PartnerBody.objects.values())
    found = bring_in("bodies", content)
    assert (found.in_words, found.is_empty) == ("0 new, 0 changed, 2 unchanged, 0 refused", True)
    assert list(PartnerBody.objects.values()) == before
    assert Edit.objects.count() == 1
    assert PartnerBody.history.count() == 2


def test_text_for_readers_is_cleaned_as_at_the_desk():
    make_post("A post", slug="post")
    content = as_csv(("slug", "body"), ("post", "<p>Yes</p><script>no</script>"))
    bring_in("posts", content)
    assert TABLES["posts"].model.objects.get().body == "<p>Yes</p>"
    assert plan("posts", content).is_empty


def test_a_row_changed_since_the_plan_was_shown_stops_the_import():
    body = make_body("Acme", slug="a")
    sheet = read_sheet(as_csv(BODY[:2], ("a", "Acme Trust")))
    seen = plan_of(TABLES["bodies"], sheet)
    PartnerBody.objects.filter(pk=body.pk).update(name="Acme Ltd")
    with pytest.raises(NotAsPlannedError) as other:
        carry_out(TABLES["bodies"], sheet, digest=seen.digest)
    assert other.value.plan.changed[0].changes == [("name", "Acme Ltd", "Acme Trust")]
    assert PartnerBody.objects.get().name == "Acme Ltd"


def test_blanks_and_line_ends_that_a_program_adds_are_no_change():
    make_event("Launch", key="x", description="One\r\nTwo")
    assert plan("events", as_csv(("key", "title", "description"), (" x ", " Launch", "One\nTwo \n"))).is_empty
    assert not Event.history.exists()


def test_phrases_claims_and_documents_keep_their_own_rules():
    make_document("Report")
    assert bring_in("phrases", as_csv(("slug", "words"), ("a", "staff side"))).new
    assert Phrase.objects.get().place == 100
    refused = plan("phrases", as_csv(("slug", "words"), ("b", "…"))).refused
    assert refused == [(2, "words: Write at least one word: nothing else can be looked for.")]
    bring_in("claims", as_csv(("slug", "quotation", "document"), ("c", "early savings", "report")))
    assert Claim.objects.get().lookup.result == "no-copy"
    assert not LoadedRow.objects.exists()
    assert (Document.objects.count(), Branch.objects.count()) == (1, 0)
