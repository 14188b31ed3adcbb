"""A blog's file as entries: another process reads it, with so much memory and time, and writes them down."""

import json
import subprocess
import sys
import tempfile
import threading
from contextlib import contextmanager
from dataclasses import asdict

from blog.importing.child import BROKEN, FULL, SLOW
from blog.importing.entry import LIMITS, MAX_BYTES, Entry, UnfitBlogError
from pilots.extraction.limits import MB
from pilots.extraction.running import ROOT, plain_environment

CHUNK = 1 * MB
TOO_LARGE = f"This file is larger than {MAX_BYTES // MB} MB. Export the blog in parts."


class Blog:
    """What was read: its `name`, how many entries (`number`), `oddities` of the file; the entries, again and again."""

    def __init__(self, lines):
        self.lines = lines
        self.name, self.number, self.oddities = None, 0, []
        self.memory = 0  # MB that the process which read it took at most

    def __iter__(self):
        self.lines.seek(0)
        for line in self.lines:
            answer = json.loads(line)
            if "entry" in answer:
                yield Entry(**answer["entry"])


@contextmanager
def reading(file, progress=lambda what, done, of: None):
    """Gives the `Blog` in `file`, one of bytes. Raises `UnfitBlogError`. What it wrote down is gone in the end."""
    with tempfile.TemporaryFile() as copy, tempfile.TemporaryFile() as lines:
        size = copied(file, copy)
        blog = Blog(lines)
        have_read(copy, blog, lambda at: progress("read", min(at, size), size))
        yield blog


def copied(file, copy):
    size = 0
    while chunk := file.read(CHUNK):
        size += len(chunk)
        if size > MAX_BYTES:
            raise UnfitBlogError(TOO_LARGE)
        copy.write(chunk)
    copy.seek(0)
    return size


def have_read(copy, blog, progress):
    child = subprocess.Popen(  # noqa: S603  our own module, by our own Python
        [sys.executable, "-s", "-m", "blog.importing.child", json.dumps(asdict(LIMITS))],
        stdin=copy,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env=plain_environment(),
    )
    with child:
        times_up = threading.Event()
        watch = threading.Timer(LIMITS.seconds + 5, lambda: (times_up.set(), child.kill()))
        watch.start()
        try:
            take_down(child.stdout, blog, progress)
        finally:
            watch.cancel()
            child.kill()
    if blog.name is None:
        raise UnfitBlogError(SLOW if times_up.is_set() else BROKEN)


def take_down(stream, blog, progress):
    """Keeps what the process says until it has said everything."""
    left = LIMITS.answer
    for line in stream:
        left -= len(line)
        if left < 0:
            raise UnfitBlogError(FULL)
        try:
            answer = json.loads(line)
        except ValueError:  # half a line
            return
        if "fault" in answer:
            raise UnfitBlogError(answer["fault"])
        if "odd" in answer:
            blog.oddities.append(answer["odd"])
        elif "blog" in answer:
            blog.name, blog.memory = answer["blog"], answer["memory"]
        else:
            blog.lines.write(line)
            blog.number += 1
            progress(answer["at"])
