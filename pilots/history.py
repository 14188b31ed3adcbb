"""What changed in the record: each edit, who made it and why, and the rows as it left them.

Rows are kept by django-simple-history, one table a noun, and only while an edit is under way (`editing`): the
desk, an import and the loader begin one; tests and migrations that write without one leave no trace here. What
was in the record before its first edit is kept by `remember`, so that the edit can be told and undone.
"""

from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.db import models
from django.db.models.signals import m2m_changed
from django.utils.formats import date_format
from django.utils.timezone import localtime
from simple_history.models import HistoricalRecords

UNDER_WAY = ContextVar("edit", default=None)
LONGEST_TITLE = 300


class EditQuerySet(models.QuerySet):
    def newest_first(self):
        return self.order_by("-pk")

    def with_keys(self, keys):
        return self.filter(pk__in=keys)

    def with_officers(self):
        return self.select_related("by")

    def of(self, thing):
        return self.filter(kind=thing._meta.label_lower, object_id=thing.pk)

    def last_of(self, thing):
        """The last edit of a thing, with its officer's name, or `None`."""
        return self.of(thing).with_officers().newest_first().first()

    def by_others(self, officer, since):
        """What other officers did after a moment, the newest first, with their names."""
        return self.filter(at__gt=since).exclude(by=officer).exclude(by=None).with_officers().newest_first()

    def of_kinds(self, kinds):
        return self.filter(kind__in=kinds)


class Edit(models.Model):
    """One deed at the desk, of one thing or of several at once."""

    class Deed(models.TextChoices):
        ADDED = "added", "Added"
        CHANGED = "changed", "Changed"
        PUBLISHED = "published", "Made public"
        UNPUBLISHED = "unpublished", "Taken back to draft"
        SUBMITTED = "submitted", "Submitted for review"
        SENT_BACK = "sent-back", "Sent back"
        DELETED = "deleted", "Deleted"
        RESTORED = "restored", "Brought back"
        MERGED = "merged", "Merged"
        IMPORTED = "imported", "Imported"
        UNDONE = "undone", "Undid a change"
        LOADED = "loaded", "Loaded"

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    deed = models.CharField(max_length=20, choices=Deed, default=Deed.CHANGED)
    reason = models.TextField(blank=True)
    kind = models.CharField(max_length=60, blank=True)  # of the thing, as "pilots.pilot"; empty: several kinds
    object_id = models.BigIntegerField(null=True)  # empty: several things
    title = models.CharField(max_length=LONGEST_TITLE, blank=True)

    objects = EditQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["kind", "object_id"], name="edit_of")]

    def __str__(self):
        return f"{self.get_deed_display()}: {self.title}"

    @property
    def moment(self):
        return date_format(localtime(self.at), "j F Y, H:i")


class Editing:
    """An edit under way. Its row is made with the first row of the record that it writes."""

    def __init__(self, by, deed, reason):
        self.edit = Edit(by=by, deed=deed, reason=reason)

    @property
    def key(self):
        if self.edit.pk is None:
            self.edit.save()
        return self.edit.pk

    def tell(self, about, deed=None, title=""):
        """Says what the edit was about: one thing, or (`about` being its model) several, called `title`."""
        several = isinstance(about, type)
        self.edit.kind = about._meta.label_lower
        self.edit.object_id = None if several else about.pk
        self.edit.title = (title or str(about))[:LONGEST_TITLE]
        self.edit.deed = deed or self.edit.deed
        self.edit.save()


@contextmanager
def editing(by=None, *, deed=Edit.Deed.CHANGED, reason=""):
    """Within it, what is written to the record is kept in its history, as one edit of `by`, an officer or nobody."""
    under_way = Editing(by, deed, reason)
    token = UNDER_WAY.set(under_way)
    try:
        yield under_way
    finally:
        UNDER_WAY.reset(token)


def edit_under_way():
    """The key of the edit under way, or `None`: for the rows that it writes."""
    under_way = UNDER_WAY.get()
    return under_way and under_way.key


class EditedRow(models.Model):
    """What a row of history has besides the fields of its noun."""

    edit = models.ForeignKey(
        Edit, on_delete=models.CASCADE, null=True, default=edit_under_way, related_name="+", editable=False
    )
    links = models.JSONField(default=dict, editable=False)  # many-to-many field → sorted keys

    class Meta:
        abstract = True


