"""Every meeting pack of the record prints on two sides of A4 at most, whatever the day it looks back to."""

from pilots.models import Branch, Pilot, ServiceGroup
from tests.browser.test_print import sides


def packs_of(kind, things):
    return [f"/{kind}/{slug}/pack/?since=2000-01-01" for slug in things.values_list("slug", flat=True)]


def too_long(visit, addresses):
    page, long = visit("/health/", dark=True), {}
    for address in addresses:
        page.goto(address)
        if (number := sides(page)) > 2:
            long[address] = number
    return long


def test_the_pack_of_every_pilot_and_service_group(visit):
    addresses = [*packs_of("pilots", Pilot.objects.public()), *packs_of("service-groups", ServiceGroup.objects.all())]
    assert len(addresses) == 13 + 7
    assert too_long(visit, addresses) == {}


def test_the_pack_of_every_branch(visit):
    addresses = packs_of("branches", Branch.objects.public())
    assert len(addresses) == 50
    assert too_long(visit, addresses) == {}
