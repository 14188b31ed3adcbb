"""The pack as one file for no signal: it names where it is from, it is small, and it fetches nothing."""

import re

import pytest

from tests.campaign.packing import BRANCH, PACKS, make_leeds, text_of
from tests.test_sizes import KB

LOADS = re.compile(r"<(?:script|img|iframe|link|source|video|audio|embed|object|base|form)\b[^>]*>")


@pytest.fixture
def leeds(db):
    return make_leeds()


def kept(reader, address=BRANCH, **asked):
    answer = reader.get(address, {"offline": "1", **asked})
    assert answer.status_code == 200
    return answer


@pytest.mark.parametrize("address", PACKS)
def test_a_pack_is_kept_as_a_file_with_a_name_of_its_own(leeds, reader, address):
    answer = kept(reader, address, since="2009-10-01")
    slug = address.split("/")[2]
    name = f"meeting-pack-{slug}-since-2009-10-01.html"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("address", PACKS)
def test_a_kept_pack_loads_nothing(leeds, reader, address):
    page = kept(reader, address).content.decode()
    assert LOADS.findall(page) == []
    assert set(re.findall(r"url\(([^)]{1,12})", page)) <= {'"data:image/', "#hatch"}
    assert "@import" not in page
    assert "default-src 'none'" in page


def test_its_styles_are_those_of_the_site_and_its_links_lead_to_the_site(leeds, reader):
    page = kept(reader).content.decode()
    (styles,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert "--silk:#a5112b" in styles and ".plate{" in styles and "@media print{" in styles
    links = set(re.findall(r'\shref="([^"]+)"', page))
    assert "http://testserver/pilots/leeds/" in links
    assert [link for link in links if not link.startswith(("http://", "https://", "#", "mailto:"))] == []


def test_it_says_from_which_day_and_address_it_was_kept(leeds, reader):
    text = text_of(kept(reader, since="2009-10-01"))
    assert re.search(r"Kept on \d+ \w+ 20\d\d from http://testserver/branches/leeds-local-government/pack/", text)
    assert "/pack/?since=2009-10-01" in text


def test_it_says_what_the_page_says(leeds, reader):
    """From the first heading to the sources, but for what needs the site: the form, the buttons."""
    asked = {"since": "2009-10-01"}
    page, file = text_of(reader.get(BRANCH, asked)), text_of(kept(reader, **asked))
    begins, ends = "1 October 2009 Nothing on record", "Change it here"
    assert page.partition(begins)[2].partition(ends)[0] == file.partition(begins)[2].partition(ends)[0] != ""


def test_a_name_with_odd_signs_breaks_no_link(leeds, reader):
    leeds.name = '"/><b href="/x">Leeds'
    leeds.save()
    page = kept(reader, "/pilots/leeds/pack/").content.decode()
    assert '<b href="' not in page
    assert "&lt;b href=&quot;/x&quot;&gt;Leeds" in page


@pytest.mark.looks
def test_every_kept_pack_of_the_record_is_small(record, reader):
    addresses = [f"/branches/{slug}/pack/" for slug in ("birmingham", "west-midlands-police", "leicester-city")]
    addresses += ["/pilots/kent/pack/", "/service-groups/local-government/pack/"]
    for address in addresses:
        answer = reader.get(address, {"offline": "1", "since": "2000-01-01"})
        assert answer.status_code == 200, address
        assert len(answer.content) <= 300 * KB
