"""A page as one file that opens with no signal: its styles inside, its links whole, nothing to be fetched."""

import re
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpResponse
from rcssmin import cssmin

STYLES = ("campaign/tokens.css", "campaign/site.css")  # in the order in which pages link them
OWN_ADDRESS = re.compile(r'(\s(?:href|action)=")/(?!/)')  # a quotation mark in a text is never written bare


@cache
def styles():
    return "".join(cssmin(Path(finders.find(name)).read_text(encoding="utf-8")) for name in STYLES)


def in_one_file(page, site):
    """`page`, a template's HTML without styles, icons and scripts, made whole; `site` is “https://example.org/”."""
    styled = page.replace("</head>", f"<style>{styles()}</style>\n</head>", 1)
    return OWN_ADDRESS.sub(rf"\g<1>{site}", styled)


def to_keep(page, site, name):
    """The answer by which a browser keeps a page as the file `name`."""
    answer = HttpResponse(in_one_file(page, site))
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
