"""Static files as they are collected for readers."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage

from campaign.staticfiles import SmallStaticFilesStorage

ROOT = Path(__file__).parents[2]
STYLE = b"/* why */\n.a { color : red; }\n"


@pytest.mark.parametrize(
    ("name", "kept"),
    [("campaign/site.css", b".a{color:red}"), ("admin/css/base.css", STYLE), ("campaign/site.js", STYLE)],
)
def test_only_our_own_styles_lose_their_comments_and_blanks(tmp_path, name, kept):
    storage = SmallStaticFilesStorage(location=tmp_path, base_url="/static/")
    storage.save(name, ContentFile(STYLE))
    assert (tmp_path / name).read_bytes() == kept


def test_the_file_with_its_hash_is_as_small(tmp_path):
    source = FileSystemStorage(location=tmp_path / "source")
    source.save("campaign/site.css", ContentFile(STYLE))
    storage = SmallStaticFilesStorage(location=tmp_path / "static", base_url="/static/")
    storage.save("campaign/site.css", ContentFile(STYLE))
    list(storage.post_process({"campaign/site.css": (source, "campaign/site.css")}))
    (hashed,) = (tmp_path / "static" / "campaign").glob("site.*.css")
    assert hashed.read_bytes() == b".a{color:red}"


def test_a_server_uses_it_and_a_developer_does_not():
    assert backend("off") == "campaign.staticfiles.SmallStaticFilesStorage"
    assert backend("on") == "django.contrib.staticfiles.storage.StaticFilesStorage"


def backend(debug):
    """The storage that the settings choose, read by a Python of its own."""
    asked = "from campaign.settings import STORAGES; print(STORAGES['staticfiles']['BACKEND'])"
    return subprocess.check_output([sys.executable, "-c", asked], cwd=ROOT, env={"DEBUG": debug}, text=True).strip()
