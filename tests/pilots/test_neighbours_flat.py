"""A page asks the database as much for twenty branches as for a thousand."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.pilots.many_branches import ManyBranches


@pytest.fixture(scope="module", params=[20, 1000])
def many(request, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield ManyBranches(request.param)
        transaction.set_rollback(True)


@pytest.fixture
def most_touched(many):
    """The branch that most pilots touch, of those recorded as affected, and the pilot with most bodies."""
    public = many.public(many.pilots)
    affected = {branch.name for branch, pilot in many.states if pilot in public}
    branches = [one for one in many.public(many.branches) if one.name in affected]
    branch = max(branches, key=lambda one: len(many.touched[one.name]))
    return branch, max(many.public(many.pilots), key=lambda one: len(many.names_in[one.name]))


COUNTS = {
    # branch with bodies, pilots, its region, sources 5; pilots that touch it with moves 2; their parts, bodies, who
    # organises where, branches affected with sources 5; neighbours with sources 2; posts 2; corrections 1
    "/branches/{branch}/": 17,
    # what is chosen 1; choices 4; facets and chip 2; count 1; rows with bodies, pilots, sources 4
    "/branches/?neighbours_of={branch}": 13,
    "/branches.json?neighbours_of={branch}": 6,  # what is chosen; branches, bodies, pilots, sources of both
    # groups with counts, sources 2; what is chosen 1, count 1; bodies with parts, branches and the sources of each 6;
    # the pilots to choose from 1
    "/service-groups/?pilot={pilot}": 11,
    "/service-groups/?kind=police": 10,
}


@pytest.mark.parametrize(("address", "number"), COUNTS.items())
def test_a_page_asks_as_much_for_twenty_branches_as_for_a_thousand(many, most_touched, reader, address, number):
    branch, pilot = most_touched
    with CaptureQueriesContext(connection) as queries:
        assert reader.get(address.format(branch=branch.slug, pilot=pilot.slug)).status_code == 200
    assert len(queries) == number, "\n".join(query["sql"] for query in queries)
