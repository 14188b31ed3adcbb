"""Made-up files for tests of reading: PDFs by reportlab, zipped documents by hand; and what is said of them."""

import io
import zipfile

from django.core.files.base import ContentFile
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pilots.extraction.child import answers
from pilots.extraction.kinds import kind_of
from pilots.extraction.limits import Limits
from pilots.extraction.running import Reading, take_down
from tests.make import make_copy, make_document

LINES = (
    "We will work with trade unions across all services, and we will",
    "consult the staff of the county before any post is cut or moved,",
    "because nobody else knows the work as well as those who do it.",
)
WORD = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
OPEN = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def written(*lines):
    """Draws these lines on a page, the usual ones if none is given."""

    def draw(canvas):
        for number, line in enumerate(lines or LINES):
            canvas.drawString(60, 760 - 20 * number, line)

    return draw


def scanned(canvas):
    canvas.drawImage(ImageReader(Image.new("RGB", (8, 8), "grey")), 50, 50, 400, 600)


def blank(canvas):
    pass


def make_pdf(*pages, password=None, mark=""):
    """A page of each of the functions; `password` "" locks it as many reports are, for changes only."""
    kept = io.BytesIO()
    locked = None if password is None else StandardEncryption(password, "of the owner", strength=128)
    canvas = Canvas(kept, encrypt=locked, invariant=True)
    canvas.setTitle(mark)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return kept.getvalue()


def named(name):
    return NameObject(f"/{name}")


def made_of(**entries):
    return DictionaryObject({named(name): entry for name, entry in entries.items()})


def changed(content, change):
    """A PDF with its first page changed."""
    writer, kept = PdfWriter(clone_from=io.BytesIO(content)), io.BytesIO()
    change(writer.pages[0])
    writer.write(kept)
    return kept.getvalue()


def make_zip(parts):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return kept.getvalue()


def make_docx(body, **parts):
    """`body` is what stands in the document, or all of its main part if it is bytes; `parts` are others of its XML."""
    types = f'<Types><Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>'
    main = body if isinstance(body, bytes) else f"<w:document {WORD}><w:body>{body}</w:body></w:document>"
    others = {f"word/{name}.xml": f"<w:part {WORD}>{content}</w:part>" for name, content in parts.items()}
    return make_zip({"[Content_Types].xml": types, "word/document.xml": main, **others})


def run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


def make_odt(body, margins=""):
    """`margins` is what stands in its headers and footers."""

    def part(name, content):
        return f"<office:{name} {OPEN} xmlns:style='urn:x'>{content}</office:{name}>"

    return make_zip(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": part("document-content", f"<office:text>{body}</office:text>"),
            "styles.xml": part("document-styles", margins),
        }
    )


def told(content, **limits):
    """Everything that is said of a file, in this process."""
    file = io.BytesIO(content)
    return list(answers(kind_of(file)[0], file, Limits(**limits)))


def read_here(file, kind, progress=None):
    """What `read_file` gives, without a process of its own."""
    found = Reading()
    file.seek(0)
    for answer in answers(kind, io.BytesIO(file.read()), Limits()):
        take_down(answer, found)
    return found


def states(content, **limits):
    return [answer.get("state") or answer.get("fault") or answer["total"] for answer in told(content, **limits)]


def attach(content, document=None, **fields):
    """A copy that waits to be read."""
    unread = {"state": "waiting", "pages_total": None, "pages_done": 0, "pages_readable": 0, "text_fingerprint": ""}
    copy = make_copy(document or make_document(), (), **{**unread, **fields})
    copy.file.save("report", ContentFile(content))
    return copy
