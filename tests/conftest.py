"""Three people: Alice may do everything, Bob has a seat at the desk and no rights, and a reader reads."""

import pytest
from django.test import Client

from tests.make import make_officer


def signed_in(officer):
    client = Client()
    client.force_login(officer)
    return client


@pytest.fixture
def alice(db):
    return signed_in(make_officer("Alice Ashworth", is_superuser=True))


@pytest.fixture
def bob(db):
    return signed_in(make_officer("Bob Barlow"))


@pytest.fixture
def reader(db):
    return Client()
