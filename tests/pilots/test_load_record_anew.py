"""The command on an empty database: all of the record or nothing, and a plain word when it fails."""

import shutil
from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connections

from campaign.management.commands import load_record
from pilots.models import Pilot


def said(*options):
    out = StringIO()
    call_command("load_record", *options, stdout=out)
    return out.getvalue()


def test_an_empty_database_gets_all_of_it(db):
    assert "pilots: 13 new, 0 changed, 0 unchanged, 0 kept" in said()
    assert Pilot.objects.public().count() == 13


def test_a_dry_run_on_an_empty_database_loads_nothing(db):
    assert "pilots: 13 new" in said("--dry-run")
    assert not Pilot.objects.exists()


@pytest.fixture
def broken(db, tmp_path, monkeypatch):
    """Shipped files that a test may break."""
    tables = [replace(table, folder=tmp_path) for table in load_record.SHIPPED]
    for table in load_record.SHIPPED:
        shutil.copy(table.path, tmp_path)
    monkeypatch.setattr(load_record, "SHIPPED", tables)
    return tmp_path


def damage(folder, kind):
    path = folder / "bodies.csv"
    if kind == "a bad choice":
        path.write_text(path.read_text(encoding="utf-8").replace(",police,", ",polis,"), encoding="utf-8")
    elif kind == "a missing file":
        path.unlink()
    elif kind == "another encoding":
        path.write_bytes(path.read_bytes() + b"caf\xe9,Caf\xe9,other,,,\n")
    elif kind == "a cell without end":
        path.write_text(path.read_text(encoding="utf-8") + '"' + "x" * 200_000, encoding="utf-8")


@pytest.mark.parametrize("kind", ["a bad choice", "a missing file", "another encoding", "a cell without end"])
def test_a_fault_is_plain_names_the_file_and_exits_with_one(broken, kind, capsys, monkeypatch):
    damage(broken, kind)
    monkeypatch.setattr(type(connections), "close_all", lambda self: None)  # the test's own is still in use
    with pytest.raises(SystemExit) as ended:
        load_record.Command().run_from_argv(["manage.py", "load_record"])
    assert ended.value.code == 1
    told = capsys.readouterr().err
    assert "Nothing was loaded" in told
    assert "bodies.csv" in told
    assert "Traceback" not in told
    assert not Pilot.objects.exists()


def test_a_bad_row_is_told_to_a_caller_as_well(broken):
    damage(broken, "a bad choice")
    with pytest.raises(CommandError, match=r"bodies.csv, row \d+: "):
        call_command("load_record")
