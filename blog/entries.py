"""How posts are found by search."""

from pilots.search.triggers import Indexed, Slugged, index, remember_slugs

SIGNED = "blog_post p JOIN blog_post_authors l ON l.post_id = p.id WHERE l.author_id = {row}.id"
ABOUT = "blog_post p JOIN blog_post_topics l ON l.post_id = p.id WHERE l.topic_id = {row}.id"


def register():
    index(
        Indexed(
            kind="post",
            table="blog_post",
            title="n.title",
            text="n.summary || ' ' || {plain}(n.body) || ' ' || n.blog_name || ' ' ||"
            " (SELECT {words}(t.name) FROM blog_post_topics l JOIN blog_topic t ON t.id = l.topic_id"
            " WHERE l.post_id = n.id) || ' ' ||"
            " (SELECT {words}(a.name) FROM blog_post_authors l JOIN blog_author a ON a.id = l.author_id"
            " WHERE l.post_id = n.id)",
            year="coalesce(substr(n.published_on, 1, 4), '')",
            pilots="(SELECT {ids}(l.pilot_id) FROM blog_postpilot l WHERE l.post_id = n.id)",
            touched_by={
                "blog_postpilot": "{row}.post_id",
                "blog_post_topics": "{row}.post_id",
                "blog_post_authors": "{row}.post_id",
                "blog_author": "SELECT post_id FROM blog_post_authors WHERE author_id = {row}.id",
                "blog_topic": "SELECT post_id FROM blog_post_topics WHERE topic_id = {row}.id",
            },
        )
    )
    remember_slugs(
        post=Slugged("blog_post"),
        author=shelf("blog_author", SIGNED),
        topic=shelf("blog_topic", ABOUT),
        series=shelf("blog_series", "blog_post p WHERE p.series_id = {row}.id"),
    )


def shelf(table, its_posts):
    """One that has a page once a public post is on it. `its_posts` is SQL that gives those of a row."""
    public = f"EXISTS (SELECT 1 FROM {its_posts} AND p.published_at <= CURRENT_TIMESTAMP)"
    return Slugged(table, public, publishable=False)
