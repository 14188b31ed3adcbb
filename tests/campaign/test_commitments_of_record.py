"""The eight real commitments, as they ship: where each stands, and that nobody knows what came of it."""

import re

from tests.campaign.test_commitments import words
from tests.page import markup

OVERDUE = (
    "Overdue since 9 December 2009: one meeting has passed without an answer, "
    "and no later meeting of the National Executive Council (NEC) is on record."
)


def test_all_of_the_real_ones_are_there_with_the_overdue_one_first(record, reader):
    page = words(reader, "/commitments/")
    assert "8 commitments" in page
    assert "1 of 8 is overdue ; 4 are promised with no answer on record ; 3 were called for and not agreed ." in page
    titles = re.findall(r'<h2><a href="/commitments/([^"]+)/"', markup(reader.get("/commitments/")))
    assert len(titles) == 8 and titles[0] == "nec-update-on-working-group"
    assert OVERDUE in page
    assert page.count("the exact words are not on record") == 8
    assert page.count("not known since") == 8


def test_where_a_real_one_stands_is_said_with_its_source_and_who_asks(record, reader):
    page = words(reader, "/commitments/nec-update-on-working-group/")
    assert f"{OVERDUE} [ Source 1" in page.replace("Source 1", "[ Source 1")
    assert "Who asks The author of the Jon Rogers blog, at the NEC" in page
    assert "In the diary: 9 December 2009" in page
    assert "UNISON NEC report to London branches" in page
