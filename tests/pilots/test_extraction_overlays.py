"""What lies over a page of a PDF is a part of what its reader sees."""

import pytest
from pypdf.generic import ArrayObject, DecodedStreamObject, FloatObject, NumberObject, TextStringObject

from tests.pilots.papers import changed, made_of, make_pdf, named, states, told, written


@pytest.fixture(scope="module")
def page():
    return make_pdf(written())


def over(page, *annotations):
    """The same page with annotations laid over it."""
    return changed(page, lambda first: first.update({named("Annots"): ArrayObject(annotations)}))


def annotation(kind, **entries):
    rect = ArrayObject(FloatObject(side) for side in (60, 60, 200, 90))
    return made_of(Type=named("Annot"), Subtype=named(kind), Rect=rect, **entries)


def look(**font):
    """What an annotation draws: the word WITHDRAWN."""
    drawn = DecodedStreamObject()
    drawn.set_data(b"BT /F9 12 Tf 5 5 Td (WITHDRAWN) Tj ET")
    fonts = made_of(Type=named("Font"), **{"Subtype": named("Type1"), "BaseFont": named("Helvetica"), **font})
    drawn.update(made_of(Subtype=named("Form"), Resources=made_of(Font=made_of(F9=fonts))))
    return made_of(N=drawn)


def test_a_field_is_read_where_its_value_stands_with_its_parent(page):
    field = made_of(FT=named("Tx"), V=TextStringObject("Consulted in May"))
    content = over(page, annotation("Widget", Parent=field))
    assert told(content)[1]["text"].endswith("\nConsulted in May")


@pytest.mark.parametrize("kind", ["Stamp", "FreeText"])
def test_a_stamp_is_read_as_a_part_of_the_page(page, kind):
    (answer,) = told(over(page, annotation(kind, AP=look())))[1:]
    assert answer["state"] == "readable" and answer["text"].endswith("\nWITHDRAWN")
    assert states(over(page, annotation(kind, AP=look(Subtype=named("Type3"))))) == [1, "failed"]
    typed = over(page, annotation("FreeText", AP=look(), Contents=TextStringObject("It was WITHDRAWN")))
    assert told(typed)[1]["text"].count("WITHDRAWN") == 1
    hidden = over(page, annotation(kind, AP=look(), F=NumberObject(2)))
    assert "WITHDRAWN" not in told(hidden)[1]["text"]
