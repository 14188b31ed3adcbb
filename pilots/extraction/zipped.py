"""The parts of a zipped document, read in pieces under one limit, and XML that may not expand itself."""

import zipfile
from xml.parsers import expat

from pilots.extraction.judging import Sheet
from pilots.extraction.limits import MOST_PARTS, UnreadableError

PIECE = 64 * 1024
HIGHEST_RATIO = 200  # to which writing is never packed
BROKEN = "This file is broken, or only a part of one."
LOCKED = "It is locked with a password. Attach a copy that opens without one."
TOO_LARGE = "Unpacked, this file is far too large to be a document."
REFUSED = "This file holds instructions that a document has no need of, so we do not read it."


class Parts:
    """A zip file's parts by name. Its names are never used as paths."""

    def __init__(self, file, limit):
        try:
            self.archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, NotImplementedError, ValueError) as fault:
            raise UnreadableError(BROKEN) from fault
        self.names, self.left = set(self.archive.namelist()), limit
        if len(self.names) > MOST_PARTS:
            raise UnreadableError(TOO_LARGE)

    def pieces(self, name):
        """The bytes of a part, piece by piece; counts what is truly unpacked, whatever the file says of itself."""
        part = self.archive.getinfo(name)
        if part.flag_bits & 1:
            raise UnreadableError(LOCKED)
        unpacked = 0
        with self.archive.open(part) as stream:
            while piece := stream.read(PIECE):
                unpacked += len(piece)
                self.left -= len(piece)
                if self.left < 0 or (unpacked > 100 * PIECE and unpacked > HIGHEST_RATIO * part.compress_size):
                    raise UnreadableError(TOO_LARGE)
                yield piece

    def bytes_of(self, name):
        return b"".join(self.pieces(name)) if name in self.names else b""

    def walk(self, name, walker):
        """Has `walker` hear of each element of an XML part, by its name without its space."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = refuse
        parser.StartElementHandler = lambda tag, attributes: walker.start(plain(tag), by_plain_name(attributes))
        parser.EndElementHandler = lambda tag: walker.end(plain(tag))
        parser.CharacterDataHandler = walker.text
        try:
            for piece in self.pieces(name):
                parser.Parse(piece, False)
            parser.Parse(b"", True)
        except (expat.ExpatError, zipfile.BadZipFile, EOFError) as fault:
            raise UnreadableError(BROKEN) from fault
        return walker


def refuse(*anything):
    raise UnreadableError(REFUSED)


def plain(name):
    return name.rpartition(" ")[2]


def by_plain_name(attributes):
    return {plain(name): value for name, value in attributes.items()}


class Pages:
    """Pages as they are written: `at` is the one that is being written to, from 0."""

    def __init__(self):
        self.sheets, self.at, self.fresh = [Sheet()], 0, True
        self.pieces = [[]]

    def write(self, text):
        self.pieces[self.at].append(text)
        self.fresh = self.fresh and not text.strip()

    def picture(self):
        self.sheets[self.at].pictures = True
        self.fresh = False

    def turn(self):
        """To the next page, unless nothing stands on this one yet: one break is often marked twice."""
        if self.fresh:
            return
        self.at, self.fresh = self.at + 1, True
        while self.at >= len(self.sheets):
            self.sheets.append(Sheet())
            self.pieces.append([])

    def done(self):
        """A function for each page, which gives its `Sheet`."""
        for sheet, pieces in zip(self.sheets, self.pieces, strict=True):
            sheet.text = "".join(pieces).strip("\n")
        return [lambda sheet=sheet: sheet for sheet in self.sheets]
