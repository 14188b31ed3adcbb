"""A committee with a meeting to come, at a moment of November 2009 that stands still until a test moves it."""

import pytest
import time_machine

from tests.make import make_committee, make_meeting


@pytest.fixture
def clock():
    with time_machine.travel("2009-11-20T12:00:00Z", tick=False) as clock:
        yield clock


@pytest.fixture
def nec(clock):
    return make_committee("NEC")


@pytest.fixture
def meeting(nec):
    return make_meeting(nec, "2009-12-09", starts_at="14:30", place="Mabledon Place")


@pytest.fixture
def made(nec):
    """The meeting before."""
    return make_meeting(nec, "2009-10-06", standing="held")
