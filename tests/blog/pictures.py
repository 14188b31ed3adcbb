"""Pictures for tests."""

from io import BytesIO

from django.urls import reverse
from PIL import Image

from blog.picturing import keep
from tests.make import make_picture


def file_of(image, kind, **how):
    found = BytesIO()
    image.save(found, kind, **how)
    return found.getvalue()


def photo(width=1200, height=800, **how):
    """A JPEG with many colours, as a camera makes."""
    image = Image.merge(
        "RGB", [Image.radial_gradient("L").resize((width, height)), *[Image.effect_noise((width, height), 60)] * 2]
    )
    return file_of(image, "JPEG", **how)


def attached(post, content=None, **fields):
    """A picture whose files are there."""
    picture = make_picture(post, **{"number": 1, **fields})
    keep(picture, content or photo(1000, 600))
    return picture


def change_page(post):
    return reverse("admin:blog_post_change", args=[post.pk])


def files_of(picture):
    return [picture.stored_name(width) for width in picture.widths]
