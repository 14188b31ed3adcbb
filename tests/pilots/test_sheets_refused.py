"""A row that cannot be imported is refused with its number and a reason in plain words; then nothing is imported."""

import pytest

from pilots.models import Event, Figure, PartnerBody
from pilots.sheets.importing import NotAsPlannedError
from pilots.sheets.limits import UnfitSheetError
from tests.make import make_body, make_figure
from tests.pilots.sheets import as_csv, bring_in, excel, plan, refusals

pytestmark = pytest.mark.django_db
BODY = ("slug", "name", "kind")
PILOT = ("slug", "name", "region", "areas")
FIGURE = ("key", "label", "kind", "amount", "amount_high")

BAD = {  # what is wrong: (noun, heading, row, what the reason says)
    "a kind that there is not": ("bodies", BODY, ("x", "X", "parish"), "“parish” in kind is none of: county-council"),
    "no name": ("bodies", BODY, ("x", "", "other"), "name is empty."),
    "a name that is taken": ("bodies", BODY, ("x", "Leeds City Council", "other"), "belongs to another row"),
    "a column that a new row needs": ("bodies", BODY[:2], ("x", "X"), "kind is needed for a new row."),
    "a slug with blanks": ("bodies", BODY, ("a b", "X", "other"), "slug: "),
    "no slug": ("bodies", BODY, (" ", "X", "other"), "slug is empty: by it a row is told from the others."),
    "more cells than the heading": ("bodies", BODY, ("x", "X", "other", "y"), "more or fewer cells"),
    "a source that there is not": (
        "bodies",
        (*BODY, "sources"),
        ("x", "X", "other", "hearsay"),
        "no document “hearsay”",
    ),
    "a formula": ("bodies", BODY, ("x", "=1+1", "other"), "name begins with “=”"),
    "no region": (
        "pilots",
        ("slug", "name", "region", "areas"),
        ("x", "X", "", "Kant"),
        "region is empty.",
    ),
    "a number with commas": (
        "figures",
        ("key", "label", "kind", "amount"),
        ("x", "X", "cost", "1,200"),
        "not a number",
    ),
    "no number at all": ("figures", FIGURE, ("x", "X", "cost", "NaN", ""), "not a number"),
    "half a person": ("branches", ("slug", "members"), ("x", "1.5"), "not a whole number"),
    "a range that runs down": (
        "figures",
        FIGURE,
        ("x", "X", "cost", "5", "4"),
        "The upper amount is smaller",
    ),
}


@pytest.mark.parametrize("what", BAD)
def test_one_bad_row_is_named_with_its_reason_and_nothing_is_imported(what):
    noun, heading, row, reason = BAD[what]
    make_body()
    good = {"bodies": ("good", "Good", "other")}.get(noun)
    content = as_csv(heading, *([good[: len(heading)]] if good and len(heading) == 3 else []), row)
    refused = plan(noun, content).refused
    assert [number for number, _ in refused][-1] == content.count(b"\n")
    assert reason in " ".join(said for _, said in refused)
    with pytest.raises(NotAsPlannedError):
        bring_in(noun, content)
    assert PartnerBody.objects.count() == 1
    assert not Event.objects.exists()
    assert not Figure.objects.exists()


def test_all_bad_rows_are_named_and_all_that_is_wrong_with_each():
    rows = [("a", "A", "parish"), ("b", "", "parish"), ("a", "A", "other")]
    refused = plan("bodies", as_csv(BODY, *rows)).refused
    assert [number for number, _ in refused] == [2, 3, 3, 4]
    assert refused[-1][1] == "“a” stands in row 2 already."


def test_a_formula_of_excel_is_refused_and_never_worked_out():
    (reason,) = refusals("bodies", excel(BODY, ("x", '="Hidden"', "other")))
    assert reason.startswith("name holds a formula")


def test_two_new_rows_cannot_share_a_name():
    (reason,) = refusals("bodies", as_csv(BODY, ("a", "Same", "other"), ("b", "Same", "other")))
    assert reason == "“Same” in name stands in row 2 already."


def test_figures_in_conflict_must_say_so_on_both_rows():
    make_figure("A", key="a")
    make_figure("B", key="b")
    heading = ("key", "conflicts_with")
    assert plan("figures", as_csv(heading, ("a", "b"))).refused == []
    assert plan("figures", as_csv(heading, ("a", "b"), ("b", "a"))).refused == []
    (reason,) = refusals("figures", as_csv(heading, ("a", "b"), ("b", "")))
    assert reason == "It names b in conflicts_with, but not the other way round."


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        (("slug", "naem"), "There is no column called “naem” here."),
        (("slug", "published_at"), "There is no column called “published_at” here."),
        (("slug", "created_by"), "There is no column called “created_by” here."),
        (("slug", "version"), "There is no column called “version” here."),
        (("slug", "name", "name"), "The column “name” stands twice."),
        (("name", "kind"), "The column “slug” is missing"),
    ],
)
def test_a_file_with_a_wrong_heading_is_refused_whole(heading, said):
    with pytest.raises(UnfitSheetError, match=said):
        plan("bodies", as_csv(heading, heading))


def test_a_precision_without_its_date_is_refused():
    with pytest.raises(UnfitSheetError, match="date_precision"):
        plan("events", as_csv(("key", "date_precision"), ("x", "day")))


def test_a_sign_that_no_database_takes_is_refused():
    for sign in ("\\u0000", "\\ud800"):
        content = f'[{{"slug": "x", "name": "X{sign}", "kind": "other"}}]'.encode()
        assert refusals("bodies", content) == ["name has a sign that cannot be kept."]
