"""Imports a made-up blog twice: how long it takes, how much memory, and whether the second time changes anything."""

import hashlib
import tempfile
import time

from django.apps import apps
from django.core.management.base import CommandError

from blog.importing.deed import carry_out
from blog.importing.reading import reading
from campaign.benchmarks.made_up_blog import made_up_blog
from pilots.memory import forget_peak, peak_of_process

OURS = ("pilots", "blog", "campaign")
CHANGED = "The second import changed {}: it should have changed nothing."


def all_rows():
    """{table: a digest of all its rows}, of all that is ours: history, index and versions, too."""
    found = {}
    for app in OURS:
        for model in apps.get_app_config(app).get_models(include_auto_created=True):
            rows = hashlib.sha256()
            for row in model._base_manager.order_by("pk").values_list().iterator():
                rows.update(repr(row).encode())
            found[model._meta.db_table] = rows.hexdigest()
    return found


def measured(file, bar):
    """A line on one import of `file`."""
    file.seek(0)
    forget_peak()
    began = time.perf_counter()
    with reading(file, bar.show) as blog:
        read = time.perf_counter() - began
        plan, proposals = carry_out(blog, reason="benchmark", progress=bar.show)
    seconds = time.perf_counter() - began
    return (
        f"{seconds:6.1f} s (reading the file {read:.1f} s) {blog.number / seconds:7,.0f} entries/s, peak memory"
        f" {peak_of_process():.0f} MB, of the process that reads {blog.memory:.0f} MB;"
        f" {plan.in_words}; {proposals:,} proposals"
    )


def twice(posts, bar_of, tell):
    """Imports a blog of that many posts twice into the empty database at hand. Raises `CommandError`."""
    with tempfile.TemporaryFile() as file:
        for piece in made_up_blog(posts):
            file.write(piece.encode())
        tell(f"{file.tell() / 1024 / 1024:.1f} MB with every odd kind of entry")
        with bar_of("Importing, all of it new") as bar:
            line = measured(file, bar)
        tell(f"all of it new: {line}")
        before = all_rows()
        with bar_of("Importing the same once more") as bar:
            line = measured(file, bar)
        tell(f"the same once more: {line}")
    after = all_rows()
    changed = [table for table in after if after[table] != before[table]]
    if changed:
        raise CommandError(CHANGED.format(", ".join(changed)))
    tell(f"The database is the same after the second time, in each of {len(after)} tables.")
