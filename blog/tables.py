"""The columns of posts and topics, as `pilots.tables` has those of the record."""

from pathlib import Path

from blog.models import Author, Post, Series, Topic
from pilots.columns import TAIL, Day, Flag, Fuzzy, Number, Ref, Refs, Table, Text
from pilots.models import Branch, Claim, Document, Figure, PartnerBody, Pilot
from pilots.sheets.nouns import offer

RECORD_DIR = Path(__file__).parent / "record"


def linked(name, end, key="slug"):
    """Reads the keys of the things that a post is linked with."""
    return lambda post: sorted(getattr(getattr(row, end), key) for row in getattr(post, name))


class Byline(Refs):
    """Who signs a post, by the authors' names: JSON has them in one text."""

    def spread(self, names):
        return {self.names[0]: "; ".join(names)}


def shelf(noun, model, *more):
    return Table(noun, model, (Text("slug"), Text("name"), *more), lambda shelves: shelves, folder=RECORD_DIR)


AUTHORS = shelf("authors", Author, Text("about"))
SERIES = shelf("series", Series, Text("about"))
TOPICS = shelf("topics", Topic)
POSTS = Table(
    "posts",
    Post,
    (
        Text("slug"),
        Text("title"),
        Text("original_url"),
        Byline("author", Author, lambda post: [one.name for one in post.authors.all()], key="name", field="authors"),
        Text("blog_name", public=False),
        Fuzzy("published_on"),
        Text("date_text", public=False),
        Day("recorded_on", public=False),
        Refs("pilots", Pilot, linked("pilot_rows", "pilot")),
        Refs("bodies", PartnerBody, linked("body_rows", "body")),
        Refs("branches", Branch, linked("branch_rows", "branch")),
        Refs("documents", Document, linked("document_rows", "document"), public=False),
        Refs("claims", Claim, linked("claim_rows", "claim"), public=False),
        Refs("topics", Topic, lambda post: sorted(topic.slug for topic in post.topics.all())),
        Refs("figures", Figure, linked("figure_rows", "figure", "key"), key="key", public=False),
        Ref("series", Series, public=False),
        Number("part", int, public=False),
        Ref("answers", Post, related=True, public=False),
        Flag("corrects", empty=False, public=False),
        Text("answer_note", public=False),
        Flag("takes_comments", empty=True, public=False),
        Text("summary"),
        Text("note", public=False),
        Text("body", public=False),
        *TAIL,
    ),
    lambda posts: posts.with_links().with_claims().with_figures().select_related("answers", "series").with_sources(),
    folder=RECORD_DIR,
)
TABLES = (TOPICS, AUTHORS, SERIES, POSTS)
offer(*TABLES)
