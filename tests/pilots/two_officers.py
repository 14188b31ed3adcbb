"""What two officers do who have the same page open."""

from django.urls import reverse

from tests.page import form_on


def page_of(thing):
    return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk])


def opened(client, thing):
    """The form of a thing as it stands on an officer's screen."""
    form = form_on(client.get(page_of(thing)), f"{thing._meta.model_name}_form")
    return {**form, "_save": "Save", "change_reason": "A test"}


def chosen(answer, **choices):
    """The conflict page's form, with some of its buttons pressed: `field="mine"`."""
    form = form_on(answer, "conflict_form")
    return {**form, **{f"_take {name}": which for name, which in choices.items()}}
