"""`export_table` and `import_table`, and `benchmark import`: each says what it did, or why it did nothing."""

import pytest
from django.core.management import CommandError, call_command

from blog.models import Topic
from pilots.history import Edit
from pilots.models import Document, PartnerBody
from tests.make import make_body, make_topic

pytestmark = pytest.mark.django_db


def said(capsys, *command, **options):
    call_command(*command, **options)
    return capsys.readouterr().out


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods", "json"])
def test_what_one_writes_the_other_reads(tmp_path, capsys, kind):
    make_body("Acme", published_at=None)
    make_topic("Cuts")
    for noun, number, model in (("bodies", 1, PartnerBody), ("topics", 1, Topic)):
        file = tmp_path / f"{noun}.{kind}"
        assert said(capsys, "export_table", noun, file) == f"{noun}: {number} rows in {file}\n"
        assert said(capsys, "import_table", noun, file).endswith("0 new, 0 changed, 1 unchanged, 0 refused\n")
        model.objects.all().delete()
        assert "1 new" in said(capsys, "import_table", noun, file)
        assert model.objects.count() == 1
    assert Edit.objects.first().reason == f"topics.{kind}"


def test_a_dry_run_says_what_would_change_and_changes_nothing(tmp_path, capsys):
    make_body("Acme", slug="a")
    file = tmp_path / "bodies.csv"
    file.write_text("slug,name,kind,url\na,Acme Trust,other,x\nb,Bodkin,police,y\n")
    told = said(capsys, "import_table", "bodies", file, dry_run=True)
    assert "Columns that are not imported: url" in told
    assert "  new: b\n  changed: a (name, kind)\nbodies: 1 new, 1 changed, 0 unchanged, 0 refused\n" in told
    assert told.endswith("This was a dry run: nothing has changed.\n")
    assert PartnerBody.objects.get().name == "Acme"


@pytest.mark.parametrize("dry_run", [True, False])
def test_bad_rows_are_all_named_and_nothing_is_imported(tmp_path, dry_run):
    file = tmp_path / "bodies.csv"
    file.write_text("slug,name,kind\na,Acme,other\nb,,other\nc,C,parish\n")
    with pytest.raises(CommandError, match=r"(?s)Nothing was imported.*\nrow 3: name is empty\.\nrow 4: “parish”"):
        call_command("import_table", "bodies", file, dry_run=dry_run)
    assert not PartnerBody.objects.exists()


def test_what_cannot_be_read_or_written_is_said(tmp_path):
    broken = tmp_path / "bodies.csv"
    broken.write_bytes(b"%PDF")
    for command, noun, file, words in (
        ("import_table", "bodies", tmp_path / "gone.csv", "cannot be read"),
        ("import_table", "bodies", broken, "not a spreadsheet"),
        ("import_table", "nonsense", broken, "invalid choice"),
        ("export_table", "bodies", tmp_path / "bodies.doc", "should end in one of"),
        ("export_table", "bodies", tmp_path / "no" / "bodies.csv", "cannot be written"),
    ):
        with pytest.raises(CommandError, match=words):
            call_command(command, noun, file)


def test_the_benchmark_imports_bodies_and_prints_time_and_memory(capsys, monkeypatch):
    monkeypatch.setattr("campaign.management.commands.benchmark.own_database", same_database)
    told = said(capsys, "benchmark", "import", "--rows", "30").splitlines()
    assert told[0].endswith("30 bodies, each with a source")
    assert len(told) == 5
    for line, what in zip(told[1:], ("30 new", "30 unchanged") * 2, strict=True):
        assert what in line
        assert "rows/s, peak memory" in line


class same_database:
    """The test's own, empty in the end; one of its own would take half a minute."""

    def __enter__(self):
        pass

    def __exit__(self, *fault):
        PartnerBody.objects.all().delete()
        Document.objects.all().delete()
