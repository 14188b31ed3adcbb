"""Blogs for tests: as Blogger backs them up, as Takeout has them, and as WordPress exports them."""

import io
from xml.sax.saxutils import escape

from blog.importing.deed import carry_out, plan_of
from blog.importing.reading import reading
from campaign.benchmarks.made_up_blog import entry, key_of

ATOM = "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:thr='http://purl.org/syndication/thread/1.0'"
BLOGGER = f"{ATOM} xmlns:app='http://purl.org/atom/app#'><title>The old blog</title>"
TAKEOUT = f"{ATOM} xmlns:blogger='http://schemas.google.com/blogger/2018'><title>The old blog</title>"
WORDPRESS = (
    "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'"
    " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:wp='http://wordpress.org/export/1.2/'>"
    "<channel><title>The old blog</title><wp:author><wp:author_login>ann</wp:author_login>"
    "<wp:author_display_name>Ann Archer</wp:author_display_name></wp:author>"
)
DRAFT = "<app:control><app:draft>yes</app:draft></app:control>"


def post(name="post-1", *, title="Seminars and lunches", body="<p>They met.</p>", path="", **fields):
    """An entry of Blogger's own backup; public, unless `more` says that it is a draft."""
    address = f"http://old.example.org{path}" if path else ""
    kind = fields.pop("kind", "post")
    return entry(name, kind, title=title, body=body, address=address, **{"author": "A branch secretary", **fields})


def comment(name="post-9", on="post-1", body="It was the same with us.", **fields):
    return entry(
        name, "comment", title="", body=body, **fields, more=f"<thr:in-reply-to ref='{key_of(on)}' type='text/html'/>"
    )


def blogger(*entries):
    return f"<?xml version='1.0' encoding='UTF-8'?>{BLOGGER}{''.join(entries)}</feed>".encode()


def takeout(*entries):
    return f"{TAKEOUT}{''.join(entries)}</feed>".encode()


def of_takeout(name="post-1", kind="POST", status="LIVE", body="<p>They met.</p>", **elements):
    """An entry of Takeout; `elements` of Blogger's own go by name: filename, parent."""
    own = "".join(f"<blogger:{one}>{escape(text)}</blogger:{one}>" for one, text in elements.items())
    return (
        f"<entry><id>{key_of(name)}</id><blogger:type>{kind}</blogger:type><blogger:status>{status}</blogger:status>"
        "<author><name>Jon</name><blogger:type>BLOGGER</blogger:type></author><title>Seminars and lunches</title>"
        f"<content type='html'>{escape(body)}</content><published>2009-11-28T10:00:00Z</published>{own}"
        "<category scheme='tag:blogger.com,1999:blog-1' term='Cuts'/><blogger:trashed/></entry>"
    )


def wordpress(*items):
    return f"{WORDPRESS}{''.join(items)}</channel></rss>".encode()


def of_wordpress(key=12, *, kind="post", status="publish", body="One.\n\nTwo.", more="", link="/2009/11/28/name/"):
    return (
        f"<item><title>Seminars &amp; lunches</title><link>http://old.example.org{link}</link>"
        f"<guid isPermaLink='false'>http://old.example.org/?p={key}</guid><dc:creator>ann</dc:creator>"
        f"<content:encoded><![CDATA[{body}]]></content:encoded><wp:post_id>{key}</wp:post_id>"
        "<wp:post_date_gmt>2009-11-28 10:00:00</wp:post_date_gmt>"
        f"<wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type>"
        f"<category domain='category' nicename='cuts'>Cuts</category>{more}</item>"
    )


def entries_of(content):
    with reading(io.BytesIO(content)) as blog:
        return list(blog)


def the_entry(content):
    (one,) = entries_of(content)
    return one


def bring_in(content, **how):
    """The `Plan` that was carried out."""
    with reading(io.BytesIO(content)) as blog:
        return carry_out(blog, **how)[0]


def plan(content, **how):
    with reading(io.BytesIO(content)) as blog:
        return plan_of(blog, **how)
