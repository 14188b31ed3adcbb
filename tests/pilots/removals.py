"""Deleting at the desk, for tests: the officer opens the page, fills it in and presses the button."""

from django.contrib.auth.models import Permission
from django.urls import reverse

from pilots.models import Deletion
from tests.conftest import signed_in
from tests.make import make_officer
from tests.page import form_on


def page_of(thing, name="change"):
    return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_{name}", args=[thing.pk])


def delete(client, thing, **fields):
    """Fills in a reason unless the test gives one."""
    address = page_of(thing, "delete")
    form = form_on(client.get(address), "removal")
    return client.post(address, {**form, "reason": "Stood here twice", **fields})


def bring_back(client, deletion=None):
    deletion = deletion or Deletion.objects.get()
    return client.post(reverse("admin:pilots_deletion_bring_back", args=[deletion.pk]), follow=True)


def officer_who_may(*rights, name="Carol Clough"):
    """A client signed in by an officer with these rights: "delete_pilot", …."""
    officer = make_officer(name)
    officer.user_permissions.set(Permission.objects.filter(codename__in=rights))
    assert officer.user_permissions.count() == len(rights)
    return signed_in(officer)
