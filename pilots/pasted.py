"""Lines of "name, role" as an officer pastes them: from a report, a letter or a spreadsheet."""

import re
from typing import NamedTuple
from zlib import crc32

from pilots.models import Partnership
from pilots.names import folded

MOST_LINES = 200
LONGEST_LINE = 300
LONGEST_NAME = 200
TOO_MANY = f"That is more than {MOST_LINES} lines. Paste them in two goes."
TOO_LONG = f"Line {{}} is too long to be a name and a role: at most {LONGEST_NAME} letters for a name."
NOTHING = "Paste at least one line, such as: Leeds City Council, lead"
BULLET = re.compile(r"^\s*(?:[-*•◦‣·–—o]\s+|[•◦‣·]|\(?\d{1,3}[.)]\s*|\(?[a-z][.)]\s+)")
Role = Partnership.Role
ROLES = {
    Role.LEAD: "lead, leads, leading, lead body, lead partner, lead organisation, lead authority, accountable body",
    Role.FUNDER: "funder, funders, funds, funding, pays, funding body, funding partner",
    Role.OVERSEER: "overseer, overseers, oversees, overseeing, oversight, regulator, supervises",
    Role.PARTNER: "partner, partners, partner body, partner organisation, member, members, partnership member",
}
HEADINGS = {"name role", "body role", "organisation role", "name", "body", "organisation"}


class Pasted(NamedTuple):
    """One line: `said` is the role in its words, `role` what that means ("" if nothing), `whole` all of the line."""

    number: int
    whole: str
    name: str
    said: str
    role: str
    prefix: str  # of its fields: the same for the same line, wherever it stands


def role_of(words):
    """The role that these words mean, or ""."""
    words = folded(words).strip()
    return next((role for role, ways in ROLES.items() if words in ways.split(", ")), "")


def read_lines(text):
    """A list of `Pasted`; ValueError says what is wrong with all of them."""
    lines = [line for line in (BULLET.sub("", line).strip(" ,;\r\n") for line in text.splitlines()) if line]
    if lines and " ".join(folded(lines[0]).split()) in HEADINGS:
        del lines[0]
    if len(lines) > MOST_LINES:
        raise ValueError(TOO_MANY)
    if not any(folded(line) for line in lines):
        raise ValueError(NOTHING)
    seen, pasted = {}, []
    for number, line in enumerate(lines, start=1):
        seen[line] = seen.get(line, 0) + 1
        one = read_line(number, line, f"line{crc32(line.encode()):08x}{seen[line]}")
        if len(line) > LONGEST_LINE or len(one.name) > LONGEST_NAME:
            raise ValueError(TOO_LONG.format(number))
        pasted.append(one)
    return pasted


def read_line(number, line, prefix):
    """The last part after a tab, semicolon or comma is the role; without one it is all a name."""
    whole = " ".join(line.split())
    for mark in ("\t", ";", ","):
        name, found, said = line.rpartition(mark)
        name, said = " ".join(name.split()).strip(" ,;"), said.strip()
        if found and name:
            return Pasted(number, whole, name, said, role_of(said), prefix)
    return Pasted(number, whole, whole, "", "", prefix)
