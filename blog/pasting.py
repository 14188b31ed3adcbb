"""What an article may hold, and what is left of a text that was pasted from a word processor."""

import re

import nh3
from django_prose_editor.config import allowlist_from_extensions, expand_extensions

from blog.importing.tidying import CONTAINERS, DEEPEST, Tidier

EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "Link": {"enableTarget": False},
    "HardBreak": True,
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
}
ALLOWED = allowlist_from_extensions(expand_extensions(EXTENSIONS))
CLEANER = nh3.Cleaner(
    **{**ALLOWED, "tags": ALLOWED["tags"] | {"b", "i"}, "clean_content_tags": {"script", "style", "title"}}
)
NAMES = {"b": "strong", "i": "em"}  # as word processors call them, and as the editor does
ALONE = {"p", "br", "hr", "img"}  # nothing of its kind, and no block, stands in it
TAGS = re.compile(r"<(/?)([a-z][a-z0-9]*)")
MOST_OPEN = 100  # tags of any kind within one another
EMPTY = re.compile(r"<p>(?:\s|&nbsp;|<br>)*</p>\s*")


def plain(html):
    """Paragraphs, lists, bold and links without anybody's styles; an empty text where nothing else is left."""
    html = CLEANER.clean(Tidier().read(html) if is_tangled(html) else html)
    for theirs, ours in NAMES.items():
        html = html.replace(f"<{theirs}>", f"<{ours}>").replace(f"</{theirs}>", f"</{ours}>")
    return EMPTY.sub("", html).strip()


def is_tangled(html):
    """Whether tags stand within tags deeper than anybody writes: cleaning and drawing takes the square of that.

    A tag that closes another one than the last counts for nothing, so that no odd order of them hides how deep it is.
    """
    opened, containers = [], 0
    for closing, name in TAGS.findall(html.lower()):
        if name in ALONE:
            continue
        if not closing:
            opened.append(name)
            containers += name in CONTAINERS
        elif opened and opened[-1] == name:
            containers -= opened.pop() in CONTAINERS
        if containers > DEEPEST or len(opened) > MOST_OPEN:
            return True
    return False
