"""Links that an import writes: they stand in the history, both ways where they hold both ways."""

import pytest

from pilots.models import Figure
from tests.make import cite, make_body, make_branch, make_document, make_figure, make_pilot, make_post
from tests.pilots.sheets import as_csv, bring_in

pytestmark = pytest.mark.django_db


def test_links_alone_are_a_change_and_stand_in_the_history():
    bodies = [make_body(name, slug=name.lower()) for name in ("One", "Two", "Three")]
    branch = make_branch("Leeds", bodies[:2], slug="leeds")
    bring_in("branches", as_csv(("slug", "organises_at"), ("leeds", "three; two")))
    branch.refresh_from_db()
    assert set(branch.bodies.all()) == set(bodies[1:])
    after, before = branch.history.all()
    assert before.links == {"bodies": [bodies[0].pk, bodies[1].pk]}
    assert after.links == {"bodies": [bodies[1].pk, bodies[2].pk]}
    assert branch.version == 2


def test_a_link_both_ways_changes_both_ends_and_both_have_it_in_their_history():
    one, other = make_figure("One", key="one"), make_figure("Other", key="other")
    bring_in("figures", as_csv(("key", "conflicts_with"), ("one", "other")))
    assert list(other.conflicts_with.all()) == [one]
    assert other.history.first().links == {"conflicts_with": [one.pk]}
    bring_in("figures", as_csv(("key", "conflicts_with"), ("one", "")))
    assert not other.conflicts_with.exists()


def test_new_rows_can_name_each_other():
    heading = ("key", "label", "kind", "part_of", "conflicts_with")
    bring_in(
        "figures",
        as_csv(heading, ("a", "A", "cost", "b", "c"), ("b", "B", "cost", "", ""), ("c", "C", "cost", "b", "a")),
    )
    figures = {figure.key: figure for figure in Figure.objects.all()}
    assert figures["a"].part_of == figures["c"].part_of == figures["b"]
    assert list(figures["c"].conflicts_with.all()) == [figures["a"]]
    assert bring_in(
        "posts", as_csv(("slug", "title", "summary", "answers"), ("x", "X", "x", "y"), ("y", "Y", "y", ""))
    ).new


def test_links_of_a_post_keep_their_notes_and_have_a_history():
    leeds, kent = make_pilot("Leeds"), make_pilot("Kent")
    post = make_post("A post", [leeds], slug="post")
    post.pilot_links.update(note="why")
    bring_in("posts", as_csv(("slug", "pilots"), ("post", "kent; leeds")))
    assert [(link.pilot, link.note) for link in post.pilot_links.order_by("pk")] == [(leeds, "why"), (kent, "")]
    assert post.pilot_links.get(pilot=kent).history.get().history_type == "+"
    bring_in("posts", as_csv(("slug", "pilots"), ("post", "kent")))
    assert type(post.pilot_links.get()).history.filter(pilot=leeds).first().history_type == "-"


def test_the_order_of_links_and_sources_is_no_change():
    report, motion = make_document("Report"), make_document("Motion")
    branch = make_branch("Leeds", [make_body("One"), make_body("Two")], slug="leeds")
    for document, page in ((report, "7"), (motion, "")):
        cite(branch, document, page)
    content = as_csv(("slug", "organises_at", "sources"), ("leeds", "two;one", "motion;report, 7"))
    assert bring_in("branches", content).is_empty
