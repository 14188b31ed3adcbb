"""A share card as tests look at it: its pixels, and the words written on it."""

import io

from PIL import Image

from pilots import cards, sheet


def pixels(file):
    with Image.open(file) as image:
        return image.convert("RGB")


def picture(response):
    """The picture of an answer, which must be a PNG that any page may be shared with."""
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "image/png"
    assert response.headers["Cache-Control"] == "public, max-age=300"
    assert len(response.content) < 60_000
    with Image.open(io.BytesIO(response.content)) as image:
        assert (image.format, image.size) == ("PNG", (1200, 630))
        return image.convert("RGB")


def red(image):
    """How many pixels of the map are red."""
    part = image.crop((cards.MAP_AT[0], cards.MAP_AT[1], *cards.SIZE))
    return sum(number for number, (r, g, b) in part.getcolors(10**6) if r > 140 and g < 60 and b < 80)


def words_written(monkeypatch):
    """A list to which every text is added that is written on a card; each card is drawn anew."""
    texts, write = [], sheet.Sheet.write
    cards.picture.cache_clear()
    monkeypatch.setattr(sheet.Sheet, "write", lambda self, text, *rest: texts.append(text) or write(self, text, *rest))
    return texts
