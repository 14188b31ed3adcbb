"""The things of the record that a post names and is not linked with yet, and linking them."""

from django.db import transaction

from blog.markup import words_of
from blog.models import Post, PostBody, PostBranch, PostCitation, PostDocument, PostPilot
from pilots.history import batched, editing, note_update, remember
from pilots.naming import names_on_record

LINKS = {"pilot": PostPilot, "body": PostBody, "branch": PostBranch, "document": PostDocument}
WHY_LINKED = "It stands in the text"


def texts_of(post):
    return [post.title, post.summary, words_of(post.body)]


def linked_with(post):
    """{(kind, key)} of what a post is linked with, and of the documents that it cites."""
    return linked_with_each([post]).get(post.pk, set())


def linked_with_each(posts):
    """Key of a post → {(kind, key)} of what it is linked with, and of the documents that it cites."""
    linked = {}
    links = [*LINKS.items(), ("document", PostCitation)]
    for some in batched(post.pk for post in posts):
        for kind, link in links:
            post = "fact" if link is PostCitation else "post"
            for of_post, key in link.objects.filter(**{f"{post}__in": some}).values_list(post, kind):
                linked.setdefault(of_post, set()).add((kind, key))
    return linked


def named_and_not_linked(post):
    """A `Mention` of each thing that stands in the post's texts and that it is not linked with, as a list."""
    return named_in(post, post, names_on_record())


def named_in(written, post, names):
    """The same of the texts that `written` has and of the links of `post`, which is the same one or `None`."""
    linked = linked_with(post) if post else set()
    return [one for one in names.mentions(texts_of(written)) if (one.thing.kind, one.thing.key) not in linked]


def add_links(post, mentions, notes):
    """Links `post` with what is mentioned; `notes` says why, by `Mention.value`. Within an edit and a transaction."""
    for one in mentions:
        link, note = LINKS[one.thing.kind], notes.get(one.value, "")
        link.objects.get_or_create(post=post, **{f"{one.thing.kind}_id": one.thing.key}, defaults={"note": note})


def link(post, mentions, version, by, notes):
    """Links `post` with what is mentioned. Raises `ConflictError` where it has not this `version` any more."""
    with transaction.atomic(), editing(by, reason=WHY_LINKED) as under_way:
        remember(Post, [post.pk])
        Post.objects.claim(post, version)
        add_links(post, mentions, notes)
        note_update(Post, [post.pk])
        under_way.tell(post)
