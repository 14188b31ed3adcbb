"""Drafts on their way to readers: who is told when one is submitted, made public or sent back."""

LISTENERS = []  # functions of (deed, thing, officer), from the floors above


def tell(deed, thing, by):
    """Lets those who send mail know that the officer `by` did `deed` (of `Edit.Deed`) with `thing`, now saved."""
    for listener in LISTENERS:
        listener(deed, thing, by)
