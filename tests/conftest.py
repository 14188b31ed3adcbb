"""Three people: Alice may do everything, Bob has a seat at the desk and no rights, and a reader reads. Where two
officers are at one thing, Carol is the other; she may do everything, too.

And two worlds: an empty record, in which a test makes what it is about, and the real one (`record`).
"""

import os
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test import Client

from pilots.models import FormerSlug
from tests.make import make_officer
from tests.recorded import load_record

BROWSER = Path(__file__).parent / "browser"


def signed_in(officer):
    client = Client()
    client.force_login(officer)
    return client


@pytest.fixture
def alice(db):
    return signed_in(make_officer("Alice Ashworth", is_superuser=True))


@pytest.fixture
def carol(db):
    return signed_in(make_officer("Carol Clough", is_superuser=True))


@pytest.fixture
def bob(db):
    return signed_in(make_officer("Bob Barlow"))


@pytest.fixture
def reader(db):
    return Client()


def end_other_sessions():
    """Ends what a browser's last request left open: PostgreSQL drops no database in use."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    yield
    with django_db_blocker.unblock():
        end_other_sessions()


def forget_addresses():
    """SQLite empties a table by deleting, so addresses of what a test committed are noted as former ones."""
    FormerSlug.objects.all().delete()


@pytest.fixture
def addresses_forgotten(django_db_blocker):
    yield
    with django_db_blocker.unblock():
        forget_addresses()


@pytest.fixture
def committed(addresses_forgotten, transactional_db):
    """What the test writes is committed, as for two sessions at once, and all tables are emptied at its end."""


@pytest.fixture(scope="module")
def loaded_record(django_db_setup, django_db_blocker):
    """The real record, loaded once for a module and taken back at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_record()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def record(loaded_record, db):
    """The real record, as it ships. What a test changes in it is undone."""


def asks_a_database(item):
    """Browser tests ask through pages, whose answers are asked of each database without one."""
    fixtures = {"db", "transactional_db", "django_db_setup"} & set(item.fixturenames)
    return item.path.parent != BROWSER and bool(fixtures or item.get_closest_marker("django_db"))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """What asks no database looks the same whichever there is.

    And the long modules first: the sweeps, then the browser's. So no worker is left with one of them at the end.
    """
    for item in items:
        if not asks_a_database(item):
            item.add_marker(pytest.mark.looks)
    ranks = {Path(__file__).parent: 0, BROWSER: 1}
    items.sort(key=lambda item: ranks.get(item.path.parent, 2))


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """In CI nothing may be skipped: what a laptop lacks, CI has."""
    report = (yield).get_result()
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"Skipped where nothing may be skipped: {report.longrepr}"
