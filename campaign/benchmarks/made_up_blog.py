"""A made-up blog as Blogger's “Back up content” has it, with every odd kind of entry; the same at every run."""

import datetime
import random
from xml.sax.saxutils import escape, quoteattr

SEED = 2009
KIND = "http://schemas.google.com/blogger/2008/kind#"
BEGINS = datetime.datetime(2006, 3, 1, 9, 30, tzinfo=datetime.UTC)
WORDS = [
    "branch",
    "council",
    "savings",
    "meeting",
    "members",
    "report",
    "pilot",
    "services",
    "staff",
    "budget",
    "review",
    "seminar",
    "lunch",
    "minister",
    "redundancy",
    "pension",
    "steward",
    "ballot",
    "leaflet",
    "office",
    "nurse",
    "library",
    "depot",
    "contract",
    "tender",
    "saving",
    "culture",
    "priority",
]
NAMES = ["Leicestershire", "Croydon", "South Tyneside", "Luton", "Kent", "Bradford"]
PROMISES = [
    "A report will come to the next meeting of the committee.",
    "A cross service group working group should be set up.",
    "I will be asking what happened to it.",
]
LABELS = ["Total Place", "Cuts", "total place", "Unions & councils", "Só <b>bold</b>", "Transparency"]
AUTHORS = ["A branch secretary", "Jon", "Zoë O’Neill", "<script>alert(1)</script>"]
BODIES = [  # {} stands for words
    "<p>{}</p><p>{}</p>",
    "{}<br /><br />{}<br /><br />{}",
    '<div class="separator" style="clear: both;"><a href="http://1.bp.blogspot.com/s1600/{word}.jpg"><img border="0"'
    ' src="http://1.bp.blogspot.com/s400/{word}.jpg" alt="Empty desks" /></a></div>{}',
    '<div dir="ltr"><span style="font-weight:bold;">{}</span><blockquote>{}</blockquote></div>'
    '<div class="blogger-post-footer"><img width="1" height="1" src="https://blogger.googleusercontent.com/tracker/1"/></div>',
    '<object width="4"><param name="movie" value="x"></param><embed src="http://www.youtube.com/v/abcdefghijk"></embed>'
    "</object>{}",
    "<p>{}<b>{}<i>{}</p></b>{}<ul><li>{}<li>{}",
    "<script>alert(1)</script><img src=x onerror=alert(1)>{}<a href='javascript:alert(1)'>{}</a>",
    "<b>{}" + "<" * 200 + "<div>" * 200 + "<table><td>{}",
    '<p style="position:fixed" onclick="alert(1)">{} &nbsp; &amp; &lt;b&gt; <a href="http://example.org/{word}">{}</a></p>',
    "",
]
ODDITIES = ["untitled", "undated", "draft", "page", "no address", "no id", "twice", "long title", "same name", "1970"]


def made_up_blog(posts, seed=SEED):
    """Yields the XML of a blog of that many posts, piece by piece, as text."""
    chance = random.Random(seed)  # noqa: S311  made-up text, no secret
    yield (
        "<?xml version='1.0' encoding='UTF-8'?><feed xmlns='http://www.w3.org/2005/Atom'"
        " xmlns:thr='http://purl.org/syndication/thread/1.0' xmlns:app='http://purl.org/atom/app#'>"
        "<id>tag:blogger.com,1999:blog-1.archive</id><title type='text'>A made-up blog</title>"
    )
    for kind in ("template", "settings", "settings"):
        yield entry(f"layout.{kind}", kind, title=f"Its {kind}", body="<html><head></head></html>")
    for number in range(posts):
        made = post(chance, number)
        yield made
        if odd_of(number) == "twice":
            yield made
        for place in range(number % 3 if number % 2 else 0):
            yield comment(chance, number, place)
    yield comment(chance, posts + 10, 0)  # of a post that is not there
    yield "</feed>"


def odd_of(number):
    return ODDITIES[number // 5 % len(ODDITIES)] if number % 5 == 4 else ""


def sentence(chance):
    words = chance.choices(WORDS, k=chance.randint(8, 30))
    return f"{' '.join(words).capitalize()}."


def paragraph(chance):
    sentences = [sentence(chance) for _ in range(chance.randint(2, 6))]
    if chance.random() < 0.1:
        sentences.append(f"They met in {chance.choice(NAMES)} on Monday.")
    if chance.random() < 0.05:
        sentences.append(chance.choice(PROMISES))
    return " ".join(sentences)


def post(chance, number):
    odd, moment = odd_of(number), BEGINS + datetime.timedelta(hours=19 * number)
    body = BODIES[number % len(BODIES)].replace("{word}", f"w{number}")
    while "{}" in body:
        body = body.replace("{}", paragraph(chance), 1)
    title = {"untitled": "", "long title": "Long " * 60}.get(odd, sentence(chance)[:60])
    name = "same" if odd == "same name" else f"post-{number}"
    path = f"/p/{name}.html" if odd == "page" else f"/{moment:%Y/%m}/{name}_{moment:%d}.html"
    return entry(
        "" if odd == "no id" else f"post-{number}",
        "page" if odd == "page" else "post",
        title=title,
        body=body,
        moment={"undated": None, "1970": datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)}.get(odd, moment),
        address="" if odd in ("no address", "draft") else f"http://made-up.example.org{path}",
        labels=chance.sample(LABELS, k=number % 3),
        author=AUTHORS[number % 97 % len(AUTHORS)],
        more="<app:control><app:draft>yes</app:draft></app:control>" if odd == "draft" else "",
    )


def comment(chance, number, place):
    return entry(
        f"post-{number}.{place}",
        "comment",
        title="",
        body=f"{sentence(chance)}<br/><i>Well said</i> <script>alert(1)</script>",
        moment=BEGINS + datetime.timedelta(hours=19 * number, minutes=place + 1),
        author="Anonymous",
        more=f"<thr:in-reply-to ref='{key_of(f'post-{number}')}' type='text/html'/>",
    )


def key_of(name):
    return f"tag:blogger.com,1999:blog-1.{name}"


def entry(name, kind, *, title, body, moment=None, address="", labels=(), author="", more=""):
    return "".join(
        [
            "<entry>",
            f"<id>{key_of(name)}</id>" if name else "",
            f"<published>{moment.isoformat()}</published>" if moment else "",
            f"<category scheme='http://schemas.google.com/g/2005#kind' term='{KIND}{kind}'/>",
            *(f"<category scheme='http://www.blogger.com/atom/ns#' term={quoteattr(label)}/>" for label in labels),
            f"<title type='text'>{escape(title)}</title><content type='html'>{escape(body)}</content>",
            f"<link rel='alternate' type='text/html' href={quoteattr(address)}/>" if address else "",
            f"<author><name>{escape(author)}</name><email>noreply@blogger.com</email></author>" if author else "",
            f"{more}</entry>\n",
        ]
    )
