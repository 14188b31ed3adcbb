"""One entry of a blog elsewhere, whatever it was exported as; and how much of a blog is read."""

from dataclasses import dataclass, field

from pilots.extraction.limits import MB

MAX_BYTES = 100 * MB
MOST_ENTRIES = 200_000
MOST_LETTERS = 1_000_000  # of one post
MOST_PICTURES = 500  # of one post
LONGEST_TITLE, LONGEST_PATH, LONGEST_ID = 200, 300, 300
LONGEST_ADDRESS, LONGEST_PICTURE_ADDRESS = 500, 1000

POST, PAGE, COMMENT = "post", "page", "comment"
TAKEN = (POST, PAGE, COMMENT)  # of all other kinds we only say how many there are
PUBLIC, DRAFT = "public", "draft"


class UnfitBlogError(Exception):
    """A file of which nothing can be imported; the text says why and what to do, in plain words."""


@dataclass(frozen=True)
class BlogLimits:
    """Of the process that reads a file. Those named as in `pilots.extraction.limits` mean the same."""

    seconds: float = 300
    memory: int = 1024 * MB
    answer: int = 400 * MB


LIMITS = BlogLimits()


@dataclass
class Entry:
    kind: str  # one of `TAKEN`, or what it is called there: "settings", "template", "picture"
    source_id: str = ""
    title: str = ""
    html: str = ""  # tidy, not yet safe; of a comment plain text
    published: str = ""  # a moment in ISO 8601, with its offset; empty where none is given
    state: str = PUBLIC  # or DRAFT
    left: str = ""  # why it is not taken, in a word: "trashed", "spam"
    authors: list = field(default_factory=list)
    labels: list = field(default_factory=list)
    old_paths: list = field(default_factory=list)  # on the old blog, such as /2009/11/name_28.html
    in_reply_to: str = ""  # of a comment: the id of its post
    address: str = ""  # the whole old address, where the file tells it
    pictures: list = field(default_factory=list)  # [address, words for who cannot see it, caption] of [picture 1], …
    oddities: list = field(default_factory=list)  # sentences

    @property
    def old_path(self):
        return self.old_paths[0] if self.old_paths else ""

    @property
    def is_taken(self):
        return self.kind in TAKEN and not self.left
