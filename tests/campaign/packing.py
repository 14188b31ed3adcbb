"""A small world for the tests of meeting packs, and a pack as people read it."""

import html
import re

from tests import make

BRANCH, PILOT, GROUP = PACKS = [
    "/branches/leeds-local-government/pack/",
    "/pilots/leeds/pack/",
    "/service-groups/local-government/pack/",
]


def make_leeds():
    """A pilot with one body, a branch of ours there and one of another service group, and nothing else."""
    pilot, council = make.make_pilot(), make.make_body()
    branch = make.make_branch(bodies=[council])
    health = make.make_branch("Leeds Health", service_group=make.make_service_group("Health"))
    make.make_partnership(pilot, council, role="lead")
    for one in (branch, health):
        make.make_affected_branch(pilot, one)
    return pilot


def text_of(response):
    """The words of a page, each run of blanks made one."""
    page = re.sub(r"<svg.*?</svg>|<head>.*?</head>", " ", response.content.decode(), flags=re.DOTALL)
    page = re.sub(r"</?(?:b|i|em|time|span|sup|a)\b[^>]*>", "", page)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def pack(reader, address=BRANCH, since="2009-06-01", **asked):
    answer = reader.get(address, {"since": since, **asked})
    assert answer.status_code == 200
    return text_of(answer)


def part(text, begins, ends):
    return text.partition(begins)[2].partition(ends)[0]
