"""`manage.py start` from nothing, again, at a taken port, and serving; and what refuses to serve."""

import os
import re
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OURS = (
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "HTTPS",
    "DEBUG",
    "DATABASE_URL",
    "DJANGO_SETTINGS_MODULE",
    "DJANGO_ALLOW_ASYNC_UNSAFE",
    "HSTS_SECONDS",
)
PASSWORD = re.compile(r"password: (\S+)")
WELL_SET = {
    "SECRET_KEY": "Total-Place-Watch-keeps-its-9-thirteen-pilots-in-the-public-eye",
    "ALLOWED_HOSTS": "example.org",
}


def environment(var, **more):
    """This one without anything that tells the site how to run, and with its own SQLite in `var`."""
    return {name: value for name, value in os.environ.items() if name not in OURS} | {
        "VAR_DIR": str(var),
        **more,
    }


def python(var, *arguments, **more):
    command = [sys.executable, *arguments]
    ran = subprocess.run(command, cwd=ROOT, env=environment(var, **more), capture_output=True, timeout=120)
    ran.stdout, ran.stderr = ran.stdout.decode(), ran.stderr.decode()  # text=True would turn \r into \n
    return ran


def everything_in(var):
    """Every row of the database in `var`, by table, and beside them the secret key."""
    link = sqlite3.connect(var / "db.sqlite3")
    try:
        tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        names = [name for (name,) in link.execute(tables)]
        rows = {name: link.execute(f"SELECT * FROM {name}").fetchall() for name in names}
    finally:
        link.close()
    return rows | {"the key": (var / "secret_key").read_text()}


def differing(before, after):
    return [name for name in before | after if before.get(name) != after.get(name)]


@pytest.fixture(scope="module")
def var(tmp_path_factory):
    return tmp_path_factory.mktemp("start") / "var"


@pytest.fixture(scope="module")
def first_run(var):
    return python(var, "manage.py", "start", "--no-serve")


def a_free_port():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


def fetched(address):
    """The answer's text, once the site answers, within 30 seconds."""
    until = time.monotonic() + 30
    while True:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError as fault:
            with fault:
                raise AssertionError(f"{address}: {fault}") from None
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def test_the_first_run_makes_everything_and_shows_the_password(first_run, var):
    assert first_run.returncode == 0, first_run.stderr
    assert len(PASSWORD.findall(first_run.stdout)) == 1
    rows = everything_in(var)
    assert len(rows["pilots_pilot"]) == 13
    assert len(rows["pilots_searchentry"]) > 13
    assert len(rows["campaign_officer"]) == 1
    assert len(rows["the key"].strip()) >= 64
    assert stat.S_IMODE((var / "secret_key").stat().st_mode) == 0o600
    assert stat.S_IMODE(var.stat().st_mode) == 0o700
    assert (var / "static" / "staticfiles.json").exists()


def test_where_nobody_watches_no_control_character_is_written(first_run):
    assert first_run.stderr == ""
    assert re.search(r"[\r\b\x1b]", first_run.stdout) is None
    assert "Making the database … done\n" in first_run.stdout


def test_the_password_signs_the_officer_in(first_run, var):
    password = PASSWORD.search(first_run.stdout)[1]
    ask = (
        "from django.contrib.auth import authenticate; "
        f"officer = authenticate(username='officer', password='{password}'); "
        "print(officer.is_superuser, officer.is_staff)"
    )
    assert python(var, "manage.py", "shell", "-v", "0", "-c", ask).stdout == "True True\n"


def test_the_second_run_shows_no_password_and_changes_nothing(first_run, var):
    before = everything_in(var)
    gathered_at = (var / "static" / "staticfiles.json").stat().st_mtime_ns
    second = python(var, "manage.py", "start", "--no-serve")
    assert second.returncode == 0, second.stderr
    assert "password" not in second.stdout
    assert second.stdout.count("… kept\n") == 7
    assert differing(before, everything_in(var)) == []
    assert (var / "static" / "staticfiles.json").stat().st_mtime_ns == gathered_at


def test_a_run_makes_only_what_is_missing(first_run, var):
    (var / "static" / "staticfiles.json").unlink()
    link = sqlite3.connect(var / "db.sqlite3")
    with link:
        link.execute("UPDATE pilots_pilot SET name = 'As an officer put it' WHERE slug = 'kent'")
    link.close()
    before = everything_in(var)
    again = python(var, "manage.py", "start", "--no-serve")
    assert again.returncode == 0, again.stderr
    assert differing(before, everything_in(var)) == []
    assert "pictures … done\n" in again.stdout


def test_a_taken_port_is_said_plainly_before_anything_is_made(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = python(tmp_path / "var", "manage.py", "start", "--port", str(port))
    assert ran.returncode == 1
    assert f"Port {port} of 127.0.0.1 is taken" in ran.stderr
    assert "--port" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert not (tmp_path / "var").exists()


def test_it_serves_says_where_and_ends_when_told(first_run, var):
    port = a_free_port()
    site = f"http://127.0.0.1:{port}/"
    command = [sys.executable, "manage.py", "start", "--port", str(port)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "start_new_session": True}
    with subprocess.Popen(command, cwd=ROOT, env=environment(var), **pipes) as running:
        try:
            assert fetched(f"{site}health/").strip() == "ok"
            assert "Kent" in fetched(f"{site}pilots/")
            assert "/static/" in fetched(f"{site}admin/login/")
        finally:
            time.sleep(0.5)  # it looks for its own answer ten times a second before it says where
            running.terminate()
            try:
                printed, faults = running.communicate(timeout=30)
            except subprocess.TimeoutExpired:
                os.killpg(running.pid, signal.SIGKILL)  # it, and what it started to serve
                raise
    assert running.returncode == 0
    assert faults == ""
    assert printed.endswith(f"\nOpen {site} — officers sign in at {site}admin/\n")
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=5)


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({}, ["SECRET_KEY", "ALLOWED_HOSTS"]),
        ({"SECRET_KEY": WELL_SET["SECRET_KEY"]}, ["ALLOWED_HOSTS"]),
        ({"ALLOWED_HOSTS": "example.org"}, ["SECRET_KEY"]),
        ({"SECRET_KEY": WELL_SET["SECRET_KEY"], "DEBUG": "on"}, []),
        (WELL_SET, []),
    ],
)
def test_the_site_refuses_to_serve_without_a_key_or_hosts(tmp_path, given, missing):
    ran = python(tmp_path, "-c", "import campaign.wsgi", **given)
    assert (ran.returncode != 0) == bool(missing)
    assert re.findall(r"(\w+) is not set\. Set the environment variable \1 to ", ran.stderr) == missing


def test_the_deployment_check_names_what_is_missing(tmp_path):
    ran = python(tmp_path, "manage.py", "check", "--deploy")
    assert ran.returncode == 1
    assert "campaign.E001" in ran.stderr
    assert "campaign.E002" in ran.stderr


def test_the_deployment_check_has_nothing_to_say_of_a_site_well_set(tmp_path):
    ran = python(tmp_path, "manage.py", "check", "--deploy", "--fail-level", "WARNING", **WELL_SET)
    assert ran.returncode == 0, ran.stderr
