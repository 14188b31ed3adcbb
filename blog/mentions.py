"""In a post's text the first mention of each thing that it is linked with becomes a link to its page.

Only what an officer accepted is linked, and only what readers may see: `things_of` reads the rows that
`PostQuerySet.with_links` and `with_further_links` load. The text of an article is cleaned before it comes here, and
nothing but links to our own pages, with their attributes escaped, is put into it.
"""

import re
from dataclasses import dataclass
from html import escape, unescape

from django.utils.html import format_html, format_html_join

from blog.markup import closes, name_of, pieces
from blog.naming import LINKS
from pilots.naming import NAMED, Named, Names, all_names, goes_on

CLOSED_TO_LINKS = {"a", "h1", "h2", "h3", "h4", "h5", "h6", "code", "pre", "figcaption", "sup", "script", "style"}
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")


@dataclass(frozen=True)
class Linked:
    """A public thing that a post is linked with: all its names, its page, and why, where the link says so."""

    thing: Named
    names: tuple
    address: str
    note: str = ""


def things_of(post):
    """A `Linked` for each thing that `post`, loaded `for_page`, is linked with and whose name can be looked for."""
    found = []
    for kind in LINKS:
        _, name, others = NAMED[kind]
        for row in getattr(post, f"{kind}_rows", ()):
            thing = getattr(row, kind)
            own, more = getattr(thing, name), [getattr(thing, others)] if isinstance(others, str) else []
            names = tuple(all_names(own, others, more))
            found.append(Linked(Named(kind, thing.pk, own), names, thing.get_absolute_url(), row.note))
    return found


class FirstMentions:
    """Finds the first place of each of `things` in texts that follow one another."""

    def __init__(self, things):
        self.linked = {one.thing: one for one in things}
        self.names = Names((one.thing, name) for one in things for name in one.names)
        self.left = set(self.linked)

    def places(self, text):
        """Yields (`Linked`, where its name begins, where it ends) of what was not found in an earlier text."""
        for things, start, end in self.names.places(text) if self.left else ():
            if things[0] in self.left and not goes_on(text, start, end):
                self.left.discard(things[0])
                yield self.linked[things[0]], start, end


def linked_words(text, things):
    """A plain text, such as a summary, as safe HTML in which the first mention of each of `things` is a link."""
    parts, at = [], 0
    for one, start, end in FirstMentions(things).places(text):
        parts.append((text[at:start], link_to(one, text[start:end])))
        at = end
    return format_html("{}{}", format_html_join("", "{}{}", parts), text[at:])


def link_to(one, words):
    title = format_html(' title="{}"', one.note) if one.note else ""
    return format_html('<a href="{}"{}>{}</a>', one.address, title, words)


def linked(html, things, after=""):
    """Cleaned `html` in which the first mention of each of `things` is a link, as HTML that is as clean as before.

    What is named in the plain text `after`, such as the summary above an article, was linked there, and is not again.
    """
    first = FirstMentions(things)
    list(first.places(after))
    return "".join(with_links(html, first))


def with_links(html, first):
    """Yields the pieces of `html`, one after another. One pass: each sign is looked at a few times at the most."""
    closed = []  # the elements we are in that take no link
    for piece, is_tag in pieces(html):
        if is_tag:
            follow(piece, closed)
            yield piece
        elif closed:
            yield piece
        else:
            yield from links_in(piece, first)


def follow(tag, closed):
    """Notes in `closed` that an element which takes no link begins or ends with this tag."""
    name = name_of(tag)
    if name not in CLOSED_TO_LINKS:
        return
    if not closes(tag):
        closed.append(name)
    elif name in closed:
        while closed.pop() != name:
            pass


def links_in(text, first):
    """Yields the pieces of a text between two tags, its entities as they are written."""
    at = 0
    for one, start, end in first.places(ENTITY.sub(as_long, text)):
        yield text[at:start]
        title = f' title="{escape(one.note)}"' if one.note else ""
        yield f'<a href="{escape(one.address)}"{title}>{text[start:end]}</a>'
        at = end
    yield text[at:]


def as_long(entity):
    """What an entity stands for, as long as it is written, so that places stay: blanks follow a sign, which part no
    name; a letter is repeated, so that it stays in its word."""
    sign = unescape(entity[0])[:1]
    return sign * len(entity[0]) if sign.isalnum() else sign.ljust(len(entity[0]))
