"""Footnotes of an article: written in place as `[note: The text.]`, shown at its end."""

import re

from blog.markup import closes, is_block, name_of, pieces_of

BRACKETS = re.compile(r"(\[note:|\[|\])", re.IGNORECASE)
OPENING = "[note:"
IN_TEXT = '<sup class="fn"><a href="#note-{0}" id="note-{0}-in">note {0}</a></sup>'
AT_END = '<li id="note-{0}"><span>{1}</span> <a class="back" href="#note-{0}-in">Back to the text</a></li>'


def noted(html):
    """A link in the place of each note, and the notes as a list after all. A bracket left open stays as it is."""
    pieces = [part for piece in pieces_of(html) for part in parts_of(piece)]
    ends = ends_of_notes(pieces)
    if not ends:
        return html
    text, notes, at = [], [], 0
    while at < len(pieces):
        if at in ends:
            note, left_over = sorted_out(pieces[at + 1 : ends[at]])
            notes.append(note)
            text += [trimmed(text), IN_TEXT.format(len(notes)), *left_over]
            at = ends[at]
        else:
            text.append(pieces[at])
        at += 1
    listed = "".join(AT_END.format(number, note) for number, note in enumerate(notes, start=1))
    return f'{"".join(text)}<h2>Notes</h2><ol class="notes">{listed}</ol>'


def parts_of(piece):
    """A tag, or a text with its brackets by themselves."""
    return [piece] if name_of(piece) else [part for part in BRACKETS.split(piece) if part]


def ends_of_notes(pieces):
    """{where a note opens: where it closes}, without notes in notes. A note ends in the block where it began."""
    opened, ends = [], {}
    for at, piece in enumerate(pieces):
        if is_block(piece):
            opened = []
        elif piece == "[" or piece.lower() == OPENING:
            opened.append(at)
        elif piece == "]" and opened:
            start = opened.pop()
            if pieces[start] != "[":
                ends[start] = at
    return outermost(ends)


def outermost(ends):
    kept, last = {}, -1
    for start in sorted(ends):
        if start > last:
            kept[start], last = ends[start], ends[start]
    return kept


def trimmed(text):
    """Takes off the blank before the place of a note: it stands close to its word. Returns nothing to add."""
    if text and not name_of(text[-1]):
        text[-1] = text[-1].rstrip()
    return ""


def sorted_out(pieces):
    """(the note, the tags in it that belong to the text around it: without their other half)."""
    opened, alone = [], set()
    for at, piece in enumerate(pieces):
        if not name_of(piece) or name_of(piece) == "br":
            continue
        if not closes(piece):
            opened.append(at)
        elif opened and name_of(pieces[opened[-1]]) == name_of(piece):
            opened.pop()
        else:
            alone.add(at)
    alone.update(opened)
    note = "".join(piece for at, piece in enumerate(pieces) if at not in alone)
    return note.strip(), [pieces[at] for at in sorted(alone)]
