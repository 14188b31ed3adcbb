"""What a page says of itself elsewhere: in a message, in a list of references."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from django.utils.timezone import localdate

from pilots.fuzzy import FuzzyDate
from pilots.templatetags.record import count_of

SITE = "Total Place Watch"
# What TeX would read as a command, and how it is written so that it does not.
TEX = {letter: f"\\{letter}" for letter in "{}$&#_%"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


@dataclass(frozen=True)
class Shared:
    """A page to be passed on: `title` and `sentence` without markup, its whole address, when it last changed.

    `written_on` is the date of a text that has one; `author` signs what is not the site's own; `cited_as` is its title
    in a list of references, where that says more.
    """

    title: str
    sentence: str
    url: str
    changed_on: date
    author: str = SITE
    written_on: FuzzyDate | None = None
    kind: str = "webpage"  # as CSL names it
    cited_as: str = ""

    @property
    def text(self):
        """Three lines: what it is, what it says, where it is."""
        return f"{self.title}\n{self.sentence}\n{self.url}"

    @property
    def whatsapp(self):
        return f"https://wa.me/?text={quote(self.text, safe='')}"

    @property
    def mail(self):
        return f"mailto:?subject={quote(f'{self.title}: {SITE}', safe='')}&body={quote(self.text, safe='')}"

    @property
    def name(self):
        return self.cited_as or self.title

    @property
    def dated(self):
        """(year, month, day) as far as it is known: of the text, else of the page's last change."""
        moment = self.written_on or FuzzyDate.of(self.changed_on)
        return [part for part in (moment.year, moment.month, moment.day) if part]

    @property
    def key(self):
        """What a list of references calls it: its address as one word."""
        path = self.url.split("//", 1)[-1].split("/", 1)[-1].strip("/")
        return f"tpw-{path.replace('/', '-')}"

    def plain(self):
        author = "" if self.author == SITE else f"{self.author}: "
        written = f"{self.written_on}. " if self.written_on else ""
        return (
            f"{author}“{self.name}”. {SITE}. {written}Last changed {in_words(self.changed_on)}."
            f" {self.url} (read {in_words(localdate())})."
        )

    def bibtex(self):
        """One `@misc` entry; the letters that TeX reads as commands are written out."""
        fields = {
            "author": f"{{{tex(self.author)}}}",
            "title": tex(self.name),
            "year": str(self.dated[0]),
            "howpublished": SITE,
            "url": self.url,
            "urldate": localdate().isoformat(),
            "note": f"Last changed {in_words(self.changed_on)}",
        }
        body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
        return f"@misc{{{self.key},\n{body}\n}}"

    def csl(self):
        """One reference as CSL-JSON's list of one, ready for `json`."""
        read = localdate()
        return [
            {
                "id": self.key,
                "type": self.kind,
                "title": self.name,
                "container-title": SITE,
                "author": [{"literal": self.author}],
                "issued": {"date-parts": [self.dated]},
                "accessed": {"date-parts": [[read.year, read.month, read.day]]},
                "URL": self.url,
                "language": "en-GB",
            }
        ]


def shared(request, thing, sentence, **more):
    """`Shared` of a published thing with an address of its own; `more` are fields of it."""
    return Shared(
        title=str(thing),
        sentence=sentence,
        url=request.build_absolute_uri(thing.get_absolute_url()),
        changed_on=localdate(thing.updated_at),
        **more,
    )


def share_pilot(request, pilot):
    standing = f"{pilot.status_label} {pilot.since}".strip() if pilot.status else "Where it stands is not known"
    bodies, branches = (
        count_of(len(pilot.partner_rows), "body,bodies"),
        count_of(len(pilot.branch_rows), "branch,branches"),
    )
    return shared(request, pilot, f"{standing}. {bodies} and {branches} of ours on record.")


def share_body(request, body):
    pilots = [part.pilot for part in body.part_rows]
    if pilots:
        return shared(request, body, f"In {count_of(len(pilots), 'pilot,pilots')} of Total Place: {named(pilots)}.")
    return shared(request, body, "In no pilot of Total Place on record.")


def share_branch(request, branch):
    pilots = [row.pilot for row in branch.affected_rows]
    if pilots:
        return shared(request, branch, f"Touched by {count_of(len(pilots), 'pilot,pilots')}: {named(pilots)}.")
    return shared(request, branch, "Touched by no pilot of Total Place on record.")


def share_document(request, document):
    date = document.date_shown
    return shared(request, document, f"{document.publisher}, {date}." if document.publisher else f"{date}.")


def share_claim(request, claim):
    said = f"{claim.speaker or claim.said_by or claim.document}: {claim.get_standing_display().lower()}."
    return shared(request, claim, said)


def named(things):
    return "; ".join(str(thing) for thing in things)


def in_words(day):
    return str(FuzzyDate.of(day))


def tex(text):
    return "".join(TEX.get(letter, letter) for letter in text)