def link_fields(model):
    """The plain many-to-many fields of a model; those with a table of their own keep a history of their own."""
    return [field for field in model._meta.local_many_to_many if field.remote_field.through._meta.auto_created]


def links_of(thing):
    names = [field.name for field in link_fields(type(thing))]
    return {name: sorted(getattr(thing, name).values_list("pk", flat=True)) for name in names}


class History(HistoricalRecords):
    """Keeps the history of a model, or of all that are made from an abstract one."""

    def __init__(self, **kwargs):
        super().__init__(bases=[EditedRow], user_db_constraint=False, **kwargs)

    def get_history_user(self, instance):
        under_way = UNDER_WAY.get()
        return under_way and under_way.edit.by

    def create_historical_record(self, instance, history_type, using=None):
        if UNDER_WAY.get() is None:
            return
        super().create_historical_record(instance, history_type, using)
        if history_type != "-" and link_fields(type(instance)):
            keep_links(instance)


def keep_links(thing):
    """Writes what `thing` is linked with into its row of the edit under way; makes that row where there is none."""
    row = type(thing).history.filter(id=thing.pk, edit=edit_under_way()).exclude(history_type="-").first()
    if row is None:
        # The links alone changed. Saving would move its version once more; its row is what it was.
        (row,) = type(thing).history.bulk_history_create([type(thing)._base_manager.get(pk=thing.pk)], update=True)
    type(row)._base_manager.filter(pk=row.pk).update(links=links_of(thing))


def links_changed(instance, action, reverse, **kwargs):
    """Keeps the links of a thing whose many-to-many field is written."""
    written = action in ("post_add", "post_remove", "post_clear") and not reverse
    if written and UNDER_WAY.get() and hasattr(type(instance), "history"):
        keep_links(instance)


m2m_changed.connect(links_changed)  # as simple-history itself listens to each save


def remember(model, keys):
    """Keeps the rows of `model` with these keys as they stand, those that have no history yet."""
    known = set(model.history.filter(id__in=keys).values_list("id", flat=True))
    keep_rows(model, [key for key in keys if key not in known], edit=None)


def as_of(model, keys, moment):
    """{key: its row of history as it stood at `moment`, `None` where it did not exist then}, from one query.

    A key that no edit has touched yet is left out: that thing stood as it stands.
    """
    stood = {}
    for row in model.history.filter(id__in=keys).select_related("edit").order_by("history_id"):
        stood.setdefault(row.id, None)
        if row.edit is None or row.edit.at <= moment:
            stood[row.id] = None if row.history_type == "-" else row
    return stood


def note_update(model, keys):
    """Keeps the rows with these keys as a QuerySet's `update()`, which no history sees, has left them."""
    keep_rows(model, keys, edit_id=edit_under_way())


def rewrite(model, keys, **changes):
    """Writes `changes` into the rows with these keys; where the model has a history, it has what was and what is."""
    kept = hasattr(model, "history")
    if kept:
        remember(model, keys)
    model._default_manager.filter(pk__in=keys).update(**changes)
    if kept:
        note_update(model, keys)


def note_new(model, things):
    """Keeps things that a `bulk_create`, which no history sees, has made, with their links."""
    for some in batched(things):
        rows = model.history.bulk_history_create(some, custom_historical_attrs={"edit_id": edit_under_way()})
        keep_links_of(model, rows)


def keep_rows(model, keys, **edit):
    for some in batched(keys):
        things = list(model._base_manager.filter(pk__in=some))
        rows = model.history.bulk_history_create(things, update=True, custom_historical_attrs=edit)
        keep_links_of(model, rows)


def keep_links_of(model, rows):
    """Writes into rows of history what their things are linked with, at as many queries for one as for many."""
    links = {row.id: {} for row in rows}
    for field in link_fields(model):
        near, far = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
        for of_thing in links.values():
            of_thing[field.name] = []
        pairs = field.remote_field.through._base_manager.filter(**{f"{near}__in": list(links)})
        for key, other in pairs.order_by(far).values_list(near, far):
            links[key][field.name].append(other)
    if link_fields(model):
        for row in rows:
            row.links = links[row.id]
        model.history.model._base_manager.bulk_update(rows, ["links"])


def batched(keys, size=500):
    keys = list(keys)
    return [keys[start : start + size] for start in range(0, len(keys), size)]
