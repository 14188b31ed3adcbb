"""`manage.py screenshots`: what it takes, how heavy that is, and what it says where it cannot."""

import os
import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from campaign.management.commands import screenshots

ROOT = Path(__file__).parents[2]


def screenshots_into(folder, browser):
    """In a program of its own: in this one a browser is already driven."""
    options = ["--into", str(folder), "--browser", browser]
    command = [sys.executable, "manage.py", "screenshots", *options]
    return subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, timeout=300)


def wide(png):
    """The width and height that a PNG gives of itself, in pixels."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", png[16:24])


def test_it_takes_every_picture_and_together_they_are_small(chromium_path, tmp_path):
    folder = tmp_path / "pictures"
    ran = screenshots_into(folder, chromium_path)
    assert (ran.returncode, ran.stderr) == (0, "")
    taken = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert set(taken) == {picture.name for picture in screenshots.PICTURES}
    assert wide(taken["front-page.png"]) == (1280, 900)
    assert wide(taken["front-page-phone.png"]) == (360, 800)
    assert taken["front-page.png"] != taken["front-page-dark.png"]
    assert taken["pilot-printed.pdf"].startswith(b"%PDF")
    assert sum(map(len, taken.values())) <= 1_500_000
    assert f"{len(screenshots.PICTURES)} files" in ran.stdout


def test_the_pictures_that_readme_shows_are_there_and_are_among_them():
    shown = set(re.findall(r"\(docs/([^)]+)\)", (ROOT / "README.md").read_text()))
    assert shown == {picture.name for picture in screenshots.PICTURES}
    assert {name for name in shown if not (ROOT / "docs" / name).exists()} == set()


def test_a_browser_that_is_not_there_is_said_plainly(tmp_path):
    ran = screenshots_into(tmp_path, "/nowhere/chromium")
    assert ran.returncode == 1
    assert "apt-get install chromium" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert list(tmp_path.iterdir()) == []


def test_without_playwright_it_says_how_to_get_it(monkeypatch, tmp_path):
    monkeypatch.setattr(screenshots, "sync_playwright", None)
    with pytest.raises(CommandError, match=r"pip install -r requirements-dev\.txt"):
        call_command("screenshots", into=str(tmp_path))


def test_a_folder_that_cannot_be_made_is_said_plainly(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(CommandError, match="file"):
        call_command("screenshots", into=str(tmp_path / "file" / "pictures"))
