"""What an import would do, or did, in words: for the terminal, and as JSON for the desk's page."""

from collections import Counter
from itertools import islice

from django.urls import reverse

from blog.importing.entry import PAGE
from blog.importing.planning import CHANGED, GONE, NEW, UNCHANGED
from blog.importing.proposals import proposed
from blog.models import Proposal
from blog.proposing import things_proposed, topics_proposed

MOST_SHOWN = 300
FIELDS_IN_WORDS = {
    "published_on": "date",
    "published_at": "who sees it",
    "body": "article",
    "original_url": "original address",
    "blog_name": "where it was published",
}
COMMENTS_IN_WORDS = {
    NEW: "to moderate, as imported",
    UNCHANGED: "imported before",
    "lost": "left out: their post is not here",
    "empty": "left out: they say nothing",
}
DELETED = "an officer deleted it: it does not come back"


def fields_in_words(names):
    return ", ".join(sorted(FIELDS_IN_WORDS.get(name, name) for name in names))


def state_of(one):
    return f"{one.kind}, {one.state}" if one.kind == PAGE else one.state


def note_on(one):
    """What is to be said of a post besides its outcome."""
    if one.outcome == GONE:
        return DELETED
    notes = [f"changed: {fields_in_words(one.changed)}"] if one.changed else []
    notes += [f"kept as an officer left it: {fields_in_words(one.kept)}"] if one.kept else []
    return "; ".join(notes)


def lines_of(plan):
    """[(title, state, old path, outcome, note), …] of all posts."""
    return [line_of(one) for one in plan.posts.values()]


def line_of(one):
    return one.title, state_of(one), one.old_path, one.outcome, note_on(one)


def sentences_of(plan):
    """What becomes of each kind of entry, a sentence a kind."""
    posts = Counter((one.kind, one.state, one.outcome) for one in plan.posts.values())
    for kind, state in dict.fromkeys((kind, state) for kind, state, _ in posts):
        outcomes = [(posts[kind, state, outcome], outcome) for outcome in (NEW, CHANGED, UNCHANGED)]
        told = [f"{number:,} {outcome}" for number, outcome in outcomes if number]
        gone = posts[kind, state, GONE]
        told += [f"{gone:,} deleted here and left so"] if gone else []
        yield f"{kind}s, {state}: {', '.join(told)}"
    kept = sum(bool(one.kept) for one in plan.posts.values())
    if kept:
        yield f"kept as officers left them, in whole or in part: {kept:,}"
    for outcome, number in plan.comments.items():
        yield f"comments {COMMENTS_IN_WORDS[outcome]}: {number:,}"
    if plan.pictures:
        yield f"pictures noted, not fetched: {plan.pictures:,}"
    if plan.led:
        yield f"links between its posts that lead to ours: {plan.led:,}"
    if plan.stay:
        yield f"links to the old blog that still lead there, for that page is not here: {plan.stay:,}"
    for (kind, why), number in sorted(plan.skipped.items()):
        yield f"skipped: {number:,} × {kind or 'nothing known'}{f', {why}' if why else ''}"


def labels_of(proposals):
    """[(label, number of posts, the topic that it became here or ""), …], the most frequent first.

    Labels that make one topic are one.
    """
    topics = [one for one in proposals if one.kind == Proposal.Kind.TOPIC]
    words = {one.fingerprint: one.words for one in reversed(topics)}
    known = {label: topic.name for label, topic in topics_proposed(topics).items() if topic}
    numbers = Counter(one.fingerprint for one in topics).most_common()
    return [(words[which], number, known.get(words[which], "")) for which, number in numbers]


def found_in(proposals):
    """[(what is proposed, post, its sentence in three parts, the thing of a link, its address at the desk), …]."""
    links = [one for one in proposals if one.kind == Proposal.Kind.LINK]
    things = things_proposed(links)
    for one in proposals:
        thing = things.get((one.thing_kind, one.thing_id))
        what = f"Link with the {one.thing_kind}" if thing else one.get_kind_display()
        address = thing and reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk])
        yield what, one.post.title, one.before, one.words, one.after, str(thing or ""), address or ""


def told_of(plan):
    """What the desk tells of each post that is new, or that something is to be said of, with its page there."""
    for one in plan.posts.values():
        line = line_of(one)
        if one.outcome != UNCHANGED or line[-1]:
            yield *line, reverse("admin:blog_post_change", args=[one.post]) if one.post else ""


def report(blog, plan, proposals=None):
    """All of it as JSON holds it, with at most 300 rows of each list."""
    proposals = list(proposed(blog, plan)) if proposals is None else proposals
    found = [one for one in proposals if one.kind != Proposal.Kind.TOPIC]
    lists = {
        "posts": list(told_of(plan)),
        "proposals": list(found_in(found)),
        "labels": labels_of(proposals),
        "oddities": plan.oddities,
    }
    return {
        "blog": blog.name,
        "in_words": plan.in_words,
        "is_empty": plan.is_empty,
        "sentences": list(sentences_of(plan)),
        "counts": {name: len(rows) for name, rows in lists.items()},
        "more": {name: max(len(rows) - MOST_SHOWN, 0) for name, rows in lists.items()},
        **{name: list(islice(rows, MOST_SHOWN)) for name, rows in lists.items()},
    }
