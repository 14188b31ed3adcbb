"""Pictures in an article: each stands where it says `[picture 1]`, and where there is none, the words vanish."""

import re

from django.utils.html import format_html, format_html_join

from blog.markup import closes, is_block, name_of, pieces_of

PLACE = re.compile(r"\[picture (\d{1,4})\]", re.IGNORECASE)
LINE = re.compile(rf"(?:(?<=<p>)|<br>)\s*({PLACE.pattern})\s*(?=<br>|</p>)", re.IGNORECASE)
BREAKS = re.compile(r"(?<=<p>)(?:<br>)+")
EMPTY = re.compile(r'<p>(?:\s|<a href="[^"]*"[^>]*>\s*</a>|<(strong|em)>\s*</\1>)*</p>')
BEFORE_IT_GOES_ON = ("p", "h2", "h3")  # what no picture may stand in: it stands after it
MIDDLE = 960
SIZES = "(max-width:40rem) 92vw, 38rem"


def numbers_in(html):
    """The numbers of the pictures that an article names, in their order, each once."""
    return list(dict.fromkeys(int(number) for number in PLACE.findall(html)))


def placed(html, pictures, at):
    """`pictures`: {number: picture} of those that can be shown; `at`: the address beneath which their files are."""
    if "[picture " not in html.lower():
        return html
    figures = {number: figure(picture, at) for number, picture in pictures.items()}
    found, waiting, inside = [], [], None
    for piece in pieces_of(BREAKS.sub("", LINE.sub(r"</p>\1<p>", html))):
        if not name_of(piece):
            named = [figures.get(int(number), "") for number in PLACE.findall(piece)]
            found.append(PLACE.sub("", piece))
            (waiting if inside else found).extend(named)
            continue
        found.append(piece)
        if is_block(piece) and name_of(piece) in BEFORE_IT_GOES_ON:
            inside = None if closes(piece) else name_of(piece)
            if closes(piece):
                found += waiting
                waiting = []
    return without_empty("".join(found + waiting))


def without_empty(html):
    """Without the paragraphs in which nothing but the words for a picture stood."""
    return EMPTY.sub("", html)


def figure(picture, at):
    widths = picture.widths or [picture.width]
    sizes = ", ".join(f"{at}{picture.file_name(width)} {width}w" for width in widths)
    middle = max([width for width in widths if width <= MIDDLE], default=widths[0])
    return format_html(
        '<figure><img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}" loading="lazy">{}</figure>',
        *(f"{at}{picture.file_name(middle)}", sizes, SIZES, picture.width, picture.height, picture.alt),
        caption_of(picture),
    )


def caption_of(picture):
    said = [(words,) for words in (picture.caption, picture.credit) if words]
    lines = format_html_join(" ", "<span>{}</span>", said)
    return format_html('<figcaption class="small">{}</figcaption>', lines) if said else ""
