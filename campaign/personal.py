"""What is held under a mail address, wherever it is held: given out as JSON, or erased."""

import json
from dataclasses import dataclass

from django.core import serializers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from blog.models import Attempt, Comment


@dataclass(frozen=True)
class Holding:
    """Rows that may hold a mail address. `of(address)` finds them; `forget` keeps the rows and takes it off them.

    Where a row is nothing without its address, `forget` is `None`: then it is always deleted.
    """

    noun: str
    nouns: str
    of: callable
    forget: callable = None


# Everything that holds a mail address of a reader. What is not named here cannot be given out or erased.
HOLDINGS = [
    Holding(
        "comment", "comments", Comment.objects.of_address, lambda comments: comments.update(address="", sent_as="")
    ),
]


def checked(address):
    """The address without blanks around it. Raises `ValueError` in plain words for what is none."""
    address = address.strip()
    try:
        validate_email(address)
    except ValidationError as fault:
        raise ValueError(f"“{address}” is not a mail address. Write it as name@example.org.") from fault
    return address


def exported(address):
    """All that is held under an address, as a JSON text: {nouns: [{field: value}, …]}."""
    held = {}
    for holding in HOLDINGS:
        rows = json.loads(serializers.serialize("json", holding.of(address).order_by("pk")))
        held[holding.nouns] = [{"id": row["pk"], **row["fields"]} for row in rows]
    return json.dumps(held, ensure_ascii=False, indent=2)


def erase(address, with_texts):
    """Takes the address off all rows; `with_texts` deletes the rows, too. Returns what was done, as sentences."""
    done = []
    with transaction.atomic():
        for holding in HOLDINGS:
            rows = holding.of(address)
            number = rows.count()
            deletes = with_texts or holding.forget is None
            if number and deletes:
                rows.delete()
            elif number:
                holding.forget(rows)
            noun = holding.noun if number == 1 else holding.nouns
            done.append(
                f"{number} {noun} deleted."
                if deletes
                else f"Address taken off {number} {noun}; what was written there stays."
            )
    return done


def forget_in_time():
    """Deletes what was to be kept for a time only. Returns (comments deleted, comments without their address now)."""
    with transaction.atomic():
        Attempt.objects.forget()
        Comment.objects.forget_forms()
        return Comment.objects.forget_refused(), Comment.objects.forget_addresses()
