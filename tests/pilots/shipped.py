"""The shipped files in a folder of a test's own, to be edited and loaded."""

import csv
import shutil
from dataclasses import replace

from django.apps import apps
from django.core.serializers import serialize

from campaign.tables import SHIPPED
from pilots.loading import Loader


class Shipped:
    """`edit` writes a cell, `load` loads all files and gives the outcomes by noun."""

    def __init__(self, folder):
        self.tables = []
        for table in SHIPPED:
            shutil.copy(table.path, folder)
            self.tables.append(replace(table, folder=folder))

    def path(self, noun):
        return next(table.path for table in self.tables if table.noun == noun)

    def edit(self, noun, key, **cells):
        with self.path(noun).open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            names, rows = reader.fieldnames, list(reader)
        next(row for row in rows if key in (row.get("slug"), row.get("key"))).update(cells)
        with self.path(noun).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, names)
            writer.writeheader()
            writer.writerows(rows)

    def load(self, *, dry_run=False, **how):
        return {outcome.noun: outcome for outcome in Loader(self.tables, **how).load(dry_run=dry_run)}


def database():
    """Every row of the record and the commentary, as text."""
    models = [*apps.get_app_config("pilots").get_models(), *apps.get_app_config("blog").get_models()]
    return {model.__name__: serialize("json", model.objects.order_by("pk")) for model in models}


def changes(outcomes):
    return {
        noun: (one.new, one.changed, one.kept) for noun, one in outcomes.items() if one.new or one.changed or one.kept
    }
