"""What an import would do to each entry: by what was taken of it before, and what an officer has changed since."""

import datetime
import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice

from django.template.defaultfilters import pluralize
from django.urls import Resolver404, resolve
from django.utils import timezone

from blog.importing.entry import COMMENT, PUBLIC
from blog.importing.fields import current, day_of, digest, digest_of, digests, numbers_of, title_of, wanted
from blog.importing.texts import path_of
from blog.leading import host_of, places_in
from blog.models import Author, Imported, OldAddress, Picture, Post
from pilots.becoming import named_ever

BATCH = 200
NEW, CHANGED, UNCHANGED, GONE = "new", "changed", "unchanged", "gone"
TWICE = "It stands in the file twice; the second is left out."
ADDRESS_TAKEN = "Its old address {} leads to another post already."
ADDRESS_OURS = "Its old address {} is a page of this site, which stays; the old link does not lead to it."
SUMMARISED = "There is a post of it here already, “{}”. Keep one of the two."
UNSIGNED = "Its author “{}” was deleted here and does not come back: it is not signed so."
UNDATED = "It has no date: it is public from now on, undated."
AHEAD = "Its date is to come: it is public from {}."
IN_WORDS = {"published_on": "date", "published_at": "who sees it", "body": "article", "authors": "authors"}


@dataclass
class Planned:
    """What becomes of one post, page or draft."""

    source_id: str
    kind: str
    title: str
    state: str
    old_path: str
    outcome: str = NEW
    changed: list = field(default_factory=list)  # fields to write
    kept: list = field(default_factory=list)  # fields that an officer changed
    paths: list = field(default_factory=list)  # old addresses that will lead to it, new ones
    post: int | None = None
    written: bool = False


@dataclass
class Plan:
    posts: dict = field(default_factory=dict)  # source id → Planned
    comments: Counter = field(default_factory=Counter)  # outcome → number
    new_comments: list = field(default_factory=list)
    pictures: int = 0  # in new posts
    led: int = 0  # links between posts of the blog that lead here
    stay: int = 0  # links to the old blog that lead there still, for nothing is here at their address
    skipped: Counter = field(default_factory=Counter)  # (kind, why) → number
    oddities: list = field(default_factory=list)  # (title, sentence)

    @property
    def is_empty(self):
        return not self.new_comments and all(one.outcome in (UNCHANGED, GONE) for one in self.posts.values())

    def of_outcome(self, outcome):
        return [one for one in self.posts.values() if one.outcome == outcome]

    @property
    def in_words(self):
        numbers = [(len(self.of_outcome(outcome)), outcome) for outcome in (NEW, CHANGED, UNCHANGED)]
        words = [f"{number:,} {outcome}" for number, outcome in numbers if number or outcome == NEW]
        comments = len(self.new_comments)
        words += [f"{comments:,} comment{pluralize(comments)} to moderate"] if comments else []
        return ", ".join(words)

    @property
    def digest(self):
        posts = [(one.source_id, one.outcome, one.changed, one.kept, one.paths) for one in self.posts.values()]
        said = json.dumps([posts, self.new_comments])
        return hashlib.sha256(said.encode()).hexdigest()


def batches(entries, size=BATCH):
    entries = iter(entries)
    while some := list(islice(entries, size)):
        yield some


def posts_in(blog):
    return (entry for entry in blog if entry.is_taken and entry.kind != COMMENT)


def comments_in(blog):
    return (entry for entry in blog if entry.is_taken and entry.kind == COMMENT)


def known_posts(ids):
    """{source id: what was taken of it}, with the post as it stands, its authors, and the pictures that it `had`."""
    rows = Imported.objects.of_sources(ids).select_related("post").prefetch_related("post__authors")
    rows = {row.source_id: row for row in rows}
    had = pictures_had([row.post_id for row in rows.values() if row.post_id])
    for row in rows.values():
        row.had = had.get(row.post_id, {})
    return rows


def pictures_had(posts):
    """Post → {address elsewhere: number}, of all pictures that it ever had: 0 of those that were deleted here.

    With an empty address, the highest number of any.
    """
    found = {}
    here = list(Picture.objects.of_posts(posts).values_list("post", "original_url", "number"))
    ever = Picture.history.filter(post__in=posts).values_list("post", "original_url", "number")
    for post, address, number in [*ever, *here]:
        had = found.setdefault(post, {"": 0})
        had[""] = max(had[""], number)
        had |= {address: 0} if address else {}
    for post, address, number in here:
        found[post] |= {address: number} if address else {}
    return found


def pictures_of(row):
    return row.had if row else {}


