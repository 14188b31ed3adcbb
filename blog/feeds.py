"""Feeds of posts. Our own articles are in them whole; of others' posts there is our summary, and where they are."""

from django.urls import reverse, reverse_lazy
from django.utils.html import format_html, format_html_join

from blog.article import drawn
from blog.leading import with_leads
from blog.models import Author, Post, Topic
from pilots.addresses import at_address
from pilots.feeds import LOADING, MORE_OF, SITE, RecordFeed, id_of, latest


def original_of(post):
    """Where a summary's original is; empty for what no browser should be sent to."""
    return post.original_url if post.original_url.startswith(("http://", "https://")) else ""


def whole(post, base):
    """The HTML of a post's entry, with whole addresses on the site at `base`."""
    text = drawn(post).absolute(base) if post.body else format_html("<p>{}</p>", post.summary)
    return text + (origin(post) if post.is_summary else "") + standing(post, base) + answers(post, base)


def link_to(thing, base):
    return format_html('<a href="{}{}">{}</a>', base, thing.get_absolute_url(), thing)


def standing(post, base):
    """The paragraph that leads to the pilots it is about; not how they stand, which changes without the post."""
    links = format_html_join("; ", "{}", [[link_to(row.pilot, base)] for row in post.pilot_rows])
    return format_html("<p>Where it stands now: {}.</p>", links) if links else ""


def answers(post, base):
    """A paragraph for each post that it answers or corrects, and for each that answers or corrects it."""
    told = []
    if post.answers and post.answers.is_public:
        told.append(("This corrects" if post.corrects else "This answers", post.answers))
    told += [("Corrected by" if one.corrects else "Answered by", one) for one in post.answer_rows]
    return format_html_join("", "<p>{} {}, {}.</p>", [(how, link_to(one, base), one.date_shown) for how, one in told])


def origin(post):
    """The paragraph that says whose the original of a summary is, and where."""
    signed = ", ".join(filter(None, (post.author, post.blog_name, post.date_shown)))
    address = original_of(post)
    link = format_html(' <a href="{}">Read the original</a>', address) if address else ""
    return format_html("<p>Our summary, not the author’s words. The original: {}.{}</p>", signed, link)


def more_of(post):
    """A summary is ours: only our own articles bear the names of their authors."""
    authors = () if post.is_summary else [(one.name, one.get_absolute_url()) for one in post.authors.all()]
    return {"authors": authors, "original": original_of(post), "whole": lambda base: whole(post, base)}


MORE_OF["blog.post"] = more_of
LOADING.append(lambda entries: with_leads([entry for entry in entries if isinstance(entry, Post)]))


class PostFeed(RecordFeed):
    title = f"Posts: {SITE}"
    subtitle = "What was written about Total Place, each linked with the pilots it is about."
    link = reverse_lazy("blog:post_list")

    def items(self):
        return latest(Post.objects.public().for_feed())


class ShelfFeed(RecordFeed):
    """The posts of one author or topic, which has its page as the feed has its own."""

    def title(self, shelf):
        return f"{shelf.name}: {SITE}"

    def link(self, shelf):
        return shelf.get_absolute_url()

    def feed_guid(self, shelf):
        return id_of(shelf)


def topic_feed_address(topic):
    return reverse("blog:topic_feed", args=[topic.slug])


class TopicFeed(ShelfFeed):
    def get_object(self, request, slug):
        return at_address(Topic.objects.with_posts(), "topic", slug, where=topic_feed_address)

    def subtitle(self, topic):
        return f"What is written on {topic.name}."

    def items(self, topic):
        return latest(Post.objects.public().on_topics([topic.slug]).for_feed())


def author_feed_address(author):
    return reverse("blog:author_feed", args=[author.slug])


class AuthorFeed(ShelfFeed):
    def get_object(self, request, slug):
        return at_address(Author.objects.with_posts(), "author", slug, where=author_feed_address)

    def subtitle(self, author):
        return f"What {author.name} writes."

    def items(self, author):
        return latest(Post.objects.public().signed_by(author).for_feed())
