"""Makes whatever a machine needs to show the site, and serves it there."""

import argparse
import errno
import http.client
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import BaseCommand, CommandError, call_command
from django.db import Error as DatabaseFault
from django.db import connection, connections, transaction

from campaign.models import Officer
from campaign.personal import forget_in_time
from campaign.progress import Bar, Step
from campaign.safety import has_secret_key
from campaign.tables import SHIPPED
from pilots.extraction.reading import read
from pilots.loading import BadRowsError, Loader
from pilots.models import Copy
from pilots.removing import empty_bin
from pilots.search import triggers
from pilots.search.models import SearchEntry
from pilots.silence.checking import settle

OFFICER = "officer"
EVERY_ADDRESS = ("0.0.0.0", "::")  # noqa: S104  named, not listened on
UNMISTAKABLE = "abcdefghjkmnpqrstuvwxyz23456789"  # no l or 1, no i, no o or 0


def port_number(text):
    number = int(text) if text.isdecimal() else 0
    if not 1 <= number <= 65535:
        raise argparse.ArgumentTypeError(f"“{text}” is not a port; choose a number from 1 to 65535.")
    return number


def new_password():
    """Sixteen letters and digits in four groups: 79 bits, easy to copy from a screen."""
    return "-".join("".join(secrets.choice(UNMISTAKABLE) for _ in range(4)) for _ in range(4))


def is_stale(static_root):
    """Whether a style, script or picture was added or changed since all were last gathered."""
    manifest = Path(static_root) / "staticfiles.json"
    if not manifest.exists():
        return True
    gathered, gathered_at = json.loads(manifest.read_text())["paths"], manifest.stat().st_mtime
    return any(
        path.replace("\\", "/") not in gathered or Path(storage.path(path)).stat().st_mtime > gathered_at
        for finder in get_finders()
        for path, storage in finder.list([])
    )


def answers(host, port):
    """Whether the site gives any answer at all. That the port is open does not mean that it can."""
    link = http.client.HTTPConnection(host, port, timeout=10)
    try:
        link.request("GET", "/health/", headers={"Connection": "close"})
        return bool(link.getresponse().read())
    except (OSError, http.client.HTTPException):
        return False
    finally:
        link.close()


