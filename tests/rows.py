"""Rows of any model, made from what the model asks for: for tests that must not forget a relation made later."""

from itertools import count

from django.db import models

from blog.models import Author, Post, Series
from pilots.fuzzy import FuzzyDateField
from pilots.models import Branch, Claim, Document, Figure, PartnerBody, Phrase, Pilot, Region, ServiceGroup, Theme
from tests import make

NUMBERS = count(1)
MAKERS = {
    Pilot: make.make_pilot,
    PartnerBody: make.make_body,
    Branch: make.make_branch,
    Document: make.make_document,
    Claim: make.make_claim,
    Figure: make.make_figure,
    Phrase: make.make_phrase,
    Post: make.make_post,
    Region: make.make_region,
    ServiceGroup: make.make_service_group,
    Author: make.make_author,
    Series: make.make_series,
    Theme: make.make_theme,
}


def make_row(model, **given):
    """One row with these fields; what else the model needs is made up."""
    if model is Claim:
        given = {"document": None, **given}
        given["document"] = given["document"] or make_row(Document)
    if model in MAKERS:
        return MAKERS[model](f"{model.__name__} {next(NUMBERS)}", **given)
    for field in model._meta.concrete_fields:
        needed = not (field.primary_key or field.null or field.has_default() or field.blank)
        if needed and field.name not in given and not getattr(field, "auto_now_add", False):
            given[field.name] = value_for(field)
    return model._base_manager.create(**given)


def value_for(field):
    if field.related_model:
        return make_row(field.related_model)
    if field.choices:
        return field.choices[0][0]
    if isinstance(field, FuzzyDateField):
        return make.JUNE_2009
    return next(NUMBERS) if isinstance(field, models.IntegerField) else f"{field.name}-{next(NUMBERS)}"
