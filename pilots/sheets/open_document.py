"""An OpenDocument sheet from a tablib Dataset. Tablib's own loses blanks and line ends in a cell once LibreOffice has
saved it, and its bytes depend on what the process wrote before."""

import re
import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

from tablib.formats._ods import ODSFormat

from pilots.cells import as_cell

LONG_AGO = (1980, 1, 1, 0, 0, 0)
MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
BEGINS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    f'<office:document-content xmlns:office="{SPACE}office:1.0" xmlns:table="{SPACE}table:1.0"'
    f' xmlns:text="{SPACE}text:1.0" office:version="1.2">'
    '<office:body><office:spreadsheet><table:table table:name="{}">'
)
ENDS = "</table:table></office:spreadsheet></office:body></office:document-content>"
MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    f'<manifest:manifest xmlns:manifest="{SPACE}manifest:1.0" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIMETYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
BLANKS = re.compile("  +|^ | $|\t|\n")
SIGNS = {"\t": "<text:tab/>", "\n": "<text:line-break/>"}


def as_open_document(blank):
    return SIGNS.get(blank[0]) or f'<text:s text:c="{len(blank[0])}"/>'


def cell_of(value):
    attributes = ""
    if isinstance(value, int | float):
        attributes = f' office:value-type="float" office:value="{as_cell(value)}"'
    elif value:
        attributes = ' office:value-type="string"'
    text = BLANKS.sub(
        lambda found: SIGNS.get(found[0]) or f'<text:s text:c="{len(found[0])}"/>', escape(as_cell(value))
    )
    return f"<table:table-cell{attributes}><text:p>{text}</text:p></table:table-cell>"


class OpenDocument(ODSFormat):
    @classmethod
    def export_set(cls, dataset):
        rows = (
            f"<table:table-row>{''.join(map(cell_of, row))}</table:table-row>" for row in dataset._package(dicts=False)
        )
        parts = {
            "mimetype": MIMETYPE,
            "content.xml": f"{BEGINS.format(escape(dataset.title))}{''.join(rows)}{ENDS}",
            "META-INF/manifest.xml": MANIFEST,
        }
        out = BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, text in parts.items():
                part = zipfile.ZipInfo(name, LONG_AGO)
                part.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
                archive.writestr(part, text)
        return out.getvalue()
