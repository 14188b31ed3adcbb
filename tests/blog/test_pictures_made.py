"""Pictures made anew: told by their content, upright, without what a camera wrote, in sizes; all else is refused."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageCms, ImageDraw
from PIL.PngImagePlugin import PngInfo

from blog.picturing import remade
from blog.remaking import BROKEN, EMPTY, HEIC, NO_PICTURE, SVG, TOO_LARGE, TOO_LONG, TOO_MANY
from tests.blog.pictures import file_of, photo

pytestmark = pytest.mark.looks
GPS, ORIENTATION, MAKER = 0x8825, 0x0112, 0x010F


def image(content):
    return Image.open(BytesIO(content))


def widest(made):
    return image(made.files[made.width])


def test_it_is_made_at_three_widths_and_never_larger_than_it_was():
    made = remade(photo(3000, 2000))
    assert (made.kind, made.width, made.height, list(made.files)) == ("jpg", 1600, 1067, [480, 960, 1600])
    assert [image(content).size for content in made.files.values()] == [(480, 320), (960, 640), (1600, 1067)]
    assert list(remade(photo(700, 500)).files) == [480, 700]
    assert list(remade(photo(100, 50)).files) == [100]


def test_nothing_that_a_camera_wrote_is_left():
    exif = Image.Exif()
    exif[MAKER], exif[ORIENTATION] = "Quincecamera", 1
    exif.get_ifd(GPS).update({1: "N", 2: (52.0, 38.0, 5.0), 3: "W", 4: (1.0, 7.0, 5.0)})
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    was = photo(900, 600, exif=exif, comment=b"Quincecomment", icc_profile=profile, xmp=b"<x>Quincexmp</x>")
    assert b"Quincecamera" in was and b"Quincecomment" in was and image(was).getexif().get_ifd(GPS)
    for content in remade(was).files.values():
        assert b"Quince" not in content
        assert set(image(content).info) <= {
            "jfif",
            "jfif_version",
            "jfif_unit",
            "jfif_density",
            "progressive",
            "progression",
        }
        assert not image(content).getexif()


def test_the_text_in_a_png_is_left_behind():
    was = file_of(drawing(), "PNG", pnginfo=told("Quincetext"))
    assert b"Quincetext" in was
    made = remade(was)
    assert made.kind == "png"
    assert all(b"Quincetext" not in content for content in made.files.values())


def told(words):
    noted = PngInfo()
    noted.add_text("Comment", words)
    return noted


def drawing(size=(600, 400)):
    sheet = Image.new("RGB", size, "white")
    ImageDraw.Draw(sheet).rectangle((20, 20, 200, 200), fill="red")
    return sheet


def test_a_picture_taken_on_its_side_is_upright():
    exif = Image.Exif()
    exif[ORIENTATION] = 6  # the camera was turned to the right
    sheet = Image.new("RGB", (600, 400), "white")
    sheet.paste("red", (0, 0, 300, 400))
    made = remade(file_of(sheet, "JPEG", exif=exif, quality=95))
    assert (made.width, made.height) == (400, 600)
    assert widest(made).getpixel((200, 20))[1] < 60 and widest(made).getpixel((200, 580))[1] > 200  # red is on top


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_four_kinds_are_known_by_their_content(kind):
    assert remade(file_of(drawing(), kind)).width == 600


def test_of_a_moving_picture_the_first_is_taken():
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("red", "blue")]
    for kind in ("GIF", "WEBP", "PNG"):
        was = file_of(
            frames[0], kind, save_all=True, append_images=frames[1:], **({"lossless": True} if kind == "WEBP" else {})
        )
        first = widest(remade(was))
        assert getattr(first, "n_frames", 1) == 1
        assert first.convert("RGB").getpixel((30, 20))[0] > 240


def test_what_is_transparent_lies_on_white():
    assert widest(remade(file_of(Image.new("RGBA", (50, 50)), "PNG"))).convert("RGB").getpixel((1, 1)) == (
        255,
        255,
        255,
    )


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "CMYK", "RGBA"])
def test_every_sort_of_colours_is_made_plain(mode):
    kind = "JPEG" if mode == "CMYK" else "PNG"
    assert widest(remade(file_of(Image.new(mode, (60, 40)), kind))).mode in ("RGB", "P")


def png_that_says(width, height):
    """A PNG of a few bytes that claims to be so large."""
    part = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    squeezed = b"IDAT" + zlib.compress(b"\0" * 1000)
    ends = [
        struct.pack(">I", len(one) - 4) + one + struct.pack(">I", zlib.crc32(one)) for one in (part, squeezed, b"IEND")
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(ends)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", EMPTY),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', SVG),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a --><SVG onload="alert(1)"/>', SVG),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", HEIC),
        (b"%PDF-1.4", NO_PICTURE),
        (b"<html><script>alert(1)</script>", NO_PICTURE),
        (b"GIF89a", NO_PICTURE),
        (photo(800, 600)[:9000], BROKEN),
        (png_that_says(30_000, 100), TOO_LONG),
        (png_that_says(50_000, 50_000), TOO_MANY),
        (png_that_says(7000, 7000), BROKEN),
        (b"\xff\xd8\xff" + b"\0" * 20 * 1024 * 1024, TOO_LARGE),
    ],
)
def test_what_is_no_picture_for_us_is_refused_in_plain_words(content, why):
    with pytest.raises(ValueError) as refused:
        remade(content)
    assert str(refused.value) == why
