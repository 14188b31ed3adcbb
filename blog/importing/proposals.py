"""What the words and labels of imported posts propose: before they are written, to be shown, and after."""

from blog.importing.fields import numbers_of, wanted
from blog.importing.planning import CHANGED, NEW, batches, known_posts, pictures_of, posts_in
from blog.models import Post, Proposal, Topic
from blog.proposing import folded, propose, topic
from pilots.becoming import named_ever
from pilots.naming import names_on_record

SHOWN = ("title", "summary", "body")


def proposals_for(pairs, names):
    """Unsaved proposals for (entry, post): of links and commitments, and of a topic for each label.

    A label whose topic was deleted proposes nothing, nor does one that became a topic under which its post is filed.
    """
    posts = [post for _, post in pairs]
    filed = Post.topics.through.objects.filter(post__in=[post.pk for post in posts if post.pk])
    filed = {*filed.values_list("post_id", "topic_id")}
    known = named_ever(Topic, folded)
    labels = [(post, label) for entry, post in pairs for label in entry.labels]
    labels = [(post, label) for post, label in labels if known.get(folded(label), label)]
    topics = [topic(post, label) for post, label in labels if (post.pk, known.get(folded(label))) not in filed]
    return [*propose(posts, names), *topics]


def proposed(blog, plan):
    """Yields the proposals that an import by `plan` would make anew. Nothing is written."""
    names = names_on_record()
    for some in batches(posts_in(blog)):
        some = [entry for entry in some if plan.posts[entry.source_id].outcome in (NEW, CHANGED)]
        rows = known_posts([entry.source_id for entry in some])
        pairs = [(entry, as_it_would_be(entry, plan, rows.get(entry.source_id))) for entry in some]
        known = Proposal.objects.of_posts([row.post for row in rows.values() if row.post])
        known = set(known.values_list("post", "fingerprint"))
        yield from (one for one in proposals_for(pairs, names) if (one.post_id, one.fingerprint) not in known)


def as_it_would_be(entry, plan, row):
    """The post of an entry, not saved, with the texts that it would have."""
    values = wanted(entry, numbers=numbers_of(entry.pictures, pictures_of(row)))
    if row is None:
        return Post(**{name: values[name] for name in SHOWN})
    for name in set(SHOWN) & set(plan.posts[entry.source_id].changed):
        setattr(row.post, name, values[name])
    return row.post
