"""Sentences in which our own side promises something, or is called to do it."""


def promises_in(text, names):
    """Yields (before, the words that promise, after) of each such sentence of `text`, its three parts in order."""
    yield from ()
