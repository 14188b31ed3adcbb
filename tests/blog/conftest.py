from datetime import timedelta

import pytest
import time_machine

from tests.blog.commenting import NOW
from tests.make import make_post


@pytest.fixture
def open_post(db):
    """A post that became public yesterday, as the `clock` has it, and takes comments."""
    return make_post("In a bad place", published_at=NOW - timedelta(days=1))


@pytest.fixture
def clock():
    """Stands still but where a test shifts it."""
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock
