"""What a search or a list of data finds, as tests ask it."""

import html
import re

from django.db import connection

from pilots.models import SearchEntry


def hits(reader, words, **parameters):
    """The titles of the hits, in their order."""
    page = reader.get("/search/", {"q": words, **parameters}).content.decode()
    found = re.findall(r'<li class="hit">.*?<h2>\s*<a [^>]*>(.*?)</a>\s*</h2>', page, re.S)
    return [html.unescape(re.sub(r"<[^>]+>", "", title)) for title in found]


def hits_by_title(reader, words):
    return sorted(hits(reader, words))


def said(reader, words, **parameters):
    """All that the search page says, as text."""
    page = reader.get("/search/", {"q": words, **parameters}).content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", main)))


def listed(reader, noun, **query):
    """The keys of the rows that a list gives as data, in their order."""
    key = "key" if noun in ("figures", "events") else "slug"
    return [row[key] for row in reader.get(f"/{noun}.json", query).json()["results"]]


def titles(kind):
    return sorted(SearchEntry.objects.filter(kind=kind).values_list("title", flat=True))


def entry(kind):
    return SearchEntry.objects.get(kind=kind)


def pilots_of(kind):
    """The keys of the pilots that the one entry of this kind names."""
    return {int(key) for key in entry(kind).pilots.split()}


def sql(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
