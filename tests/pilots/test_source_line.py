"""A source in a line: address, title, date."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilots.fuzzy import FuzzyDate
from pilots.models import Document
from pilots.source_line import SourceError, SourceLine, on_record, read_source, write_down
from tests.make import make_document, make_officer

ADDRESS = "https://example.org/report.pdf"
MARCH = FuzzyDate(2010, 3, 25)


@pytest.mark.parametrize(
    "line",
    [
        f"{ADDRESS}, Counting, and cutting, 25 March 2010",
        f"Counting, and cutting; 25/03/2010; {ADDRESS}.",
        f"25 March 2010\tCounting, and cutting\t<{ADDRESS}>",
        f"“Counting, and cutting”, {ADDRESS}, 25th Mar 2010",
        f"Counting, and cutting {ADDRESS} , 2010-03-25",
    ],
)
def test_address_title_and_date_are_found_in_any_order(line):
    assert read_source(line) == SourceLine(ADDRESS, "Counting, and cutting", MARCH)


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("A leaflet", SourceLine(title="A leaflet")),
        (ADDRESS, SourceLine(ADDRESS)),
        ("www.example.org/a,b", SourceLine("https://www.example.org/a,b")),
        ("Budget 2010, the report", SourceLine(title="Budget 2010, the report")),
        ("The report, 2010", SourceLine(title="The report", date=FuzzyDate(2010))),
        (
            "The report, March 2010, publisher: HM Treasury",
            SourceLine("", "The report", FuzzyDate(2010, 3), "HM Treasury"),
        ),
        ("2009, 2010", SourceLine(title="2009", date=FuzzyDate(2010))),
    ],
)
def test_what_is_not_written_is_left_empty(line, read):
    assert read_source(line) == read


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "Write an address or a title."),
        (" , ; ", "Write an address or a title."),
        ("25 March 2010", "Write an address or a title."),
        ("!?", "Write an address or a title."),
        ("A leaflet, 31 February 2010", "“31 February 2010” is not a date: February 2010 has no day 31."),
        ("A leaflet, 13/13/2010", "“13/13/2010” is not a date"),
        ("ftp://example.org/a, A leaflet", "“ftp://example.org/a” is not a web address"),
        ("http://nowhere, A leaflet", "is not a web address"),
        ("https://a.example https://b.example", "There are two addresses in this line."),
        ("x" * 301, "A title has at most 300 letters"),
        ("x" * 1001, "too long for one source"),
        (f"https://example.org/{'a' * 500}", "An address has at most 500 letters"),
        (f"A, publisher: {'b' * 201}", "A publisher’s name has at most 200 letters"),
    ],
)
def test_what_names_no_source_is_told_in_plain_words(line, said):
    with pytest.raises(SourceError, match=r".") as fault:
        read_source(line)
    assert said in str(fault.value)


PIECES = st.sampled_from(
    [ADDRESS, "www.", "http://", "2010", "31 June 2010", ",", ";", "\t", "\x00", " ", "publisher: ", "A"]
)


@given(st.one_of(st.text(max_size=1100), st.lists(PIECES, max_size=12).map("".join), st.lists(PIECES).map(" ".join)))
def test_any_line_is_read_or_refused_and_never_breaks(line):
    try:
        read = read_source(line)
    except SourceError as fault:
        assert str(fault)
    else:
        assert read.address or read.title
        assert "\x00" not in read.address + read.title + read.publisher
        assert len(read.title) <= 300
        assert len(read.address) <= 500
        assert len(read.publisher) <= 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    "line",
    [
        SourceLine("http://www.example.org/report.pdf/", "Another title"),
        SourceLine("https://archive.example/1"),
        SourceLine(title="total place: FINAL report"),
        SourceLine("https://elsewhere.example/", "Total Place: final report"),
        SourceLine(title="Total Place: final report", date=MARCH),
    ],
)
def test_a_document_on_record_is_known_by_its_address_or_its_title(line):
    known = {"original_url": ADDRESS, "archived_url": "http://archive.example/1", "published_on": FuzzyDate(2010, 3)}
    document = make_document(**known)
    assert on_record(line) == document


@pytest.mark.django_db
def test_a_title_of_another_date_is_another_document():
    make_document("Annual report", published_on=FuzzyDate(2009))
    assert on_record(SourceLine(title="Annual report", date=MARCH)) is None


@pytest.mark.django_db
def test_where_several_are_so_called_the_address_is_asked_for():
    documents = [make_document("Annual report", slug=f"annual-{number}") for number in range(2)]
    with pytest.raises(SourceError, match="Several documents on record are called “Annual report”"):
        on_record(SourceLine(title="Annual report"))
    assert on_record(SourceLine(ADDRESS, "Annual report")) is None
    Document.objects.with_key(documents[1].pk).update(original_url=ADDRESS)
    assert on_record(SourceLine(ADDRESS, "Annual report")) == documents[1]


@pytest.mark.django_db
def test_a_new_document_has_what_the_line_says():
    officer = make_officer()
    document = write_down(SourceLine(ADDRESS, "", MARCH, "HM Treasury"), officer)
    assert (document.title, document.kind, document.publisher) == ("example.org/report.pdf", "report", "HM Treasury")
    assert (document.published_on, document.created_by, document.is_draft) == (MARCH, officer, True)
    document.full_clean()
    assert write_down(SourceLine(ADDRESS, ""), officer).slug == f"{document.slug}-2"
