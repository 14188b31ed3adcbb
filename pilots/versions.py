"""Two officers on one record: each row counts its changes, and a form is saved only on the row that it showed."""

from django.db import models
from django.db.models import F

from pilots.history import History


class ConflictError(Exception):
    """Somebody else changed or deleted `thing` after the form was opened that would now write it."""

    def __init__(self, thing):
        super().__init__(f"{thing} was changed by somebody else.")
        self.thing = thing


def whole_number(text):
    """The number that a form sent, 0 where that is none: no version, and no key, is so large."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


class VersionField(models.PositiveIntegerField):
    """Counts up by one in the database with each `save()`; a QuerySet's `update()` does so by itself."""

    def __init__(self, **kwargs):
        super().__init__(**{"default": 1, "editable": False, **kwargs})

    def pre_save(self, thing, add):
        return super().pre_save(thing, add) if add else F(self.attname) + 1


class VersionedQuerySet(models.QuerySet):
    def update(self, **changes):
        """As Django's, and counts the change: one in bulk is a change."""
        changes.setdefault("version", F("version") + 1)
        return super().update(**changes)

    def claim(self, thing, version):
        """Takes `thing` for a change if it still has this version, in one statement; else raises `ConflictError`.

        Until the transaction ends, nobody else can take it.
        """
        if not self.filter(pk=thing.pk, version=version).update():
            raise ConflictError(thing)

    def with_key(self, key):
        """The one with this primary key, if there is one."""
        return self.filter(pk=key)

    def with_keys(self, keys):
        return self.filter(pk__in=keys)


class Versioned(models.Model):
    """What officers edit: it has a version and a history."""

    version = VersionField()

    objects = VersionedQuerySet.as_manager()
    history = History(inherit=True)

    class Meta:
        abstract = True