class Planner:
    def __init__(self, blog, *, is_elsewhere=False, progress=lambda what, done, of: None):
        self.blog, self.progress = blog, progress
        self.how = {"blog_name": blog.name, "is_elsewhere": is_elsewhere}
        self.plan = Plan(oddities=[("The file", sentence) for sentence in blog.oddities])
        self.paths = dict(OldAddress.objects.values_list("path", "post"))  # path → post, or the id of a planned one
        self.hosts, self.links = set(), Counter()  # of the blog that moves here; (host, path) → number of links
        self.authors = named_ever(Author)
        originals = Post.objects.exclude(original_url="").values_list("original_url", "title")
        self.summaries = {path_of(address): title for address, title in originals}

    def make(self):
        done = 0
        for some in batches(posts_in(self.blog)):
            known = known_posts([entry.source_id for entry in some])
            for entry in some:
                self.plan_post(entry, known.get(entry.source_id))
            done += len(some)
            self.progress("looked at", done, self.blog.number)
        own = {path: number for (host, path), number in self.links.items() if host in self.hosts}
        self.plan.led = sum(number for path, number in own.items() if path in self.paths)
        self.plan.stay = sum(own.values()) - self.plan.led
        for some in batches(comments_in(self.blog), 1000):
            self.plan_comments(some)
            done += len(some)
            self.progress("looked at", done, self.blog.number)
        self.plan.skipped = Counter((entry.kind, entry.left) for entry in self.blog if not entry.is_taken)
        return self.plan

    def odd(self, entry, *sentences):
        self.plan.oddities += [(title_of(entry), sentence) for sentence in sentences]

    def plan_post(self, entry, row):
        if entry.source_id in self.plan.posts:
            self.odd(entry, TWICE)
            return
        one = Planned(entry.source_id, entry.kind, title_of(entry), entry.state, entry.old_path)
        self.plan.posts[entry.source_id] = one
        if row is None:
            self.plan.pictures += len(entry.pictures)
            self.odd(entry, *entry.oddities, *self.dates(entry), *self.unsigned(entry))
            if len(entry.old_path) > 10 and entry.old_path in self.summaries:
                self.odd(entry, SUMMARISED.format(self.summaries[entry.old_path]))
        elif row.post is None:
            one.outcome = GONE
            return
        else:
            one.post = row.post.pk
            self.compare(entry, row, one)
        one.paths = [path for path in entry.old_paths if self.leads_here(path, entry, one)]
        if one.paths and one.outcome == UNCHANGED:
            one.outcome = CHANGED
        self.count_links(entry, one)

    def count_links(self, entry, one):
        if not self.how["is_elsewhere"]:
            self.hosts |= {host_of(entry.address)} - {""}
            self.links.update(places_in(entry.html) if one.outcome in (NEW, CHANGED) else ())

    def dates(self, entry):
        if entry.state == PUBLIC and not entry.published:
            yield UNDATED
        if entry.state == PUBLIC and is_ahead(entry):
            yield AHEAD.format(day_of(entry))

    def unsigned(self, entry):
        for name in entry.authors:
            if self.authors.get(name.casefold(), True) is None:
                yield UNSIGNED.format(name)

    def is_signed_as_there(self, entry, post):
        """Whether the authors of a post are what those of the entry became: a new name is no change of the post."""
        asked = {self.authors.get(name.casefold()) for name in entry.authors}
        return asked - {None} == {author.pk for author in post.authors.all()}

    def compare(self, entry, row, one):
        """Settles field by field who spoke last: the blog, or an officer here."""
        now = digests(current(row.post))
        one.kept = [name for name in now if now[name] != row.taken.get(name)]
        if "authors" in one.kept and self.is_signed_as_there(entry, row.post):
            one.kept.remove("authors")
        one.outcome = UNCHANGED
        if row.taken.get("file") != digest_of(entry, **self.how):
            values = wanted(entry, numbers=numbers_of(entry.pictures, pictures_of(row)), **self.how)
            if values["published_at"] == "" and row.taken.get("published_at") != digest(None):
                values.pop("published_at")  # undated: public since it was taken
            asked = digests(values)
            one.changed = [name for name in asked if asked[name] != row.taken.get(name) and name not in one.kept]
            if one.changed or set(entry.labels) - set(row.labels):
                one.outcome = CHANGED

    def leads_here(self, path, entry, one):
        """Whether an old address is to be kept, which nothing else has; says so where it is not."""
        owner = self.paths.setdefault(path, one.source_id)
        if owner in (one.source_id, one.post):
            ours = address_of_ours(path)
            if ours and one.outcome == NEW:
                self.odd(entry, ADDRESS_OURS.format(path))
            return owner == one.source_id and not ours
        if one.outcome == NEW:
            self.odd(entry, ADDRESS_TAKEN.format(path))
        return False

    def plan_comments(self, entries):
        ids = [entry.source_id for entry in entries]
        known = set(Imported.objects.of_sources(ids).values_list("source_id", flat=True))
        posts = self.posts_of(entries)
        for entry in entries:
            if entry.source_id in known:
                outcome = UNCHANGED
            elif not entry.html:
                outcome = "empty"
            elif entry.in_reply_to not in posts:
                outcome = "lost"
            else:
                outcome = NEW
                known.add(entry.source_id)
                self.plan.new_comments.append(entry.source_id)
            self.plan.comments[outcome] += 1

    def posts_of(self, comments):
        """The ids of posts that these comments answer and that are here, or will be."""
        asked = {entry.in_reply_to for entry in comments}
        here = {one for one in asked if one in self.plan.posts and self.plan.posts[one].outcome != GONE}
        others = Imported.objects.of_sources(asked - here).exclude(post=None)
        return here | set(others.values_list("source_id", flat=True))


def is_ahead(entry):
    return bool(entry.published) and datetime.datetime.fromisoformat(entry.published) > timezone.now()


def address_of_ours(path):
    """Whether a path is one of this site's own pages, other than those on which a post may be looked for."""
    try:
        found = resolve(path.partition("?")[0])
    except Resolver404:
        return False
    return "?" not in path and found.url_name != "post_detail"
