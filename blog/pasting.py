"""What an article may hold, and what is left of a text that was pasted from a word processor."""

import re

import nh3
from django_prose_editor.config import allowlist_from_extensions, expand_extensions

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
EMPTY = re.compile(r"<p>(?:\s|&nbsp;|<br>)*</p>\s*")


def plain(html):
    """Paragraphs, lists, bold and links without anybody's styles; an empty text where nothing else is left."""
    html = CLEANER.clean(html)
    for theirs, ours in NAMES.items():
        html = html.replace(f"<{theirs}>", f"<{ours}>").replace(f"</{theirs}>", f"</{ours}>")
    return EMPTY.sub("", html).strip()
