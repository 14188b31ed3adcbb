"""What there is to do at the desk: each line a sentence, with the lists of the desk that show it.

A line counts exactly what its lists show, for it names their filters. Where an officer may not see a list, or the
list has no such filter, it is left out. Other floors add lines of their own; the front page puts them in this order.
"""

from dataclasses import dataclass

from pilots.models import Claim, Copy, Document, Enquiry, Figure, Flip, Pilot

FOR_YOU = "Waiting for you"
SEEN = "What readers see"
GAPS = "Gaps in the record"
PAPERS = "Papers and their text"
NEWS = "Found by itself"
GROUPS = [FOR_YOU, SEEN, GAPS, PAPERS, NEWS]  # the most urgent first


@dataclass(frozen=True)
class Shown:
    """The list of a noun as one choice of one of its filters shows it; no `model`: of every noun that has it."""

    model: type | None
    parameter: str = ""  # empty: the whole list
    value: str = ""
    but: tuple = ()  # nouns left out


@dataclass(frozen=True)
class Work:
    group: str
    about: str  # what it is called where there is none
    one: str
    many: str
    lists: tuple
    right: str = "view"  # what an officer must be allowed to do with a noun for its list to be hers to look after


def line(group, about, one, many, *lists, **right):
    return Work(group, about, one, many, lists, **right)


WORK = [
    line(
        FOR_YOU,
        "drafts sent back to you",
        "draft came back to you with a note",
        "drafts came back to you with a note",
        Shown(None, "mine", "sent-back"),
    ),
    line(
        FOR_YOU,
        "drafts for review",
        "draft waits for your review",
        "drafts wait for your review",
        Shown(None, "state", "submitted"),
        right="publish",
    ),
    line(
        FOR_YOU,
        "drafts of your own",
        "draft of yours is not finished",
        "drafts of yours are not finished",
        Shown(None, "mine", "begun"),
    ),
    line(
        SEEN,
        "conflicts without a note",
        "figure contradicts another, and no note says why",
        "figures contradict each other, and no note says why",
        Shown(Figure, "conflict", "without-note"),
    ),
    line(
        SEEN,
        "dead addresses",
        "document’s address is dead",
        "documents’ addresses are dead",
        Shown(Document, "address", "dead"),
    ),
    line(
        SEEN,
        "moved addresses",
        "document has moved to another address",
        "documents have moved to other addresses",
        Shown(Document, "address", "moved"),
    ),
    line(
        SEEN,
        "what is ready and waits for a draft",
        "public fact is kept back by a draft that it belongs to",
        "public facts are kept back by drafts that they belong to",
        Shown(Figure, "state", "waiting"),
        Shown(Claim, "state", "waiting"),
    ),
    line(
        GAPS,
        "pilots without a source",
        "pilot has no source",
        "pilots have no source",
        Shown(Pilot, "source", "unverified"),
    ),
    line(
        GAPS,
        "pilots without a body",
        "pilot has no body",
        "pilots have no body",
        Shown(Pilot, "lacks", "body"),
    ),
    line(
        GAPS,
        "pilots without a branch",
        "pilot has no branch",
        "pilots have no branch",
        Shown(Pilot, "lacks", "branch"),
    ),
    line(
        GAPS,
        "pilots that stand still",
        "pilot has had no new status in a year",
        "pilots have had no new status in a year",
        Shown(Pilot, "lacks", "status"),
    ),
    line(
        GAPS,
        "pilots with nothing recorded of the unions",
        "pilot has nothing recorded of whether the unions were told",
        "pilots have nothing recorded of whether the unions were told",
        Shown(Pilot, "lacks", "told"),
    ),
    line(
        GAPS,
        "questions without an answer",
        "question that we asked waits for an answer",
        "questions that we asked wait for an answer",
        Shown(Enquiry, "answer", "none"),
    ),
    line(
        GAPS,
        "unverified facts",
        "fact has no source and is shown as unverified",
        "facts have no source and are shown as unverified",
        Shown(None, "source", "unverified", but=(Pilot, Document)),  # those have a line above; these are the sources
    ),
    line(
        PAPERS,
        "papers without a copy",
        "paper of the programme has no copy here",
        "papers of the programme have no copy here",
        Shown(Document, "copy", "wanted"),
    ),
    line(
        PAPERS,
        "pages that could not be read",
        "document has pages that could not be read",
        "documents have pages that could not be read",
        Shown(Document, "copy", "unreadable"),
    ),
    line(
        PAPERS,
        "readings that stopped",
        "copy’s reading stopped on its way",
        "copies’ reading stopped on its way",
        Shown(Copy, "reading", "stuck"),
    ),
    line(
        NEWS,
        "changed answers",
        "answer of the silence check changed since you last caught up",
        "answers of the silence check changed since you last caught up",
        Shown(Flip, "since", "seen"),
    ),
]
