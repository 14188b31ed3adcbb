"""Lines of "name, role", as they come from a report, a letter or a spreadsheet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilots.pasted import read_lines


@pytest.mark.parametrize(
    ("line", "name", "role"),
    [
        ("A Council, PARTNER", "A Council", "partner"),
        ("A Council\tLead body", "A Council", "lead"),
        ("a) A Council; oversight", "A Council", "overseer"),
        ("12) A Council , funds,", "A Council", "funder"),
        ("– A, B and C Board, partners", "A, B and C Board", "partner"),
        ("A Council", "A Council", ""),
        ("A Council, chum", "A Council", ""),
    ],
)
def test_a_role_is_read_in_words_and_bullets_are_put_aside(line, name, role):
    (one,) = read_lines(f"Name\tRole\n{line}\n\n")
    assert (one.name, one.role) == (name, role)


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused_in_words(text):
    try:
        pasted = read_lines(text)
    except ValueError as fault:
        assert str(fault)
    else:
        assert all(one.name and one.prefix for one in pasted)
        assert len({one.prefix for one in pasted}) == len(pasted)
