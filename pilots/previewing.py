"""A draft's page as readers would see it."""

from django.db import transaction


def drawn_as_public(model, key, show):
    """What `show(thing)` answers of the thing with this key as if it were public; `None` where there is none.

    A draft's page depends on the draft being public in many places. So it is made public, drawn, and taken back,
    in one transaction that is never committed: nobody else sees it at any moment, and nothing is written.
    """
    with transaction.atomic():
        model.objects.with_key(key).publish()
        thing = model.objects.for_page().with_key(key).first()
        response = None if thing is None else show(thing)
        transaction.set_rollback(True)
    return response


def keep_secret(response):
    """No cache keeps it, no search engine lists it, and no page that it leads to learns its address."""
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response
