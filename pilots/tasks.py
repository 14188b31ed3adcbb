"""What takes long: done at once on a laptop, by `manage.py db_worker` where one runs beside the site."""

from functools import partial

from django.db import transaction
from django_tasks import task

from pilots.extraction.reading import read
from pilots.sheets import deeds
from pilots.silence.checking import settle


@task()
def read_copy(copy_pk):
    read(copy_pk)
    settle()


@task()
def settle_checks():
    settle()


@task()
def look_through_sheet(sheet_pk):
    deeds.look_through(sheet_pk)


@task()
def bring_in_sheet(sheet_pk):
    deeds.bring_in(sheet_pk)
    settle()


def read_soon(copy):
    """Has a copy read once what was written of it stands in the database."""
    transaction.on_commit(partial(read_copy.enqueue, copy.pk))


def settle_soon():
    """Has what waits answered once what was written stands in the database."""
    transaction.on_commit(settle_checks.enqueue)
