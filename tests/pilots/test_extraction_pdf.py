"""PDF files: what is read of them, and what is never said to have been read."""

import gc
import io

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from pilots.silence.folding import words_of
from tests.pilots.papers import LINES, blank, changed, make_pdf, scanned, states, told, written


def text_of(content):
    return told(content)[1]["text"]


def test_a_page_is_read_line_by_line():
    assert text_of(make_pdf(written())).splitlines() == list(LINES)


def test_two_columns_are_read_one_after_the_other():
    def columns(canvas):
        for x, side in ((50, "left"), (320, "right")):
            for number in range(20):
                canvas.drawString(x, 700 - 14 * number, f"{side} line {number} of the report")

    sides = [line.split()[0] for line in text_of(make_pdf(columns)).splitlines()]
    assert sides == ["left"] * 20 + ["right"] * 20


def test_a_word_that_a_line_parts_and_letters_set_as_one_are_kept_as_they_stand():
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))

    def set_tight(canvas):
        canvas.setFont("Vera", 12)
        written("The of\ufb01cers shall con-", "sult on each con\ufb02ict.")(canvas)

    text = text_of(make_pdf(set_tight))
    assert "con-\nsult" in text
    assert {"officers", "conflict"} <= set(words_of(text))


def test_a_page_of_pictures_or_of_nothing_is_never_called_readable():
    def headed(canvas):
        scanned(canvas)
        canvas.drawString(60, 760, "Total Place: final report")

    def illustrated(canvas):
        scanned(canvas)
        written()(canvas)

    pages = (written(), scanned, headed, illustrated, blank)
    assert states(make_pdf(*pages)) == [5, "readable", "empty", "empty", "readable", "empty"]


def test_letters_drawn_as_lines_are_a_picture():
    def drawn(canvas):
        canvas.drawString(60, 760, "Page 4")
        for number in range(400):
            canvas.bezier(1, 1, number, 9, 9, number, 5, 5)

    assert states(make_pdf(drawn)) == [1, "empty"]


@pytest.mark.parametrize(("password", "said"), [("", [1, "readable"]), ("secret", None)])
def test_a_file_locked_for_changes_only_is_read_and_one_locked_for_reading_is_named(password, said):
    answer = states(make_pdf(written(), password=password))
    assert answer == said or answer == ["It is locked with a password. Attach a copy that opens without one."]
    assert (said is None) == (len(answer) == 1)


def test_of_a_file_that_was_cut_off_the_whole_pages_are_kept_and_the_others_counted():
    """Wherever it is cut, no part of a page is taken for the whole of it."""
    writer, kept = PdfWriter(), io.BytesIO()
    for page in PdfReader(io.BytesIO(make_pdf(*[written()] * 6))).pages:
        writer.add_page(page)
    writer.write(kept)
    content, partly = kept.getvalue(), 0
    whole = told(content)[1]["text"]
    for cut in range(300, len(content), 101):
        total, *pages = told(content[:cut])
        if "total" in total:
            assert total["total"] == 6
            assert {page["text"] for page in pages if page["state"] == "readable"} <= {whole}
            partly += {page["state"] for page in pages} == {"readable", "failed"}
    assert partly > 3


@pytest.mark.parametrize("content", [b"%PDF-1.4\nnonsense", b"%PDF-1.7\n" + bytes(range(256)) * 9])
def test_what_only_begins_like_a_pdf_is_broken(content):
    assert states(content) == ["This PDF is broken, or only a part of one."]


def test_a_font_that_does_not_say_its_letters_is_not_taken_at_its_word():
    def take_names(page):
        page["/Resources"]["/Font"]["/F1"].get_object()[NameObject("/Subtype")] = NameObject("/Type3")

    assert states(changed(make_pdf(written()), take_names)) == [1, "failed"]


def test_a_page_of_which_a_part_is_broken_is_not_read():
    def with_form(canvas):
        canvas.beginForm("form")
        canvas.drawString(9, 9, "More about unions")
        canvas.endForm()
        written()(canvas)
        canvas.doForm("form")

    def break_form(page):
        (form,) = page["/Resources"]["/XObject"].values()
        form.get_object()[NameObject("/Filter")] = NameObject("/Nonsense")

    content = make_pdf(with_form)
    assert states(content) == [1, "readable"]
    assert "More about unions" in text_of(content)
    assert states(changed(content, break_form)) == [1, "failed"]


def test_pages_beyond_the_most_that_we_read_are_counted():
    assert states(make_pdf(*[written()] * 5), pages=3) == [5, "readable", "readable", "readable"]


def test_a_slow_page_fails_and_reading_goes_on():
    def slow(canvas):
        for _ in range(8000):
            canvas.drawString(9, 9, "a long day")

    content = make_pdf(slow, written())
    gc.disable()  # hypothesis watches the collector: a page's time must not run out inside of that
    try:
        assert states(content, page_seconds=0.1) == [2, "failed", "readable"]
    finally:
        gc.enable()


def test_more_text_than_a_page_or_a_file_can_hold_is_not_kept():
    content = make_pdf(written(), written())
    assert states(content, page_letters=50) == [2, "failed", "failed"]
    assert told(content, page_letters=50)[1]["text"] == ""
    assert states(content, letters=250) == [2, "readable", "This file holds more text than we can read."]
