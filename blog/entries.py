"""How posts are found by search."""

from pilots.search.triggers import Indexed, index, remember_slugs


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
    remember_slugs({"post": "blog_post"})
    remember_slugs({"topic": "blog_topic", "author": "blog_author", "series": "blog_series"}, publishable=False)
