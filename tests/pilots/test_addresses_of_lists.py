"""Service groups and topics have addresses, too, and keep them."""

from tests.make import make_post, make_service_group, make_topic


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
