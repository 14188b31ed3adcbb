"""The neighbours of a branch as its page shows them, whom to ask in it, and the letter that starts joint working."""

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from pilots.models import Branch
from pilots.neighbours import Neighbour, nearest
from tests import make
from tests.page import markup

pytestmark = pytest.mark.django_db


@pytest.fixture
def kent():
    """A pilot in which three branches of two groups are; two of them organise at the council."""
    pilot, council, police = make.make_pilot("Kent"), make.make_body("Kent Council"), make.make_body("Kent Police")
    for body in (council, police, make.make_body("Kent Fire")):
        make.make_partnership(pilot, body)
    ours = make.make_branch("Kent local", [council])
    make.make_affected_branch(pilot, ours)
    health = make.make_service_group("Health")
    make.make_branch("Kent nurses", [council, police], service_group=health)  # touched by the bodies alone
    make.make_affected_branch(pilot, make.make_branch("Kent drivers"), joint_working="contacted")
    return pilot


def page_of(reader, name="kent-local"):
    return markup(reader.get(f"/branches/{name}/"))


def neighbours_on(page):
    """[(name, text of its row), …] in the order of the page, with the headings of its groups between."""
    table = page[page.index('id="neighbours"') :].partition("<tbody")[2].partition("</table>")[0]
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in re.findall(r"<tr.*?</tr>", table)]


def letter_on(reader, name="kent-local"):
    """The text of the letter, line by line as it stands, and the address that opens it."""
    page = reader.get(f"/branches/{name}/").content.decode()
    text = re.search(r'id="joint-text">(.*?)</pre>', page, re.DOTALL)[1]
    return html.unescape(text), html.unescape(re.search(r'href="(mailto:[^"]+)">Open as a mail', page)[1])


def test_other_groups_come_first_and_are_marked_in_words(reader, kent):
    rows = neighbours_on(page_of(reader))
    assert rows[0] == "Health : another service group"
    assert rows[1].startswith("Kent nurses Kent Council shared with this branch ; Kent Police")
    assert rows[2] == "Local government : the same service group"
    assert rows[3].startswith("Kent drivers no body recorded Contacted")
    assert "2 other branches face the same: 1 of other service groups" in page_of(reader)


def test_what_is_not_known_of_joint_working_is_said(reader, kent):
    assert "not known" in neighbours_on(page_of(reader))[1]


def test_a_draft_is_no_neighbour_and_ties_nobody(reader, kent):
    secret = make.make_pilot("Secret", published_at=None)
    far, hidden = make.make_branch("Far"), make.make_body("Hidden", published_at=None)
    for branch in (far, Branch.objects.get(slug="kent-local")):
        make.make_affected_branch(secret, branch)
        branch.bodies.add(hidden)
    make.make_partnership(kent, hidden)
    make.make_affected_branch(kent, make.make_branch("Secret branch", published_at=None))
    page = page_of(reader)
    assert "Far" not in page and "Secret" not in page and "Hidden" not in page
    assert "No pilot on record touches it, so the record knows no neighbours." in page_of(reader, "far")


def test_a_branch_touched_by_its_bodies_alone_says_so(reader, kent):
    page = page_of(reader, "kent-nurses")
    assert 'Bodies where it organises have a part in <a href="/pilots/kent/">Kent</a>.' in page
    assert len(neighbours_on(page)) == 3


def test_a_branch_alone_in_its_pilot_says_so_and_leads_to_the_gaps(reader):
    pilot = make.make_pilot("Luton")
    make.make_affected_branch(pilot, make.make_branch("Kent local"))
    page = page_of(reader)
    assert "no other branch recorded" in page
    assert '<a href="/service-groups/?pilot=luton">' in page
    assert "joint-text" not in page


def publish_a_role(name="Kent nurses", **fields):
    source = make.make_document(f"Site of {name}")
    given = {"contact_role": "branch secretary", "contact_address": "secretary@example.org", **fields}
    Branch.objects.filter(name=name).update(contact_source=source, **given)
    return source


def test_a_role_address_is_shown_with_where_the_branch_published_it(reader, kent):
    publish_a_role()
    page = page_of(reader, "kent-nurses")
    assert 'Branch secretary, <a href="mailto:secretary@example.org">secretary@example.org</a><sup' in page
    assert re.search(r'<li id="n\d+"><span><a href="/documents/site-of-kent-nurses/">', page)
    row = neighbours_on(page_of(reader))[1]
    assert "Branch secretary, secretary@example.org Source" in row
    assert "no address recorded" in neighbours_on(page_of(reader))[3]


def test_without_one_the_page_says_what_to_do_instead(reader, kent):
    make.cite(Branch.objects.get(slug="kent-local"), make.make_document("Minutes"))
    page = page_of(reader)
    asked = page[page.index("<dt>Whom to ask") : page.index("<dt>Members")]
    assert "no role or address recorded" in asked
    assert '<a href="/documents/minutes/">Minutes</a>' in asked
    assert "Or ask the union’s office in its region" in asked


def test_the_letter_names_pilots_bodies_and_what_is_not_known(reader, kent):
    make.make_event(pilots=[kent], sets_status="reported")
    text, address = letter_on(reader)
    assert "To: Kent nurses; Kent drivers\nFrom: Kent local" in text
    assert "- Kent: reported since June 2009, unverified" in text
    assert "organise at the same body:\n- Kent Council: Kent nurses" in text
    assert "- how many posts are at risk: for 3 of 3 branches" in text
    assert "- how far they work with the others already: for 2 of 3 branches" in text
    assert "a meeting of our branches" in text and "a joint position" in text
    assert "http://testserver/branches/kent-local/" in text
    assert parse_qs(urlsplit(address).query)["body"] == [text]
    assert urlsplit(address).path == ""


def test_the_letter_opens_to_the_addresses_that_are_published(reader, kent):
    publish_a_role(contact_address="secretary+kent@example.org")
    page = page_of(reader)
    assert letter_on(reader)[1].startswith("mailto:secretary%2Bkent@example.org?")
    assert "It opens to the 1 address that is published" in page


def test_of_many_those_that_share_a_body_are_nearest():
    rows = [Neighbour(Branch(pk=place), place % 2 == 0, [], [], ["a body"] * (place == 5)) for place in range(9)]
    assert [one.branch.pk for one in nearest(rows, 3)] == [0, 2, 5]
    assert nearest(rows, 20) == rows
