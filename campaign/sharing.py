"""A commitment to be passed on and to be cited."""

from pilots.sharing import shared


def share_commitment(request, commitment):
    return shared(request, commitment, commitment.sentence)
