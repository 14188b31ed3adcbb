"""Where our branches organise and where not, by kind of body; and which kinds of body sit in which pilot."""

from collections import Counter
from dataclasses import dataclass, replace

from pilots.models import PartnerBody


@dataclass(frozen=True)
class Row:
    """One kind of body: how many there are, at how many each group has a branch, and how many have none."""

    kind: str
    label: str
    number: int
    groups: list  # [(ServiceGroup, bodies), …]; a body with branches of two groups counts in both
    without: int


@dataclass(frozen=True)
class Grid:
    rows: list

    @property
    def number(self):
        return sum(row.number for row in self.rows)

    @property
    def without(self):
        return sum(row.without for row in self.rows)

    @property
    def rows_without(self):
        """The kinds where no branch of any group is recorded."""
        return [row for row in self.rows if row.without == row.number]


def where_we_organise(bodies):
    """A `Grid` of `bodies`, loaded with branches; each row with only the groups that have a branch there."""
    bodies = list(bodies)
    numbers = Counter(body.kind for body in bodies)
    groups = {branch.service_group for body in bodies for branch in body.branch_rows}
    organised = Counter(
        (body.kind, slug) for body in bodies for slug in {branch.service_group.slug for branch in body.branch_rows}
    )
    without = Counter(body.kind for body in bodies if not body.branch_rows)
    rows = rows_of(numbers, organised, without, sorted(groups, key=lambda group: group.name))
    return Grid([replace(row, groups=[one for one in row.groups if one[1]]) for row in rows])


def grid_of_kinds(bodies, groups):
    """A `Grid` of the QuerySet `bodies`, with every one of `groups` in each row; three questions in all."""
    numbers, without = bodies.numbers_by_kind(), bodies.without_branch().numbers_by_kind()
    return Grid(rows_of(numbers, bodies.numbers_by_kind_and_group(), without, groups))


def rows_of(numbers, organised, without, groups):
    return [
        Row(
            kind,
            label,
            numbers[kind],
            [(group, organised.get((kind, group.slug), 0)) for group in groups],
            without.get(kind, 0),
        )
        for kind, label in PartnerBody.Kind.choices
        if numbers.get(kind)
    ]


def kinds_in_pilots(parts, pilots):
    """(kind, its label, [(pilot, bodies), …]) for each kind that has a part among the QuerySet `parts`."""
    numbers = parts.numbers_by_kind_and_pilot()
    present = {kind for kind, _ in numbers}
    return [
        (kind, label, [(pilot, numbers.get((kind, pilot.pk), 0)) for pilot in pilots])
        for kind, label in PartnerBody.Kind.choices
        if kind in present
    ]


@dataclass(frozen=True)
class BodyRow:
    """One body: of each group the branches that organise there, none where none is recorded."""

    body: PartnerBody
    cells: list  # [(ServiceGroup, [Branch, …]), …]

    @property
    def is_empty(self):
        return not any(branches for _, branches in self.cells)


@dataclass(frozen=True)
class BodyGrid:
    """Bodies by service groups, with the gaps to be said in words."""

    rows: list
    groups: list

    @property
    def rows_without(self):
        return [row for row in self.rows if row.is_empty]

    @property
    def groups_without(self):
        """The groups that have no branch at any of these bodies."""
        present = {group.pk for row in self.rows for group, branches in row.cells if branches}
        return [group for group in self.groups if group.pk not in present]


def grid_of_bodies(bodies, groups):
    """A `BodyGrid` of `bodies`, loaded with branches, with every one of `groups` in each row."""
    return BodyGrid(
        [BodyRow(body, [(group, branches_of(group, body)) for group in groups]) for body in bodies], groups
    )


def branches_of(group, body):
    return [branch for branch in body.branch_rows if branch.service_group_id == group.pk]


@dataclass(frozen=True)
class Hold:
    """A service group in one pilot: the parts of the bodies where it has a branch and of those where it has none.

    `without` is how many of all have no branch of any group.
    """

    pilot: object
    parts: list
    gaps: list
    without: int

    @property
    def number(self):
        return len(self.parts) + len(self.gaps)


def holds_of(group, pilots):
    """A `Hold` of `group` for each of `pilots`, which must be loaded with partners."""
    return [
        Hold(
            pilot,
            [part for part in pilot.partner_rows if branches_of(group, part.body)],
            [part for part in pilot.partner_rows if not branches_of(group, part.body)],
            sum(not part.body.branch_rows for part in pilot.partner_rows),
        )
        for pilot in pilots
    ]
