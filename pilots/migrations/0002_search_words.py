"""The full-text side of the search entries, on each engine. The triggers are made after each migrate."""

from django.db import migrations

SQLITE = """
CREATE VIRTUAL TABLE search_words USING fts5(
    title, text, content='pilots_searchentry', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2'
);
"""

# English stems without stop words, so that both engines answer alike. Hyphens and slashes part words.
POSTGRES = r"""
CREATE TEXT SEARCH DICTIONARY tpw_stem (TEMPLATE = snowball, LANGUAGE = english);
CREATE TEXT SEARCH CONFIGURATION tpw (COPY = english);
ALTER TEXT SEARCH CONFIGURATION tpw ALTER MAPPING FOR
    asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH tpw_stem;
CREATE FUNCTION tpw_words(title text, body text) RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
    SELECT setweight(to_tsvector('tpw', regexp_replace(title, '[^[:alnum:]]+', ' ', 'g')), 'A')
        || setweight(to_tsvector('tpw', regexp_replace(body, '[^[:alnum:]]+', ' ', 'g')), 'B')
$$;
CREATE FUNCTION plain_text(html text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT regexp_replace(regexp_replace(html, '<[^>]*>', ' ', 'g'), '&[a-zA-Z0-9#]+;', ' ', 'g')
$$;
CREATE FUNCTION tpw_later(one timestamptz, other timestamptz) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN one IS NULL OR other IS NULL THEN NULL ELSE greatest(one, other) END
$$;
ALTER TABLE pilots_searchentry ADD COLUMN words tsvector GENERATED ALWAYS AS (tpw_words(title, text)) STORED;
CREATE INDEX search_entry_words ON pilots_searchentry USING gin (words);
"""
POSTGRES_BACK = """
ALTER TABLE pilots_searchentry DROP COLUMN words;
DROP FUNCTION tpw_words(text, text);
DROP FUNCTION plain_text(text);
DROP FUNCTION tpw_later(timestamptz, timestamptz);
DROP TEXT SEARCH CONFIGURATION tpw;
DROP TEXT SEARCH DICTIONARY tpw_stem;
"""


def make(apps, schema_editor):
    schema_editor.execute(SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRES, params=None)


def unmake(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    schema_editor.execute("DROP TABLE search_words" if sqlite else POSTGRES_BACK, params=None)


class Migration(migrations.Migration):
    dependencies = [("pilots", "0001_initial")]
    operations = [migrations.RunPython(make, unmake)]
