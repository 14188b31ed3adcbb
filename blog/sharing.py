"""A post to be passed on and to be cited."""

from django.utils.text import Truncator

from pilots.sharing import shared


def share_post(request, post):
    """Our own article bears its author and date; of a summary it is the summary, which is ours, that is passed on."""
    sentence = Truncator(" ".join(post.summary.split())).words(30)
    if post.is_summary:
        return shared(request, post, sentence, kind="post-weblog")
    signed = {"author": post.author} if post.author else {}
    return shared(request, post, sentence, kind="post-weblog", written_on=post.published_on, **signed)
