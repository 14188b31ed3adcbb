"""Static files as they are collected for readers."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile

from campaign.staticfiles import SmallStaticFilesStorage

STYLE = b"/* why */\n.a { color : red; }\n"


@pytest.mark.parametrize(
    ("name", "kept"),
    [("campaign/site.css", b".a{color:red}"), ("admin/css/base.css", STYLE), ("campaign/site.js", STYLE)],
)
def test_only_our_own_styles_lose_their_comments_and_blanks(tmp_path, name, kept):
    storage = SmallStaticFilesStorage(location=tmp_path, base_url="/static/")
    storage.save(name, ContentFile(STYLE))
    assert (tmp_path / name).read_bytes() == kept


def test_the_site_is_set_to_use_it():
    settings = Path(finders.find("campaign/site.css")).parents[2] / "settings.py"
    assert "campaign.staticfiles.SmallStaticFilesStorage" in settings.read_text()
