import pytest

from tests.pilots.shipped import Shipped


@pytest.fixture
def shipped(tmp_path):
    """The shipped files, to be edited and loaded."""
    return Shipped(tmp_path)
