"""O7: a mistake is corrected at the desk so that readers notice it, on the real record."""

import pytest

from pilots.history import editing
from pilots.models import Figure
from tests.browser.test_journeys import Steps
from tests.make import make_officer

SENTENCE = "We gave £8.4bn for Kent; its report says £8.3bn, on page 4."


@pytest.fixture
def wrong(site):
    """A public figure that another officer changed just now, so that the worklist names it."""
    figure = Figure.objects.public().of_pilots().first()
    with editing(make_officer("Bob Barlow")) as under_way:
        figure.save()
        under_way.tell(figure)
    return figure


def test_o7_correct_a_mistake_so_that_readers_notice(desk, visit, wrong):
    step, page = Steps(4), desk()
    step(page.get_by_role("link", name=str(wrong)).first.click)
    step(page.get_by_label("Label").fill, "Money counted")
    step(page.get_by_label("Correction, for readers").fill, SENTENCE)
    step(page.get_by_role("button", name="Save", exact=True).click)
    assert "Readers are told" in page.locator(".messagelist").inner_text()
    for address in (wrong.pilot.get_absolute_url(), wrong.get_absolute_url(), "/corrections/"):
        assert SENTENCE in visit(address).get_by_role("main").inner_text()
    feed = visit("/corrections/").request.get("/feed/").text()
    assert f"<title>Corrected: {wrong.pilot}: Money counted</title>" in feed
