"""Neighbours, grid and gaps against a count by brute force, on a thousand made-up branches with drafts among them."""

import re

import pytest
from django.db import transaction

from pilots.grids import grid_of_bodies, holds_of
from pilots.models import PartnerBody, Pilot, ServiceGroup
from pilots.neighbours import by_group, neighbours_of
from tests.page import markup
from tests.pilots.many_branches import ManyBranches, told

LOOKED_AT = 25  # branches: each is compared with all the others


@pytest.fixture(scope="module")
def thousand(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield ManyBranches(1000)
        transaction.set_rollback(True)


@pytest.fixture
def looked_at(thousand):
    """The first few, and one that no pilot touches."""
    branches = thousand.public(thousand.branches)
    return [*branches[:LOOKED_AT], next(one for one in branches if not thousand.touched[one.name])]


def test_the_made_up_record_has_something_to_find(thousand, looked_at):
    found = [one for branch in looked_at for one in thousand.neighbours(branch).values()]
    assert {one[0] for one in found} == {True, False}
    assert any(len(states) > 1 for _, states, _, _ in found)
    assert any(shared for *_, shared in found) and any(bodies for _, _, bodies, _ in found)
    assert any(None in states.values() for _, states, _, _ in found)
    assert not thousand.neighbours(looked_at[-1])


def test_neighbours_are_those_that_a_count_of_all_pairs_finds(thousand, looked_at):
    for branch in looked_at:
        found = neighbours_of(branch)
        assert {one.branch.name: told(one) for one in found} == thousand.neighbours(branch), branch
        assert found == sorted(found, key=by_group)


def test_neighbours_are_neighbours_both_ways(thousand, looked_at):
    for branch in looked_at[:5]:
        for neighbour in neighbours_of(branch)[:5]:
            (back,) = [one for one in neighbours_of(neighbour.branch) if one.branch == branch]
            assert [pilot for pilot, _ in back.pilots] == [pilot for pilot, _ in neighbour.pilots]
            assert (back.shared, back.differs) == (neighbour.shared, neighbour.differs)


def test_the_list_of_neighbours_and_its_export_hold_the_same(thousand, looked_at, reader):
    for branch in looked_at[:8]:
        rows = reader.get(f"/branches.json?neighbours_of={branch.slug}").json()["results"]
        expected = thousand.neighbours(branch)
        assert {row["name"] for row in rows} == set(expected)
        page = markup(reader.get(branch.get_absolute_url()))
        if len(expected) > 24:
            assert f'?neighbours_of={branch.slug}">See all {len(expected)}</a>' in page
            shown = re.findall(r'rowheader"><a href="/branches/([\w-]+)/"', page.partition('id="neighbours"')[2])
            sharing = {row["slug"] for row in rows if expected[row["name"]][3]}
            assert len(shown) == 24 and (set(shown) <= sharing or sharing <= set(shown))


def test_each_cell_of_the_grid_names_the_branches_that_are_there(thousand):
    for pilot in thousand.public(thousand.pilots):
        bodies = PartnerBody.objects.public().with_part_in([pilot]).with_named_branches().by_name()
        grid = grid_of_bodies(bodies, thousand.groups)
        expected = sorted(
            (body for body in thousand.public(thousand.bodies) if (pilot, body) in thousand.parts),
            key=lambda body: body.name,
        )
        assert [row.body for row in grid.rows] == expected
        for row in grid.rows:
            cells = {group: {branch.name for branch in branches} for group, branches in row.cells}
            assert cells == {group: thousand.branches_at(row.body, group) for group in thousand.groups}
            assert row.is_empty == (not any(cells.values()))


def test_the_gaps_of_a_group_are_the_bodies_of_its_pilots_where_it_has_no_branch(thousand):
    for group in ServiceGroup.objects.all():
        pilots = list(Pilot.objects.public().affecting_groups([group.slug]).with_partners())
        for hold in holds_of(group, pilots):
            bodies = [body for body in thousand.public(thousand.bodies) if (hold.pilot, body) in thousand.parts]
            without = {body.name for body in bodies if not thousand.branches_at(body, group)}
            assert {part.body.name for part in hold.gaps} == without
            assert hold.number == len(bodies)
