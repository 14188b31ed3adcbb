"""What a file is, told by its content and never by its name."""

import hashlib
import re
import unicodedata
import zipfile

from pilots.extraction.limits import MB, MOST_PARTS

PDF, DOCX, ODT, HTML, MHTML, TXT, UNKNOWN = (
    "pdf",
    "docx",
    "odt",
    "html",
    "mhtml",
    "txt",
    "unknown",
)  # as in `Copy.Kind`
HEAD = 8192
SAVE_AS = "Save it as PDF or .docx and attach that."
UNREADABLE = (
    (b"\xd0\xcf\x11\xe0", f"This is an old Word or Office file, or one locked with a password. {SAVE_AS}"),
    (b"{\\rtf", f"This is a rich-text (.rtf) file. {SAVE_AS}"),
    (b"\x89PNG", "This is a picture: we read no words in pictures."),
    (b"\xff\xd8\xff", "This is a picture: we read no words in pictures."),
    (b"GIF8", "This is a picture: we read no words in pictures."),
    (b"II*\x00", "This is a picture: we read no words in pictures."),
    (b"MM\x00*", "This is a picture: we read no words in pictures."),
    (b"RIFF", "This is a picture, a sound or a film: we read no words in those."),
)
NO_KIND = "This is not a kind of file that we can read: we read PDF, .docx, .odt, web pages and plain text."
OTHER_ZIP = f"This is a zip file or an Office file that holds no written document. {SAVE_AS}"
TOO_MANY = f"This file holds far more parts than a document does. {SAVE_AS}"
BROKEN_ZIP = f"This file is broken, or only a part of one. {SAVE_AS}"
WORD = (b"wordprocessingml.document.main+xml", b"ms-word.document.macroEnabled.main+xml")
LOOKS_LIKE_HTML = re.compile(
    r"^(?:\s|(?><!--.*?-->)|<\?xml[^>]*>)*+<(!doctype\s+html|html|head|body|title|meta)\b", re.I | re.S
)
SAVED_PAGE = re.compile(rb"^content-type:\s*multipart/related", re.I | re.M)
MARKS_OF_UTF = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
ENTRY = b"PK\x01\x02"  # begins what a zip file says of each of its parts
LONGEST_NAME = 200


def kind_of(file):
    """`(kind, sentence)`: the sentence says why a file of kind `UNKNOWN` cannot be read. `file` can be sought in."""
    file.seek(0)
    head = file.read(HEAD)
    file.seek(0)
    if b"%PDF-" in head[:1024]:
        return PDF, ""
    if head.startswith(b"PK"):
        return kind_of_zip(file)
    for start, sentence in UNREADABLE:
        if head.startswith(start):
            return UNKNOWN, sentence
    return kind_of_text(head)


def kind_of_zip(file):
    if parts_of(file) > MOST_PARTS:
        return UNKNOWN, TOO_MANY
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
            told = {name: first_bytes(archive, name) for name in ("mimetype", "[Content_Types].xml") if name in names}
    except Exception:  # whatever a forged file makes of `zipfile`
        return UNKNOWN, BROKEN_ZIP
    finally:
        file.seek(0)
    if told.get("mimetype", b"").startswith(b"application/vnd.oasis.opendocument.text"):
        return ODT, ""
    if any(one in told.get("[Content_Types].xml", b"") for one in WORD):
        return DOCX, ""
    return UNKNOWN, OTHER_ZIP


def parts_of(file):
    """No fewer than `zipfile` would find, which believes no count in the file; far sooner than it finds them."""
    count = sum(piece.count(ENTRY) for piece in iter(lambda: file.read(MB), b""))
    file.seek(0)
    return count


def first_bytes(archive, name):
    with archive.open(name) as part:
        return part.read(200_000)


def kind_of_text(head):
    encoding = next((name for mark, name in MARKS_OF_UTF if head.startswith(mark)), "")
    if not encoding and head.count(0):
        return UNKNOWN, NO_KIND
    text = head.decode(encoding or "latin-1", "replace")
    if len(re.findall(r"[\x01-\x08\x0e-\x1a\x1c-\x1f]", text)) > len(text) / 50:
        return UNKNOWN, NO_KIND
    if SAVED_PAGE.search(head) and re.match(rb"[\w-]+:", head):
        return MHTML, ""
    return (HTML if LOOKS_LIKE_HTML.match(text.removeprefix("ï»¿")) else TXT), ""


def fingerprint_of(chunks):
    """The SHA-256 of all chunks of bytes, in hexadecimal."""
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    return digest.hexdigest()


def safe_name(name):
    """A file's name to show: its last part, without signs that are not seen or that turn the writing round."""
    last = re.split(r"[/\\]", name)[-1]
    seen = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C")
    return " ".join(seen.split())[:LONGEST_NAME]
