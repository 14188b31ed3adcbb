"""Short names for addresses, made from names."""

from django.utils.text import slugify

LONGEST = 120


def free_slug(model, name, field="slug"):
    """A short name for a new thing called `name` that no other has: "leeds", else "leeds-2", "leeds-3"."""
    first = slugify(name)[:LONGEST].strip("-_") or model._meta.model_name
    near = f"{first[: LONGEST - 6]}"
    taken = set(model._base_manager.filter(**{f"{field}__startswith": near}).values_list(field, flat=True))
    number, slug = 1, first
    while slug in taken:
        number += 1
        slug = f"{near}-{number}"
    return slug