class Command(BaseCommand):
    help = (
        "Makes what is missing on this machine (a secret key, the database, the record, the search index, "
        "the static files, an officer's account) and serves the site. Safe to repeat: it keeps what is there."
    )
    requires_system_checks = []  # migrate runs them; they would only be said twice

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1", help="The address to serve on (default: %(default)s).")
        parser.add_argument(
            "--port", type=port_number, default=8000, help="The port to serve on (default: %(default)s)."
        )
        parser.add_argument("--no-serve", action="store_true", help="Make what is missing, and serve nothing.")

    def handle(self, *, host, port, no_serve, **options):
        try:
            if not no_serve:
                self.try_port(host, port)
            self.prepare()
            if no_serve:
                self.stdout.write("Everything is in place. To serve the site: python manage.py start")
            else:
                self.serve(host, port)
        except DatabaseFault as fault:
            raise CommandError(f"The database does not answer as it should: {str(fault).strip()}") from fault
        except OSError as fault:
            raise CommandError(f"{fault.filename or 'This machine'}: {fault.strerror or fault}.") from fault
        except KeyboardInterrupt:
            raise SystemExit(130) from None

    def try_port(self, host, port):
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        try:
            socket.create_server((host, port), family=family).close()
        except OSError as fault:
            if fault.errno == errno.EADDRINUSE:
                raise CommandError(
                    f"Port {port} of {host} is taken: another program, perhaps this site itself, is there. "
                    f"Choose another with --port, for example: manage.py start --port {port % 65535 + 1}"
                ) from fault
            reason = str(fault.strerror).partition(" (")[0].lower()
            raise CommandError(
                f"The site cannot be served on port {port} of {host}: {reason}. "
                "Choose another port with --port, or another address with --host."
            ) from fault

    def prepare(self):
        self.make_secret_key()
        with Step(self.stdout, "Making the database"):
            call_command("migrate", verbosity=0, interactive=False)
        loaded = self.load_record()
        self.look_through()
        self.empty_bin()
        self.build_index(anew=loaded)
        self.gather_static_files()
        self.make_officer()

    def make_secret_key(self):
        """The key lies in `var/`, which only the account that runs the site may read."""
        Path(settings.VAR_DIR).mkdir(mode=0o700, parents=True, exist_ok=True)
        with Step(self.stdout, "Making a secret key") as step:
            if has_secret_key():
                step.ended = "kept"
                return
            settings.SECRET_KEY = secrets.token_urlsafe(64)
            settings.SECRET_KEY_FILE.touch(mode=0o600)
            settings.SECRET_KEY_FILE.write_text(settings.SECRET_KEY + "\n")

    def load_record(self):
        """Returns whether anything was new or changed."""
        with (
            Step(self.stdout, "Loading the record", spin=False) as step,
            Bar(self.stderr, "Loading the record") as bar,
        ):
            try:
                outcomes = Loader(SHIPPED, progress=bar.show).load()
            except BadRowsError as bad:
                raise CommandError(f"Nothing was loaded. Put these rows right first:\n{bad}") from bad
            new = sum(len(outcome.new) for outcome in outcomes)
            changed = sum(len(outcome.changed) for outcome in outcomes)
            step.ended = f"done, {new} new and {changed} changed rows" if new or changed else "kept"
        return bool(new or changed)

    def look_through(self):
        """Reads copies whose reading stopped, and answers what waits to be looked for in those that are held."""
        with Step(self.stdout, "Looking through the copies") as step:
            stopped = list(Copy.objects.stuck())
            for copy in stopped:
                read(copy.pk)
            answers = settle()
            done = [f"{len(stopped)} read whose reading had stopped"] if stopped else []
            done += [f"{answers} answers"] if answers else []
            step.ended = f"done, {', '.join(done)}" if done else "kept"

    def empty_bin(self):
        with Step(self.stdout, "Emptying the bin") as step:
            thrown = empty_bin()
            forget_in_time()
            step.ended = f"done, {thrown} thrown away" if thrown else "kept"

    def build_index(self, *, anew):
        with Step(self.stdout, "Building the search index") as step:
            if not anew and SearchEntry.objects.exists():
                step.ended = "kept"
                return
            with transaction.atomic():
                step.ended = f"done, {triggers.rebuild(connection)} entries"

    def gather_static_files(self):
        with Step(self.stdout, "Gathering styles, scripts and pictures") as step:
            if is_stale(settings.STATIC_ROOT):
                call_command("collectstatic", verbosity=0, interactive=False)
            else:
                step.ended = "kept"

    def make_officer(self):
        with Step(self.stdout, "Making an officer's account") as step:
            if Officer.objects.exists():
                step.ended = "kept"
                return
            password = new_password()
            Officer.objects.create_superuser(OFFICER, password=password)
        self.stdout.write(f"\n    name: {OFFICER}    password: {password}")
        self.stdout.write("    Write it down: it is shown this once. The admin has “Change password”.\n\n")

    def serve(self, host, port):
        """Serves until Ctrl-C, the window is closed or the process is ended."""
        connections.close_all()
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name):  # a closed window says SIGHUP, which Windows does not know
                signal.signal(getattr(signal, name), signal.default_int_handler)
        with subprocess.Popen(granian(host, port), env=environment_here(host)) as server:  # noqa: S603
            try:
                self.announce(server, host, port)
                server.wait()
            except KeyboardInterrupt:
                return
            finally:
                server.terminate()
        if server.returncode:
            raise CommandError("The site has stopped by itself; the lines above say why.")

    def announce(self, server, host, port):
        """Says where to click, once somebody who clicks would be answered."""
        here = "127.0.0.1" if host in EVERY_ADDRESS else host
        while not answers(here, port):
            if server.poll() is not None:
                return
            time.sleep(0.1)
        site = f"http://{shown(here)}:{port}/"
        self.stdout.write("To stop it, press Ctrl-C.")
        self.stdout.write(f"Open {site} — officers sign in at {site}admin/")
        self.stdout.flush()


def environment_here(host):
    """The environment of the serving process: what is set stays, and the rest allows plain HTTP here."""
    names = ",".join(["127.0.0.1", "localhost", "[::1]", shown(host)])
    return {
        "HTTPS": "off",
        "ALLOWED_HOSTS": names,
        "DJANGO_SETTINGS_MODULE": "campaign.settings",
        **os.environ,
    }


def granian(host, port):
    """The command that serves; no log of who reads what."""
    options = "--interface wsgi --workers 1 --blocking-threads 4 --no-ws --log-level error"
    where = [
        "--workers-kill-timeout",
        "1",
        "--host",
        host,
        "--port",
        str(port),
        "--working-dir",
        str(settings.BASE_DIR),
    ]
    return [sys.executable, "-m", "granian", *options.split(), *where, "campaign.wsgi:application"]


def shown(host):
    return f"[{host}]" if ":" in host else host
