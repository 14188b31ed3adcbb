"""Pages for what has none of its own: a long text is cut where it pauses."""

from dataclasses import replace

PAUSES = ("\n\n", "\n", " ")


def cut(sheets, most):
    """The same sheets, each that holds more than `most` letters as several. No word is parted, nor any lost."""
    return [part for sheet in sheets for part in parts_of(sheet, most)]


def parts_of(sheet, most):
    if len(sheet.text) <= most:
        return [sheet]
    texts, start = [], 0
    while start < len(sheet.text):
        end = end_of_part(sheet.text, start, most)
        texts.append(sheet.text[start:end].strip("\n"))
        start = end
    # So much text is more than a caption, whatever pictures stand in it.
    return [replace(sheet, text=text, pictures=False) for text in texts if text.strip()] or [sheet]


def end_of_part(text, start, most):
    """Behind the last pause within `most` letters, a blank line for choice; none is sought in the first half."""
    if len(text) - start <= most:
        return len(text)
    for pause in PAUSES:
        found = text.rfind(pause, start + most // 2, start + most)
        if found > 0:
            return found + len(pause)
    return start + most
