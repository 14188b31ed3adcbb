"""The nouns that have sheets. The tables of other floors are offered here, for the pages and tasks of this one."""

TABLES = {}  # noun → its `Table`


def offer(*tables):
    TABLES.update({table.noun: table for table in tables})
