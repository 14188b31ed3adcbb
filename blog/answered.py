"""About which text of a post an officer was asked for names: kept in her session, so that she is asked once."""

from hashlib import sha256

from blog.naming import texts_of

ANSWERED = "names answered"  # in the officer's session: post → fingerprint of the text about which she was asked
MOST_ANSWERED = 50


def fingerprint(post):
    return sha256("\n".join(texts_of(post)).encode(errors="replace")).hexdigest()[:16]


def is_answered(session, post, written=None):
    """Whether she was asked about the text of `post`, or about `written`, which it has in her form."""
    return session.get(ANSWERED, {}).get(str(post.pk)) == fingerprint(written or post)


def remember_answer(session, post):
    answered = {key: text for key, text in session.get(ANSWERED, {}).items() if key != str(post.pk)}
    answered = dict(list(answered.items())[1 - MOST_ANSWERED :])
    session[ANSWERED] = {**answered, str(post.pk): fingerprint(post)}
