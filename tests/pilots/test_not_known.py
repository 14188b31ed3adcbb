"""What the record does not say is shown as not known, never as a finding."""

from tests.make import make_affected_branch, make_body, make_branch, make_event, make_partnership, make_pilot
from tests.page import markup


def unmarked(client, address):
    """A page without the marks of a search hit."""
    return client.get(address).content.decode().replace("<mark>", "").replace("</mark>", "")


def test_joint_working_that_nobody_recorded_is_not_known(client, db):
    pilot, branch = make_pilot("Leeds"), make_branch("Leeds Health")
    make_affected_branch(pilot, branch)
    for thing in (pilot, branch):
        page = markup(client.get(thing.get_absolute_url()))
        assert "Not contacted" not in page
        assert 'data-l="Joint working"><a class="tag nk"' in page


def test_joint_working_that_was_recorded_is_shown(client, db):
    pilot = make_pilot("Leeds")
    make_affected_branch(pilot, make_branch("Leeds Health"), joint_working="not-contacted")
    assert "Not contacted" in client.get(pilot.get_absolute_url()).content.decode()


def test_an_event_of_draft_pilots_only_is_hidden_with_them(client, db):
    leeds, york = make_pilot("Leeds", published_at=None), make_pilot("York", published_at=None)
    make_event("Two pilots begin", pilots=[leeds, york])
    for address in ("/timeline/", "/events.json", "/feed/", "/search/?q=begin"):
        assert "Two pilots begin" not in client.get(address).content.decode().replace("</mark>", "").replace(
            "<mark>", ""
        )
    type(york).objects.filter(name="York").publish()
    for address in ("/timeline/", "/events.json", "/feed/", "/search/?q=begin"):
        page = unmarked(client, address)
        assert "Two pilots begin" in page and "Leeds" not in page


def test_a_search_without_a_hit_says_what_fewer_words_find(client, db):
    make_body("Solihull Care Trust")
    make_body("Heartlands Hospital")
    page = client.get("/search/?q=solihull+hospital").content.decode()
    assert '<a href="?q=hospital">without solihull</a>: 1' in page
    assert '<a href="?q=solihull">without hospital</a>: 1' in page


def test_a_word_for_a_kind_of_body_finds_all_of_that_kind(client, db):
    make_body("Solihull Care Trust", kind="primary-care-trust")
    for address in ("/search/?q=nhs", "/bodies/?q=nhs"):
        assert "Solihull Care Trust" in unmarked(client, address)


def test_a_body_without_a_branch_leads_to_the_branches_of_its_pilot(client, db):
    pilot, body = make_pilot("Leeds"), make_body("Leeds PCT")
    make_partnership(pilot, body)
    assert 'href="/branches/?pilot=leeds"' in client.get(body.get_absolute_url()).content.decode()
