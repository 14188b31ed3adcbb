"""`import_blogger` in a terminal, and `benchmark blogger`."""

from contextlib import contextmanager

import pytest
from django.core.management import CommandError, call_command

from blog.models import Picture, Post
from campaign.benchmarks import blogger as benchmark
from campaign.benchmarks.blogger import all_rows
from tests.blog.blogs import DRAFT, blogger, comment, post
from tests.make import make_pilot

pytestmark = pytest.mark.django_db
PICTURED = "<p>They met in Leicestershire. I will be asking what became of it.</p><img src='http://a.example/1.jpg'>"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "blog.xml"
    path.write_bytes(
        blogger(
            post(path="/2009/11/name_28.html", body=PICTURED, labels=["Cuts"]),
            post("post-2", title="", more=DRAFT),
            post("layout", kind="template"),
            comment(),
        )
    )
    return path


def said(capsys, *command):
    call_command(*command)
    return capsys.readouterr().out


def test_a_dry_run_says_all_and_writes_nothing(capsys, file):
    make_pilot("Leicestershire")
    before = all_rows()
    told = said(capsys, "import_blogger", file, "--dry-run")
    for line in (
        "new: Seminars and lunches [public] /2009/11/name_28.html",
        "new: Untitled [draft] no old address",
        "They met in [Leicestershire].",
        "I [will be asking] what became of it.",
        "Topic “Cuts”, from the labels of 1 post",
        "posts, draft: 1 new",
        "comments to moderate, as imported: 1",
        "pictures noted, not fetched: 1",
        "skipped: 1 × template",
        "The blog: 2 new, 1 comment to moderate",
        "This was a dry run: nothing has changed.",
    ):
        assert line in told
    assert all_rows() == before


def test_an_import_says_what_it_did_and_a_second_one_that_it_did_nothing(capsys, file):
    assert "The blog: 2 new, 1 comment to moderate" in said(capsys, "import_blogger", file)
    Post.objects.filter(slug="name").update(title="Hers")
    told = said(capsys, "import_blogger", file)
    assert "Hers" not in told
    assert "Seminars and lunches: kept as an officer left it: title" in told
    assert "The blog: 0 new, 2 unchanged" in told


@pytest.mark.parametrize(
    ("content", "told"),
    [(None, "cannot be read"), (b"", "empty"), (b"<rss><channel>", "line 1")],
)
def test_a_file_that_cannot_be_imported_is_a_plain_error(tmp_path, content, told):
    path = tmp_path / "blog.xml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CommandError, match=rf"^Nothing was imported.*{told}") as fault:
        call_command("import_blogger", path)
    assert fault.value.returncode == 1


def test_pictures_are_fetched_only_when_told_to(capsys, file, monkeypatch):
    monkeypatch.setattr("blog.importing.pictures.Visitor.fetch", lambda *anything: b"no picture")
    assert "fetched" not in said(capsys, "import_blogger", file).replace("not fetched", "")
    told = said(capsys, "import_blogger", file, "--pictures")
    assert "Not fetched: picture 1 of “Seminars and lunches”, http://a.example/1.jpg: This is no picture" in told
    assert "0 of 1 pictures fetched" in told
    assert Picture.objects.get().fault.startswith("This is no picture")


@contextmanager
def same_database():
    yield


def test_the_benchmark_imports_twice_and_prints_time_and_memory(capsys, monkeypatch):
    monkeypatch.setattr("campaign.management.commands.benchmark.own_database", same_database)
    told = said(capsys, "benchmark", "blogger", "--posts", "60").splitlines()
    assert "60 new" in told[2]
    assert "peak memory" in told[2]
    assert "0 new, 60 unchanged; 0 proposals" in told[3]
    assert told[4].startswith("The database is the same after the second time")


def test_the_benchmark_fails_where_the_second_time_changes_anything(monkeypatch):
    monkeypatch.setattr("campaign.management.commands.benchmark.own_database", same_database)
    once = benchmark.measured
    monkeypatch.setattr(benchmark, "measured", lambda *how: (once(*how), Post.objects.update(note="Changed."))[0])
    with pytest.raises(CommandError, match="blog_post"):
        call_command("benchmark", "blogger", "--posts", "10")
