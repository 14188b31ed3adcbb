"""What an element of a file says as an `Entry`: of Blogger's two exports, of plain Atom and RSS, of WordPress.

Blogger's “Back up content” is Atom in which a category tells posts, pages, comments, settings and templates apart,
and `app:draft` the drafts. Takeout's `feed.atom` says type, status, file name and parent in elements of its own.
WordPress (WXR) is RSS with elements of its own, and comments within their post. Namespaces come here as `NAMES` has
them, for WordPress has one for each of its versions.
"""

from xml.etree import ElementTree as ET

from blog.importing.entry import COMMENT, DRAFT, PAGE, POST, PUBLIC, Entry
from blog.importing.texts import line, moment, path_of, signed, web_address, without_tags

NAMES = {
    "http://www.w3.org/2005/Atom": "atom",
    "http://purl.org/atom/app#": "app",
    "http://www.w3.org/2007/app": "app",
    "http://schemas.google.com/blogger/2018": "blogger",
    "http://purl.org/syndication/thread/1.0": "thr",
    "http://purl.org/rss/1.0/": "",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/1999/xhtml": "xhtml",
}
KIND = "http://schemas.google.com/g/2005#kind"
SPAM = ("SPAM", "GHOSTED", "REJECTED")
TRASHED = "trashed"
UNKNOWN_STATE = "Its state there, “{}”, is none that is known here, so it comes as a draft."
PRIVATE = "It was private or behind a password there, so it comes as a draft."


def text_of(element, *names):
    """The text of the first of these children that has any."""
    return next((text for name in names if (text := (element.findtext(name) or "").strip())), "")


def content_of(element):
    """HTML of Atom's `content`, which may be escaped, plain or XHTML."""
    if element is None:
        return ""
    if element.get("type") == "xhtml":
        for part in element.iter():
            part.tag = part.tag.rpartition(":")[2]
        return ET.tostring(element, encoding="unicode")
    return element.text or ""


# Atom


def of_atom(element):
    """The one `Entry` of an Atom entry, whoever wrote it."""
    kinds = [one.get("term", "") for one in element.findall("atom:category") if one.get("scheme") == KIND]
    title = element.find("atom:title")
    entry = Entry(
        POST,
        source_id=text_of(element, "atom:id"),
        title=title_of(title),
        html=content_of(element.find("atom:content")) or content_of(element.find("atom:summary")),
        published=moment(text_of(element, "atom:published")) or moment(text_of(element, "atom:updated")),
        authors=[signed(text_of(one, "atom:name")) for one in element.findall("atom:author")],
        labels=[
            one.get("label") or one.get("term", "")
            for one in element.findall("atom:category")
            if one.get("scheme") != KIND
        ],
    )
    links = [one.get("href", "") for one in element.findall("atom:link") if one.get("rel", "alternate") == "alternate"]
    entry.address = next(filter(None, map(web_address, links)), "")
    entry.old_paths = [path_of(entry.address)]
    parent = element.find("thr:in-reply-to")
    entry.in_reply_to = parent.get("ref", "") if parent is not None else ""
    if element.find("blogger:type") is not None:
        of_takeout(element, entry)
    else:
        entry.kind = kinds[0].rpartition("#")[2] if kinds else COMMENT if entry.in_reply_to else POST
        entry.state = DRAFT if is_draft(element.find("app:control")) else PUBLIC
    return [entry]


def is_draft(control):
    return control is not None and text_of(control, "app:draft").lower() == "yes"


def title_of(element):
    if element is None:
        return ""
    return without_tags(content_of(element)) if element.get("type") in ("html", "xhtml") else line(element.text)


def of_takeout(element, entry):
    """Fills in what Takeout says in its own words."""
    entry.kind = text_of(element, "blogger:type").lower()
    entry.in_reply_to = text_of(element, "blogger:parent") or entry.in_reply_to
    entry.old_paths = [path_of(text_of(element, "blogger:filename")), *entry.old_paths]
    status = text_of(element, "blogger:status").upper()
    if "TRASHED" in status or status == "EMPTIED" or text_of(element, "blogger:trashed"):
        entry.left = TRASHED
    elif status.startswith(SPAM):
        entry.left = "spam"
    elif entry.kind in (POST, PAGE):
        state_of(entry, status, public=("LIVE", "SCHEDULED", ""), drafts=("DRAFT",))


def state_of(entry, status, public, drafts):
    entry.state = PUBLIC if status in public else DRAFT
    if status not in (*public, *drafts):
        entry.oddities.append(UNKNOWN_STATE.format(line(status)[:40]))


# RSS


def of_rss(element, names):
    """The entries of an RSS item: one, and with WordPress its comments. `names`: login → name of who writes there."""
    entry = Entry(
        POST,
        source_id=text_of(element, "guid"),
        title=without_tags(text_of(element, "title")),
        html=text_of(element, "content:encoded", "description"),
        published=moment(text_of(element, "pubDate", "dc:date")),
        authors=[signed(text_of(element, "dc:creator", "author"))],
        labels=[one.text or "" for one in element.findall("category")],
        address=web_address(text_of(element, "link")),
    )
    entry.old_paths = [path_of(entry.address)]
    if element.find("wp:post_type") is None:
        entry.source_id = entry.source_id or entry.address
        return [entry]
    of_wordpress(element, entry, names)
    return [entry, *comments_of(element, entry)]


def of_wordpress(element, entry, names):
    entry.kind = text_of(element, "wp:post_type")
    entry.html = element.findtext("content:encoded") or ""
    entry.published = moment(text_of(element, "wp:post_date_gmt")) or entry.published
    entry.authors = [names.get(login, login) for login in entry.authors]
    filed = [one for one in element.findall("category") if one.get("domain") in ("category", "post_tag")]
    entry.labels = [one.text or "" for one in filed if one.get("nicename") != "uncategorized"]
    key = text_of(element, "wp:post_id")
    if key.isascii() and key.isdecimal():
        entry.old_paths += [f"/?{'page_id' if entry.kind == PAGE else 'p'}={key}"]
    status = text_of(element, "wp:status")
    if status == "trash":
        entry.left = TRASHED
    elif status == "private" or text_of(element, "wp:post_password"):
        entry.state = DRAFT
        entry.oddities.append(PRIVATE)
    elif entry.kind in (POST, PAGE):
        state_of(entry, status, public=("publish", "future"), drafts=("draft", "pending", "auto-draft"))


def comments_of(element, post):
    """The comments of a WordPress post. No mail address and no IP address is taken."""
    for one in element.findall("wp:comment"):
        approved, kind = text_of(one, "wp:comment_approved"), text_of(one, "wp:comment_type")
        yield Entry(
            kind or COMMENT,
            source_id=f"{post.source_id}#comment-{text_of(one, 'wp:comment_id')}",
            html=one.findtext("wp:comment_content") or "",
            published=moment(text_of(one, "wp:comment_date_gmt", "wp:comment_date")),
            left="spam" if approved == "spam" else TRASHED if "trash" in approved else "",
            authors=[signed(text_of(one, "wp:comment_author"))],
            in_reply_to=post.source_id,
        )
