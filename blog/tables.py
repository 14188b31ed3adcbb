"""The columns of posts and topics, as `pilots.tables` has those of the record."""

from pathlib import Path

from blog.models import Post, Topic
from pilots.columns import TAIL, Day, Fuzzy, Ref, Refs, Table, Text
from pilots.models import Branch, Claim, Document, PartnerBody, Pilot
from pilots.sheets.nouns import offer

RECORD_DIR = Path(__file__).parent / "record"


def linked(name, end):
    """Reads the slugs of the things that a post is linked with."""
    return lambda post: sorted(getattr(row, end).slug for row in getattr(post, name))


TOPICS = Table("topics", Topic, (Text("slug"), Text("name")), lambda topics: topics, folder=RECORD_DIR)
POSTS = Table(
    "posts",
    Post,
    (
        Text("slug"),
        Text("title"),
        Text("original_url"),
        Text("author"),
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
        Ref("answers", Post, related=True, public=False),
        Text("summary"),
        Text("note", public=False),
        Text("body", public=False),
        *TAIL,
    ),
    lambda posts: posts.with_links().with_claims().select_related("answers").with_sources(),
    folder=RECORD_DIR,
)
TABLES = (TOPICS, POSTS)
offer(*TABLES)
