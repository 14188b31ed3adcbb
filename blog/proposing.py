"""What the words of posts propose: links with the record, commitments of our own side, topics. Officers decide."""

ACCEPTS = {}  # kind of proposal → function(proposals, by) that makes what they propose; the floor above adds its own


def propose(posts, names=None):
    """The unsaved `Proposal`s of links and commitments in the words of `posts`, as a list.

    The record's names are read once, or given. A draft, or anything that is proposed already, is no reason to leave
    one out: `save_new` does that.
    """
    raise NotImplementedError


def topic(post, label):
    """An unsaved `Proposal` to file `post` under the topic that `label` names."""
    raise NotImplementedError


def save_new(proposals):
    """Saves those that were never proposed for their post, whatever became of them; returns how many that were."""
    raise NotImplementedError


def accept(proposals, by):
    """Makes what the open ones of `proposals` propose, as an edit of the officer `by`; returns those it accepted."""
    raise NotImplementedError


def refuse(proposals, by):
    """Notes that the open ones of `proposals` are not wanted; returns how many that were."""
    raise NotImplementedError
