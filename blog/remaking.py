"""The process that makes a picture anew: `python -m blog.remaking LIMITS`, with the file as its input.

It answers with a line of JSON, and after it the bytes of each size one after the other:
`{"kind", "width", "height", "files": [[width, number of bytes], …]}`; or with `{"fault": sentence}`.
It imports neither Django nor our settings.
"""

import contextlib
import json
import sys
import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageCms, ImageOps

from pilots.extraction.confining import clock, confine
from pilots.extraction.limits import MB, TooLongError

MAX_BYTES = 20 * MB
WIDTHS = (480, 960, 1600)
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
MOST_PIXELS = 60_000_000
LONGEST_SIDE = 20_000
LEAN = 1.5  # a drawing stays one as long as it is no heavier than so many photographs of it
KINDS = "Attach a JPEG, a PNG, a WebP or a GIF."
TOO_LARGE = f"This file is larger than {MAX_BYTES // MB} MB. Save the picture smaller."
EMPTY = "This file is empty. Attach another."
SVG = "This is an SVG drawing, which can hold a program. Save it as PNG and attach that."
HEIC = "This is a HEIC picture, as some phones take them. Save it as JPEG and attach that."
NO_PICTURE = f"This is no picture that we can show. {KINDS}"
BROKEN = "This picture is broken, or only a part of one. Open it, save it again and attach that."
TOO_MANY = f"This picture has more than {MOST_PIXELS // 1_000_000} million points. Save it smaller."
TOO_LONG = f"This picture is longer than {LONGEST_SIDE:,} points on one side. Save it smaller."
SLOW = "This picture took too long to read. Save it smaller."


@dataclass(frozen=True)
class RemakingLimits:
    seconds: float = 20
    memory: int = 1024 * MB
    answer: int = 40 * MB  # of what the process may say


LIMITS = RemakingLimits()


class RefusedError(Exception):
    """Why a file is no picture for us, in a plain sentence."""


def opened(content):
    """The first picture in a file, told by its content, whatever its name. Nothing of it is unpacked yet."""
    if not content:
        raise RefusedError(EMPTY)
    if len(content) > MAX_BYTES:
        raise RefusedError(TOO_LARGE)
    try:
        image = Image.open(BytesIO(content), formats=FORMATS)
    except Image.UnidentifiedImageError as fault:
        raise RefusedError(what_it_is(content)) from fault
    if image.width * image.height > MOST_PIXELS:
        raise RefusedError(TOO_MANY)
    if max(image.size) > LONGEST_SIDE:
        raise RefusedError(TOO_LONG)
    return image


def what_it_is(content):
    start = content[:4096].lower()
    if b"<svg" in start or b"http://www.w3.org/2000/svg" in start:
        return SVG
    return HEIC if start[4:8] == b"ftyp" else NO_PICTURE


def plain(image):
    """Upright, in the colours of a screen, on white where it was transparent; without all that came with it."""
    profile = image.info.get("icc_profile")
    image.draft("RGB", (2 * WIDTHS[-1], 2 * WIDTHS[-1]))  # a JPEG need not be unpacked larger
    image = ImageOps.exif_transpose(image)
    if image.has_transparency_data:
        image = image.convert("RGBA")
    elif image.mode not in ("RGB", "CMYK", "L"):
        image = image.convert("RGB")
    if image.width > WIDTHS[-1]:
        image = scaled(image, WIDTHS[-1])
    image = on_screen(image, profile)
    if image.mode == "RGBA":
        paper = Image.new("RGBA", image.size, "white")
        paper.alpha_composite(image)
        image = paper
    return image.convert("RGB")


def on_screen(image, profile):
    if profile and image.mode in ("RGB", "CMYK"):
        with contextlib.suppress(ImageCms.PyCMSError, OSError, ValueError):
            theirs = ImageCms.ImageCmsProfile(BytesIO(profile))
            return ImageCms.profileToProfile(image, theirs, ImageCms.createProfile("sRGB"), outputMode="RGB")
    return image


def scaled(image, width):
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3)


def written(image, kind):
    found = BytesIO()
    bare = Image.new("RGB", image.size)
    bare.paste(image)
    if kind == "png":
        bare.save(found, "PNG", optimize=True)
    else:
        bare.save(found, "JPEG", quality=82, progressive=True, optimize=True)
    return found.getvalue()


def kind_for(image, was):
    """ "png" for a drawing with plain areas that came without loss, "jpg" for all else."""
    drawn = was in ("PNG", "GIF") and len(written(image, "png")) <= LEAN * len(written(image, "jpg"))
    return "png" if drawn else "jpg"


def remake(content):
    """(head of the answer, [bytes, …]). Raises `RefusedError`."""
    try:
        image = opened(content)
        was, image = image.format, plain(image)
        kind = kind_for(image, was)
        widths = [*(width for width in WIDTHS if width < image.width), image.width]
        files = [written(image if width == image.width else scaled(image, width), kind) for width in widths]
    except (RefusedError, TooLongError):
        raise
    except Exception as fault:
        raise RefusedError(BROKEN) from fault
    sizes = [[width, len(file)] for width, file in zip(widths, files, strict=True)]
    return {"kind": kind, "width": image.width, "height": image.height, "files": sizes}, files


def main(limits):
    limits = RemakingLimits(**json.loads(limits))
    content = sys.stdin.buffer.read(MAX_BYTES + 1)
    Image.init()
    Image.MAX_IMAGE_PIXELS = None  # we count ourselves, before anything is unpacked
    warnings.simplefilter("ignore")
    confine(limits)
    try:
        with clock(limits.seconds):
            head, files = remake(content)
    except RefusedError as fault:
        head, files = {"fault": str(fault)}, []
    except TooLongError:
        head, files = {"fault": SLOW}, []
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + b"".join(files))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
