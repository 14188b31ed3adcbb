"""A post to be passed on and to be cited."""

from django.utils.text import Truncator
from django.utils.timezone import localdate

from pilots.sharing import Shared, shared


def share_post(request, post):
    """Our own article bears its author and date; of a summary it is the summary, which is ours, that is passed on.

    Whose text it sums up, and of when, is in its title.
    """
    sentence = Truncator(" ".join(post.summary.split())).words(30)
    if post.is_summary:
        original = ", ".join(filter(None, (post.author or post.blog_name, post.title, post.date_shown)))
        return shared(request, post, sentence, kind="post-weblog", cited_as=f"Summary of {original}")
    signed = {"author": post.author} if post.author else {}
    return shared(request, post, sentence, kind="post-weblog", written_on=post.published_on, **signed)


def share_shelf(request, shelf, sentence, extent):
    """An author, a series or a topic, which changes with its posts."""
    address = request.build_absolute_uri(shelf.get_absolute_url())
    return Shared(title=shelf.name, sentence=sentence, url=address, changed_on=localdate(extent["changed"]))
