"""What becomes of a sentence that promises, once an officer accepts it: a draft commitment, for her to complete."""

import re

from blog.models import Post, Proposal
from blog.proposing import ACCEPTS
from campaign.models import Commitment, CommitmentCitation
from pilots.naming import names_on_record
from pilots.slugs import free_slug

LONGEST_TITLE = 100
MOTION = re.compile(r"\b(?:resolved|instructs?|motion|voted)\b", re.IGNORECASE)
CALL = re.compile(r"\b(?:must|should|ought|needs?|calls?|urges?|time|has\s+to|have\s+to|let)\b", re.IGNORECASE)


def draft_commitments(proposals, by):
    """A draft for each: the sentence word for word, its post, and the date and sources of that."""
    names = names_on_record() if proposals else None
    sources = sources_of({one.post_id for one in proposals})
    for one in proposals:
        sentence = " ".join(f"{one.before}{one.words}{one.after}".split())
        title = title_of(sentence)
        commitment = Commitment.objects.create(
            title=title,
            slug=free_slug(Commitment, title),
            kind=kind_of(one.words),
            words=sentence,
            committee_id=committee_in(sentence, names),
            made_on=one.post.published_on,
            created_by=by,
        )
        commitment.posts.add(one.post)
        for document, page in sources.get(one.post_id, ()):
            CommitmentCitation.objects.create(fact=commitment, document_id=document, page=page)
    return list(proposals)


def title_of(sentence):
    """The sentence, cut at a word where it is long."""
    if len(sentence) <= LONGEST_TITLE:
        return sentence.rstrip(".")
    return f"{sentence[:LONGEST_TITLE].rsplit(' ', 1)[0]}…"


def kind_of(words):
    """What sort it seems to be by the words that promise; she sets it right where it is not."""
    if MOTION.search(words):
        return Commitment.Kind.MOTION
    return Commitment.Kind.CALL if CALL.search(words) else Commitment.Kind.PROMISE


def committee_in(sentence, names):
    """The key of the first committee that a sentence names, or `None`."""
    named = (one.thing for one in names.mentions([sentence]))
    return next((thing.key for thing in named if thing.kind == "committee"), None)


def sources_of(posts):
    """Key of a post → [(document, page), …] that it cites."""
    found = {}
    cited = Post.citations.rel.related_model.objects.filter(fact__in=posts).order_by("pk")
    for post, document, page in cited.values_list("fact", "document", "page"):
        found.setdefault(post, []).append((document, page))
    return found


ACCEPTS[Proposal.Kind.COMMITMENT] = draft_commitments
