"""Pages in the index, far more than all else: an index of the words for each side, and one that counts by kind.

And what makes words whole that a hyphen parts at the end of a line; on SQLite the application brings it.
"""

from django.db import migrations, models

POSTGRES = r"""
CREATE FUNCTION joined_words(body text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(string_agg(left(line, -1) || after, ' ' ORDER BY place), '') FROM (
        SELECT line, place, lead(line) OVER (ORDER BY place) AS after FROM (
            SELECT btrim(line, E' \t\r') AS line, place
            FROM unnest(string_to_array(body, E'\n')) WITH ORDINALITY AS lines(line, place)
        ) trimmed
    ) pairs
    WHERE right(line, 1) IN (U&'-', U&'\00AD', U&'\2010') AND after IS NOT NULL
$$;
DROP INDEX search_entry_words;
CREATE INDEX search_others_words ON pilots_searchentry USING gin (words) WHERE id > 0;
CREATE INDEX search_pages_words ON pilots_searchentry USING gin (words) WHERE id < 0;
"""
POSTGRES_BACK = """
DROP FUNCTION joined_words(text);
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
