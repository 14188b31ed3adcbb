"""Which fonts of a PDF say what their letters are. Of others the letters that come out stand for nothing."""

import re

from pypdf._codecs import adobe_glyphs

ALPHABETS = ("/WinAnsiEncoding", "/MacRomanEncoding", "/StandardEncoding", "/PDFDocEncoding")
SIGNS = re.compile(r"wingdings|webdings|dingbats|monotypesorts|^(\w+\+)?symbol(mt)?$", re.IGNORECASE)  # no letters
PLAIN = 32  # in the flags of a font: it has the usual Latin letters at their usual places


def resolved(thing):
    """A dictionary of the file, whether it stands there or elsewhere; an empty one for anything else."""
    thing = thing.get_object() if hasattr(thing, "get_object") else thing
    return thing if hasattr(thing, "items") else {}


def is_nameless(font):
    """Whether a font does not say what its letters are."""
    if "/ToUnicode" in font or SIGNS.search(str(font.get("/BaseFont", ""))[1:]):
        return False
    if font.get("/Subtype") in ("/Type0", "/Type3"):
        return True
    encoding = font.get("/Encoding")
    if isinstance(encoding, str):
        return encoding not in ALPHABETS
    if resolved(encoding).keys() & {"/BaseEncoding", "/Differences"}:
        return False  # then each letter has a name: see `unknown_names`
    about = resolved(font.get("/FontDescriptor"))
    if font.get("/Subtype") == "/Type1" and "/FontFile" in about:
        return False  # pypdf reads the names of its letters in the font itself
    return bool(about) and not int(about.get("/Flags", 0)) & PLAIN


def unknown_names(font):
    """Names of letters that only this font knows: pypdf writes the name in the place of the letter."""
    named = resolved(font.get("/Encoding")).get("/Differences")
    named = named.get_object() if named is not None else None
    names = named if isinstance(named, list) else []
    return {name for name in map(str, names) if name.startswith("/") and name not in adobe_glyphs}
