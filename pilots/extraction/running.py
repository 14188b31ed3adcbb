"""Reads a file in a process of its own, which is ended when its time is up."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from dataclasses import asdict, dataclass, field
from pathlib import Path

from pilots.extraction.judging import EMPTY, FAILED, READABLE
from pilots.extraction.limits import LIMITS

ROOT = Path(__file__).resolve().parents[2]
LONGEST_MESSAGE = 200
SLOW = "This file took too long to read."
BROKEN_OFF = "Reading it broke off: the file may be broken."


@dataclass
class Reading:
    """What came of a file: how many pages it has (`None` if nobody could count), those reached, what went wrong."""

    total: int | None = None
    pages: list = field(default_factory=list)  # (number, state, text, message)
    fault: str = ""
    cut: int = 0  # letters after which we counted a new page, where the file has none of its own


def read_file(file, kind, progress=None):
    """The `Reading` of a file, whatever is in it. `progress(done, total)` is called after each page."""
    found = Reading()
    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(file, copy)
        copy.seek(0)
        child = subprocess.Popen(  # noqa: S603  our own module, by our own Python
            [sys.executable, "-s", "-m", "pilots.extraction.child", kind, json.dumps(asdict(LIMITS))],
            stdin=copy,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env=plain_environment(),
        )
    with child:
        times_up = threading.Event()
        watch = threading.Timer(LIMITS.seconds, lambda: (times_up.set(), child.kill()))
        watch.start()
        try:
            listen(child.stdout, found, progress)
        finally:
            watch.cancel()
            child.kill()
    if not found.fault and len(found.pages) < min(found.total or 1, LIMITS.pages):
        found.fault = SLOW if times_up.is_set() else BROKEN_OFF
    return found


def plain_environment():
    """Nothing of ours: no secret, no address of a database."""
    kept = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH")
    return {**{name: os.environ[name] for name in kept if name in os.environ}, "PYTHONDONTWRITEBYTECODE": "1"}


def listen(stream, found, progress):
    """Takes down what the child says, as far as it makes sense, until it ends or says too much."""
    left = LIMITS.answer
    while left > 0 and (line := stream.readline(left)):
        left -= len(line)
        try:
            take_down(json.loads(line), found)
        except (ValueError, KeyError, TypeError, AttributeError):  # half a line, cut off as its time was up
            return
        if progress and found.total:
            progress(len(found.pages), found.total)


def take_down(answer, found):
    if "fault" in answer:
        found.fault = str(answer["fault"])[:LONGEST_MESSAGE]
    elif "total" in answer:
        found.total, found.cut = int(answer["total"]), int(answer["cut"])
    elif answer["number"] == len(found.pages) + 1 and answer["state"] in (READABLE, EMPTY, FAILED):
        found.pages.append((answer["number"], answer["state"], answer["text"], answer["message"][:LONGEST_MESSAGE]))
