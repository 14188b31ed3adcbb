"""Pages in the index, far more than all else: an index of the words for each side, and one that counts by kind."""

from django.db import migrations, models

POSTGRES = """
DROP INDEX search_entry_words;
CREATE INDEX search_others_words ON pilots_searchentry USING gin (words) WHERE id > 0;
CREATE INDEX search_pages_words ON pilots_searchentry USING gin (words) WHERE id < 0;
"""
POSTGRES_BACK = """
DROP INDEX search_others_words;
DROP INDEX search_pages_words;
CREATE INDEX search_entry_words ON pilots_searchentry USING gin (words);
"""


def part(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRES, params=None)


def join(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRES_BACK, params=None)


class Migration(migrations.Migration):
    dependencies = [("pilots", "0003_copies_and_checks")]
    operations = [
        migrations.AddIndex("searchentry", models.Index(fields=["kind", "published_at"], name="search_entry_kinds")),
        migrations.RunPython(part, join),
    ]
