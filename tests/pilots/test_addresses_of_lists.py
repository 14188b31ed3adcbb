"""Service groups and topics have addresses, too, and keep them; so has each event and figure of a list."""

import re

import pytest

from pilots.models import Event, Figure
from tests.make import make_post, make_service_group, make_topic
from tests.page import markup


def test_an_old_address_of_a_service_group_leads_to_the_new_one(client, db):
    group = make_service_group("Health care")
    type(group).objects.update(slug="health")
    response = client.get("/service-groups/health-care/")
    assert (response.status_code, response["Location"]) == (301, "/service-groups/health/")


def test_an_old_address_of_a_topic_leads_to_the_new_one(client, db):
    topic = make_topic("Job cuts")
    make_post("On cuts", topics=[topic])
    topic.slug = "cuts"
    topic.save()
    response = client.get("/blog/topics/job-cuts/")
    assert (response.status_code, response["Location"]) == (301, "/blog/topics/cuts/")


def test_a_deleted_topic_is_gone(client, db):
    make_topic("Job cuts").delete()
    assert client.get("/blog/topics/job-cuts/").status_code == 410


def test_a_group_or_topic_that_never_was_is_not_found(client, db):
    assert "There is no service group" in client.get("/service-groups/x/").content.decode()
    assert client.get("/blog/topics/x/").status_code == 404


@pytest.mark.parametrize("model", [Event, Figure])
def test_the_address_of_an_event_or_figure_is_the_page_of_the_list_it_stands_on(record, client, model):
    second = client.get(model.objects.public().first().get_absolute_url().partition("?")[0], {"page": 2})
    keys = re.findall(r'<(?:li|tr role="row") id="([^"]+)"><(?:span class="when"|th)', markup(second))
    assert len(keys) > 20
    for thing in model.objects.filter(key__in=[keys[0], keys[-1]]):
        page = client.get(thing.get_absolute_url()).content.decode()
        assert f'id="{thing.key}"' in page[page.index('class="listing"') :]
        assert 'aria-current="page"><span class="vh">Page </span>2<' in page
        assert 'href="?page=1"' in page  # and its links do not come back to the same


def test_an_address_of_an_event_that_never_was_opens_the_list(client, db):
    assert client.get("/timeline/?at=nothing").status_code == 200
