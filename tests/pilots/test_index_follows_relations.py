"""The index follows what a thing hangs on: its themes, groups and topics, its pilots, and who may see it."""

import pytest

from blog.models import Topic
from pilots.models import PilotTheme, ServiceGroup, Theme
from tests.make import (
    make_affected_branch,
    make_body,
    make_branch,
    make_document,
    make_event,
    make_partnership,
    make_pilot,
    make_post,
    make_service_group,
    make_theme,
    make_topic,
)
from tests.pilots.finding import hits_by_title as hits
from tests.pilots.finding import pilots_of

pytestmark = pytest.mark.django_db


def test_a_pilot_is_found_by_its_themes_until_it_loses_them(reader):
    leeds, theme = make_pilot("Leeds"), make_theme("Worklessness")
    leeds.themes.add(theme)
    assert hits(reader, "worklessness") == ["Leeds"]
    leeds.themes.remove(theme)
    assert hits(reader, "worklessness") == []
    leeds.themes.set([theme])
    assert hits(reader, "worklessness") == ["Leeds"]
    leeds.themes.clear()
    assert hits(reader, "worklessness") == []


def test_a_theme_moved_to_another_pilot_is_found_there_only(reader):
    leeds, york = make_pilot("Leeds", themes=[make_theme("Worklessness")]), make_pilot("York")
    PilotTheme.objects.filter(pilot=leeds).update(pilot=york)
    assert hits(reader, "worklessness") == ["York"]


def test_renamed_themes_topics_and_service_groups_are_found_by_their_new_names(reader):
    make_pilot("Leeds", themes=[make_theme("Worklessness")])
    make_branch("Leeds branch", service_group=make_service_group("Energy"))
    make_post("A post", topics=[make_topic("Cuts")])
    for model, name in ((Theme, "Idleness"), (ServiceGroup, "Electricity"), (Topic, "Austerity")):
        model.objects.update(name=name)
    assert hits(reader, "worklessness") == hits(reader, "energy") == hits(reader, "cuts") == []
    assert hits(reader, "idleness") == ["Leeds"]
    assert hits(reader, "electricity") == ["Leeds branch"]
    assert hits(reader, "austerity") == ["A post"]


def test_a_topic_that_is_deleted_takes_its_word_along(reader):
    topic = make_topic("Austerity")
    make_post("A post", topics=[topic])
    topic.delete()
    assert hits(reader, "austerity") == []
    assert hits(reader, "post") == ["A post"]


def test_a_branch_follows_its_service_group(reader):
    branch = make_branch("Leeds branch", service_group=make_service_group("Energy"))
    branch.service_group = make_service_group("Health")
    branch.save()
    assert (hits(reader, "energy"), hits(reader, "health")) == ([], ["Leeds branch"])


@pytest.mark.parametrize("kind", ["document", "event", "post"])
def test_a_things_pilots_follow_every_way_of_linking(kind):
    leeds, york = make_pilot("Leeds"), make_pilot("York")
    thing = {"document": make_document, "event": make_event, "post": make_post}[kind]()
    thing.pilots.add(leeds, york)
    assert pilots_of(kind) == {leeds.pk, york.pk}
    thing.pilots.remove(york)
    assert pilots_of(kind) == {leeds.pk}
    thing.pilots.set([york])
    assert pilots_of(kind) == {york.pk}
    thing.pilots.clear()
    assert pilots_of(kind) == set()
    getattr(leeds, f"{kind}s").add(thing)
    leeds.delete()
    assert pilots_of(kind) == set()


def test_a_bodys_and_a_branchs_pilots_follow_their_parts():
    leeds, york, body, branch = make_pilot("Leeds"), make_pilot("York"), make_body(), make_branch()
    part, touched = make_partnership(leeds, body), make_affected_branch(leeds, branch)
    assert pilots_of("body") == pilots_of("branch") == {leeds.pk}
    part.pilot = touched.pilot = york
    part.save()
    touched.save()
    assert pilots_of("body") == pilots_of("branch") == {york.pk}
    part.delete()
    touched.delete()
    assert pilots_of("body") == pilots_of("branch") == set()
