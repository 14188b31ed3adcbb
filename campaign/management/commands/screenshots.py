"""Takes the pictures of the site that README.md and the makers of leaflets use, from the shipped record."""

import io
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from PIL import Image

from campaign.management.commands.start import answers
from campaign.progress import Bar

try:
    from playwright.sync_api import Error as BrowserFault
    from playwright.sync_api import sync_playwright
except ImportError:  # only developers have it
    sync_playwright, BrowserFault = None, OSError

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
COLOURS = 64  # the look has few; text stays smooth
SECONDS_TO_START = 180
SECONDS_TO_END = 20
OURS = ("DATABASE_URL", "ALLOWED_HOSTS", "DEBUG", "HTTPS", "SECRET_KEY")


@dataclass(frozen=True)
class Picture:
    """One file: of which page, how wide the window is in pixels, `height` of it shown; .pdf is what a printer gets."""

    name: str
    path: str
    width: int = 1280
    height: int = 900
    scheme: str = "light"
    opens: str = ""  # what is folded away, and is to be seen


PILOT = "/pilots/leicester-and-leicestershire/"
PICTURES = (
    Picture("front-page.png", "/"),
    Picture("front-page-phone.png", "/", width=360, height=800),
    Picture("front-page-dark.png", "/", scheme="dark"),
    Picture("pilot.png", PILOT),
    Picture("pilot-phone.png", PILOT, width=360, height=800),
    Picture("post.png", "/blog/2009/11/in-a-totally-bad-place/"),
    Picture("filters.png", "/pilots/?region=london&region=west-midlands", height=1700, opens=".filters"),
    Picture("silences.png", "/silences/"),
    Picture("pilot-printed.pdf", PILOT),
)


def a_free_port():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


@contextmanager
def served_record():
    """The shipped record on a port of this machine, from a database of its own that goes at the end."""
    port, start = a_free_port(), [sys.executable, str(settings.BASE_DIR / "manage.py"), "start"]
    with tempfile.TemporaryDirectory() as folder:
        kept = {name: value for name, value in os.environ.items() if name not in OURS}
        given = {"env": kept | {"VAR_DIR": folder}, "stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
        with subprocess.Popen([*start, "--port", str(port)], **given) as server:  # noqa: S603
            try:
                wait_for(server, port)
                yield f"http://127.0.0.1:{port}"
            finally:
                end(server)


def wait_for(server, port):
    until = time.monotonic() + SECONDS_TO_START
    while not answers("127.0.0.1", port):
        if server.poll() is not None:
            raise CommandError(f"The site could not be served:\n{server.stderr.read().decode().strip()}")
        if time.monotonic() > until:
            raise CommandError(f"The site did not answer within {SECONDS_TO_START} seconds.")
        time.sleep(0.2)


def end(server):
    server.terminate()
    try:
        server.wait(SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        server.kill()


def smaller(png):
    """The same picture in few colours, as bytes."""
    drawn = Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    file = io.BytesIO()
    drawn.save(file, "PNG", optimize=True)
    return min(png, file.getvalue(), key=len)


def taken(browser, site, picture):
    """The bytes of a picture."""
    context = browser.new_context(
        base_url=site,
        viewport={"width": picture.width, "height": picture.height},
        color_scheme=picture.scheme,
        reduced_motion="reduce",
    )
    try:
        page = context.new_page()
        answer = page.goto(picture.path)
        if answer.status != 200:
            raise CommandError(f"{picture.path} answers {answer.status}; {picture.name} was not taken.")
        if picture.opens:
            page.evaluate("folded => { document.querySelector(folded).open = true }", picture.opens)
        if picture.name.endswith(".pdf"):
            return page.pdf(format="A4", prefer_css_page_size=True)
        return smaller(page.screenshot())
    finally:
        context.close()


class Command(BaseCommand):
    help = (
        "Takes pictures of the site with chromium, light and dark, wide and on a phone, and a pilot's page as it is "
        "printed. It serves the shipped record by itself; your own database is neither read nor changed."
    )
    requires_system_checks = []  # the site that it serves runs them

    def add_arguments(self, parser):
        parser.add_argument("--into", default="docs", help="The folder for the pictures (default: %(default)s).")
        parser.add_argument("--browser", help="The chromium to use (default: the first that is found).")

    def handle(self, *, into, browser, **options):
        if not sync_playwright:
            raise CommandError("Playwright is not installed: pip install -r requirements-dev.txt")
        program = browser or next(filter(None, map(shutil.which, BROWSERS)), None)
        folder = Path(into)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            sizes = self.take(program, folder)
        except BrowserFault as fault:
            reason = str(fault).strip().splitlines()[0]
            raise CommandError(
                f"The browser failed: {reason}\nOn Debian: apt-get install chromium; or name another with --browser."
            ) from fault
        except OSError as fault:
            raise CommandError(f"{fault.filename or folder}: {fault.strerror or fault}.") from fault
        for name, size in sizes.items():
            self.stdout.write(f"{folder / name}: {size // 1024 + 1} KB")
        self.stdout.write(f"{len(sizes)} files, {sum(sizes.values()) // 1024 + 1} KB in all.")

    def take(self, program, folder):
        """{name: bytes} of the files, all written only once all are taken."""
        pictures = {}
        with sync_playwright() as playwright, Bar(self.stderr, "Taking pictures") as bar:
            browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
            with served_record() as site:
                for number, picture in enumerate(PICTURES):
                    bar.show("taken", number, len(PICTURES))
                    pictures[picture.name] = taken(browser, site, picture)
            bar.show("taken", len(PICTURES), len(PICTURES))
            browser.close()
        for name, content in pictures.items():
            (folder / name).write_bytes(content)
        return {name: len(content) for name, content in pictures.items()}
