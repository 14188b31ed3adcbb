"""Links between posts that came from one blog: where they led there, they lead here once both are here.

The text keeps the old address, as its author wrote it; it is led on when the article is drawn. So a post that comes
later, is made public, taken back or moved, is no matter, and a post that is not here is found where it was.
"""

import re
from html import unescape
from urllib.parse import urlsplit

from blog.importing.texts import path_of
from blog.models import OldAddress
from pilots.history import batched

LINK = re.compile(r'(?<= href=")https?://[^"]*', re.IGNORECASE)
LONGEST = OldAddress._meta.get_field("path").max_length
BLOGSPOT = re.compile(r"\.blogspot\.[a-z]{2,3}(?:\.[a-z]{2})?")  # one blog, under the ending of each reader's country


def host_of(address):
    """The host of an address as it is compared: without “www.”, and a blog of Blogger's without its country."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return BLOGSPOT.sub(".blogspot.com", host.lower().removeprefix("www."))[:255]


def place_of(address):
    """(host, path) at which an old post may have been; no query such as Blogger's `?m=1` counts, nor a mark in it."""
    path = path_of(address)
    return host_of(address), path if len(path) <= LONGEST and "\x00" not in path else ""


def places_in(html):
    """The places of all links of tidy or clean HTML."""
    return [place_of(unescape(address)) for address in LINK.findall(html)]


def leads_in(texts):
    """{(host, path): address here} of public posts, for links of tidy or clean HTML texts to where they were once."""
    bare = {path.rstrip("/") for html in texts for _, path in places_in(html)} - {""}
    found = {}
    for some in batched(sorted(bare), 200):
        for one in OldAddress.objects.public().of_blogs().at(*some, *(f"{path}/" for path in some)):
            found[one.host, one.path.rstrip("/")] = one.post.get_absolute_url()
    return found


def with_leads(posts):
    """Gives each post `.leads`, asked at once for all."""
    found = leads_in([post.body for post in posts])
    for post in posts:
        post.leads = found


def led_here(html, leads=None):
    """Clean HTML whose links to posts that were once elsewhere, and are public here, lead to ours."""
    leads = leads_in([html]) if leads is None else leads

    def ours(link):
        host, path = place_of(unescape(link[0]))
        return leads.get((host, path.rstrip("/")), link[0])

    return LINK.sub(ours, html) if leads else html
