"""A walk through the whole site by its own links."""

import re
from collections import Counter
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit


class Page(HTMLParser):
    """What a page links to, and the ids, headings, title and language it has."""

    def __init__(self, text):
        super().__init__()
        self.links, self.ids, self.tags, self.lang, self.title, self.inside = (
            [],
            Counter(),
            Counter(),
            "",
            "",
            "",
        )
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags[tag] += 1
        self.inside = tag
        self.lang = attrs.get("lang", "") if tag == "html" else self.lang
        self.ids.update([attrs["id"]] if "id" in attrs else [])
        if tag in ("a", "link", "use") and "href" in attrs and attrs.get("class") != "back":
            self.links.append(attrs["href"])

    def handle_endtag(self, tag):
        self.inside = ""

    def handle_data(self, text):
        if self.inside == "title" and not self.title:
            self.title = text.strip()


def links_of(response):
    """(addresses, Page or None) of an answer: HTML's links, or what a feed, a sitemap or JSON names."""
    kind = response.headers["Content-Type"].split(";")[0]
    text = response.getvalue().decode()
    if kind == "text/html":
        page = Page(text)
        return page.links, page
    if kind == "application/json":
        return [row["url"] for row in response.json()["results"]], None
    if "xml" in kind:
        return re.findall(r"<loc>([^<]+)</loc>|<link href=\"([^\"]+)\" rel=\"alternate\"", text), None
    return [], None


def inside(base, link):
    """The address on this site that `link` on page `base` leads to, without host; empty where it leads away."""
    link = "".join(link) if isinstance(link, tuple) else link
    whole = urlsplit(urljoin(f"http://testserver{base}", link.replace("&amp;", "&")))
    return whole._replace(scheme="", netloc="").geturl() if whole.netloc == "testserver" else ""


def sample_of(path, query):
    """A key that lists share with their likes: of many filtered ones, one for each set of filters is followed."""
    names = sorted({part.partition("=")[0] for part in query.split("&")})
    if "sort" in names:
        path, names = path.split("/")[1], ["sort"]
    return path, *names


def crawl(client):
    """Follows links from the front page: each path once, and a sample of its filters.

    Returns {address: (response, Page or None)} and [(page, link)].
    """
    waiting, seen, links, sampled = ["/", "/sitemap.xml", "/robots.txt"], {}, [], set()
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        response = client.get(address)
        found, page = links_of(response) if response.status_code == 200 else ([], None)
        seen[address] = response, page
        for link in filter(None, (inside(address, link) for link in found)):
            links.append((address, link))
            target = urldefrag(link).url
            path, _, query = target.partition("?")
            sample = sample_of(path, query)
            if not path.startswith("/static/") and sample not in sampled:
                sampled.add(sample)
                waiting.append(target)
    return seen, links
