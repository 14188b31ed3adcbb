"""Pages of a PDF that show words which nobody can read: not called readable. And the plain ones that are."""

import pytest
from PIL import Image
from pypdf.generic import ArrayObject, NumberObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from tests.pilots.papers import LINES, changed, made_of, make_pdf, named, states, written

A4 = (595, 842)
MORE = written(*LINES, *LINES)
FONTS = {
    "Symbolic": {"Subtype": "TrueType", "Flags": 4},
    "Subset": {"Subtype": "Type0", "Encoding": "OneByteIdentityH"},
    "Expert": {"Subtype": "Type1", "Encoding": "MacExpertEncoding"},
    "Symbol": {"Subtype": "TrueType", "Flags": 4},
    "Plain": {"Subtype": "TrueType", "Flags": 32},
    "Usual": {"Subtype": "TrueType", "Flags": 4, "Encoding": "WinAnsiEncoding"},
}


@pytest.fixture(scope="module")
def page():
    return make_pdf(MORE)


def in_font(content, name, encoding=None):
    """The same page, in a font that says this of itself, and not which letters it draws."""

    def change(page):
        said = FONTS[name]
        font = made_of(Type=named("Font"), Subtype=named(said["Subtype"]), BaseFont=named(f"ABCDEF+{name}"))
        if "Flags" in said:
            font[named("FontDescriptor")] = made_of(Flags=NumberObject(said["Flags"]))
        if encoding or "Encoding" in said:
            font[named("Encoding")] = encoding or named(said["Encoding"])
        page["/Resources"]["/Font"][named("F1")] = font

    return changed(content, change)


@pytest.mark.parametrize("font", ["Symbolic", "Subset", "Expert"])
def test_letters_of_a_font_that_does_not_name_them_are_not_read(page, font):
    assert states(in_font(page, font)) == [1, "failed"]


@pytest.mark.parametrize("font", ["Symbol", "Plain", "Usual"])
def test_letters_of_a_usual_font_are_read(page, font):
    assert states(in_font(page, font)) == [1, "readable"]


@pytest.mark.parametrize(("letters", "state"), [(["g1", "g2", "g3"], "failed"), (["a", "bullet", "fi"], "readable")])
def test_letters_are_read_by_their_usual_names_only(page, letters, state):
    differences = ArrayObject([NumberObject(97), *map(named, letters)])
    encoding = made_of(Type=named("Encoding"), BaseEncoding=named("WinAnsiEncoding"), Differences=differences)
    assert states(in_font(page, "Usual", encoding)) == [1, state]


def picture(canvas, *box):
    canvas.drawImage(ImageReader(Image.new("RGB", (8, 8), "grey")), *box)


def test_a_scan_with_words_stamped_on_it_is_a_scan():
    def stamped(canvas):
        picture(canvas, 0, 0, 595, 800)
        MORE(canvas)

    def stamped_form(canvas):
        canvas.beginForm("scan")
        picture(canvas, 0, 0, 1, 1)
        canvas.endForm()
        MORE(canvas)
        canvas.scale(595, 800)
        canvas.doForm("scan")

    def behind(canvas):
        picture(canvas, 0, 0, 595, 800)
        written(*LINES * 4)(canvas)

    def with_logo(canvas):
        picture(canvas, 0, 0, A4[0] / 2, A4[1] / 5)
        MORE(canvas)

    pages = make_pdf(stamped, stamped_form, behind, with_logo)
    assert states(pages) == [4, "empty", "empty", "readable", "readable"]


def test_a_usual_page_and_one_in_a_font_of_its_own_are_read():
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))

    def set_in_times(canvas):
        canvas.setFont("Times-Italic", 11)
        MORE(canvas)
        canvas.setFont("ZapfDingbats", 11)
        canvas.drawString(40, 760, "n")

    def set_in_vera(canvas):
        canvas.setFont("Vera", 11)
        MORE(canvas)

    content = make_pdf(set_in_times, set_in_vera)
    assert states(content) == [2, "readable", "readable"]

    def unsay(page):
        for font in page["/Resources"]["/Font"].values():
            font.get_object().pop("/ToUnicode", None)

    assert states(changed(make_pdf(set_in_vera), unsay)) == [1, "failed"]
