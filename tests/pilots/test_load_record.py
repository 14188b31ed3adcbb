"""The command on a record that is there already: it says what it did, what it would do and what it kept."""

from io import StringIO

from django.core.management import call_command

from pilots.models import Branch, Pilot


def said(*options):
    out = StringIO()
    call_command("load_record", *options, stdout=out)
    return out.getvalue()


def test_it_says_what_it_did(record):
    Branch.objects.get(slug="medway").delete()
    Pilot.objects.filter(slug="kent").update(summary="What the branch found out.")
    told = said()
    assert "branches: 0 new, 0 changed, 49 unchanged, 1 kept as officers left them" in told
    assert "kept: medway: an officer deleted it" in told
    assert "kept: kent: an officer changed summary" in told
    assert "documents: 0 new, 0 changed, 172 unchanged" in told


def test_a_dry_run_prints_each_change_and_makes_none(record):
    Branch.objects.get(slug="medway").delete()
    Pilot.objects.filter(slug="kent").update(summary="What the branch found out.")
    told = said("--dry-run", "--overwrite")
    assert "  new: medway" in told
    assert "  changed: kent (summary)" in told
    assert "This was a dry run: nothing has changed." in told
    assert not Branch.objects.filter(slug="medway").exists()
    assert Pilot.objects.get(slug="kent").summary == "What the branch found out."


def test_overwriting_puts_the_record_back(record):
    Branch.objects.get(slug="medway").delete()
    assert "branches: 1 new" in said("--overwrite")
    assert Branch.objects.filter(slug="medway").exists()
