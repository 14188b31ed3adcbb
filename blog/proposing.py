"""What the words of posts propose: links with the record, commitments of our own side, topics. Officers decide."""

from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from blog.models import Post, Proposal, Topic
from blog.naming import LINKS, linked_with_each, texts_of
from blog.promises import promises_in
from pilots.becoming import became, named_ever
from pilots.history import batched, editing, note_new, note_update, remember
from pilots.naming import NAMED, names_on_record
from pilots.slugs import free_slug

WHY_ACCEPTED = "Proposed from its words, and accepted"
LONGEST_WORDS = 300


def propose(posts, names=None):
    """The unsaved `Proposal`s of links and commitments in the words of `posts`, as a list.

    The record's names are read once, or given; what posts are linked with is read at once for all. Posts that are
    not saved yet will do. What was proposed before is proposed again: `save_new` leaves it out.
    """
    names = names or names_on_record()
    linked = linked_with_each([post for post in posts if post.pk])
    return [
        proposal
        for post in posts
        for proposal in (*links_in(post, names, linked.get(post.pk, ())), *commitments_in(post, names))
    ]


def links_in(post, names, linked):
    for one in names.mentions(texts_of(post)):
        if one.is_meant and (one.thing.kind, one.thing.key) not in linked:
            of_what = {"thing_kind": one.thing.kind, "thing_id": one.thing.key}
            yield made(post, Proposal.Kind.LINK, one.value, (one.before, one.written, one.after), **of_what)


def commitments_in(post, names):
    found = {}
    for text in texts_of(post)[1:]:  # a title promises nothing
        for sentence in promises_in(text, names):
            found.setdefault(folded("".join(sentence)), sentence)
    for key, sentence in found.items():
        yield made(post, Proposal.Kind.COMMITMENT, key, sentence)


def topic(post, label):
    """An unsaved `Proposal` to file `post` under the topic that `label` names."""
    return made(post, Proposal.Kind.TOPIC, folded(label), ("", label, ""))


def made(post, kind, what, sentence, **more):
    before, words, after = sentence
    fingerprint = sha256(f"{kind}\n{what}".encode(errors="replace")).hexdigest()
    return Proposal(
        post=post, kind=kind, before=before, words=words[:LONGEST_WORDS], after=after, fingerprint=fingerprint, **more
    )


def folded(words):
    """Words without what changes when nothing is said anew: capitals, blanks and signs between them."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in words.casefold()).split())


def save_new(proposals):
    """Saves those that were never proposed for their post, whatever became of them; returns how many that were."""
    new = {(one.post_id, one.fingerprint): one for one in reversed(proposals)}
    for keys in batched({post for post, _ in new}):
        for known in Proposal.objects.of_posts(keys).values_list("post", "fingerprint"):
            new.pop(known, None)
    Proposal.objects.bulk_create(list(new.values())[::-1], batch_size=500, ignore_conflicts=True)
    return len(new)


def accept(proposals, by):
    """Makes what the open ones of `proposals` propose, as an edit of the officer `by`; returns those it accepted.

    One that cannot be made, for its thing is gone, stays open. What somebody decided meanwhile stays as it is.
    """
    with transaction.atomic(), editing(by, reason=WHY_ACCEPTED) as under_way:
        waiting = still_open(proposals)
        posts = sorted({one.post_id for one in waiting})
        remember(Post, posts)
        accepted = []
        for kind, make in ACCEPTS.items():
            accepted += make([one for one in waiting if one.kind == kind], by)
        decide(accepted, Proposal.State.ACCEPTED, by)
        changed = sorted({one.post_id for one in accepted})
        for keys in batched(changed):
            Post.objects.with_keys(keys).update()
        note_update(Post, changed)
        if changed:
            posts = [accepted[0].post] if len(changed) == 1 else []
            under_way.tell(*posts or [Post], title="" if posts else f"{len(changed)} posts, as was proposed")
    return accepted


def refuse(proposals, by):
    """Notes that the open ones of `proposals` are not wanted; returns how many that were."""
    with transaction.atomic():
        waiting = still_open(proposals)
        decide(waiting, Proposal.State.REFUSED, by)
    return len(waiting)


def still_open(proposals):
    """Those of `proposals` that nobody decided yet, kept from others until the transaction ends, with their posts."""
    return [
        one
        for keys in batched([one.pk for one in proposals])
        for one in Proposal.objects.open().with_keys(keys).select_for_update(of=["self"]).select_related("post")
    ]


def decide(proposals, state, by):
    for some in batched(proposals):
        Proposal.objects.with_keys([one.pk for one in some]).update(
            state=state, decided_by=by, decided_at=timezone.now()
        )


def accept_links(proposals, by):
    """Links each post with the thing, where it is not linked already; returns all but those whose thing is gone."""
    things, accepted = things_proposed(proposals), []
    linked = linked_with_each([one.post for one in proposals])
    new = {}
    for one in proposals:
        if (one.thing_kind, one.thing_id) in things:
            place = (one.thing_kind, things[one.thing_kind, one.thing_id].pk)
            accepted.append(one)
            if place not in linked.get(one.post_id, ()):
                new[one.post_id, place] = None
    for kind, model in LINKS.items():
        rows = [model(post_id=post, **{f"{kind}_id": key}) for (post, (named, key)) in new if named == kind]
        note_new(model, model.objects.bulk_create(rows, batch_size=500))
    return accepted


def things_proposed(proposals):
    """{(kind, key): the thing} of what links of `proposals` are with, or what that became, as far as it is here."""
    keys = {}
    for one in proposals:
        if one.thing_kind in LINKS:
            keys.setdefault(one.thing_kind, set()).add(one.thing_id)
    found = {}
    for kind, wanted in keys.items():
        model = NAMED[kind][0]
        now = became(model, wanted)
        for some in batched(sorted(set(now.values()))):
            things = model.objects.in_bulk(some)
            found |= {(kind, key): things[its] for key, its in now.items() if its in things}
    return found


def topics_proposed(proposals):
    """{label: the topic that it is, or became} of `proposals`; `None` where that was deleted.

    A label of which a topic would be made is left out.
    """
    known = named_ever(Topic, folded) if proposals else {}
    keys = {one.words: known[folded(one.words)] for one in proposals if folded(one.words) in known}
    topics = Topic.objects.in_bulk({*keys.values()} - {None})
    return {label: topics.get(key) for label, key in keys.items()}


def accept_topics(proposals, by):
    """Files each post under the topic of that name, or what it became, which is made where there never was one.

    Returns all but those whose topic was deleted.
    """
    rows = Post.topics.through
    topics, accepted = named_ever(Topic, folded) if proposals else {}, []
    for one in proposals:
        name = folded(one.words)
        if name not in topics:
            label = one.words[: Topic._meta.get_field("name").max_length]
            topics[name] = Topic.objects.create(name=label, slug=free_slug(Topic, label)[:80]).pk
        if topics[name]:
            rows.objects.get_or_create(post_id=one.post_id, topic_id=topics[name])
            accepted.append(one)
    return accepted


# kind of proposal → what makes all of them, as function(proposals, by), and returns those that it could make. It runs
# in the transaction and the edit of `accept`. The floor above adds commitments.
ACCEPTS = {Proposal.Kind.LINK: accept_links, Proposal.Kind.TOPIC: accept_topics}
