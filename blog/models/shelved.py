"""How posts stand on their shelves: by pilot, author, series and topic, in the archive, and one after another."""

from collections import Counter

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce

from blog.models.author import Author
from blog.models.links import PostPilot
from blog.models.topic import Topic
from pilots.models import Pilot
from pilots.publishing import PublishableQuerySet, public


def counted(rows):
    """A subquery that counts `rows`, links of the outer post. Joins would multiply."""
    numbers = rows.filter(post=OuterRef("pk")).order_by().values("post").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(numbers), 0)


def by_year(filed):
    """A `Counter` of (year, month) as [(year, [(month, number), …]), …], latest first."""
    years = sorted({year for year, _ in filed}, reverse=True)
    return [(year, sorted(((m, n) for (y, m), n in filed.items() if y == year), reverse=True)) for year in years]


class ShelvedQuerySet(PublishableQuerySet):
    """Of posts; `with_links()` gives what a post is asked for here."""

    # By pilot

    def about_any(self, pilot_slugs):
        """Posts about any of these public pilots."""
        links = PostPilot.objects.filter(public("pilot__"), post=OuterRef("pk"), pilot__slug__in=pilot_slugs)
        return self.filter(Exists(links))

    def about_programme(self):
        """Posts with which no pilot is linked that readers may see."""
        return self.filter(~Exists(PostPilot.objects.filter(public("pilot__"), post=OuterRef("pk"))))

    def about_pilots(self, pilots):
        """Posts about any of `pilots`, a list of public ones."""
        return self.filter(Exists(PostPilot.objects.filter(post=OuterRef("pk"), pilot__in=pilots)))

    # By date

    def latest_first(self):
        """By the date of writing; undated ones last."""
        return self.order_by(F("published_on").desc(nulls_last=True), "-pk")

    def oldest_first(self):
        return self.order_by(F("published_on").asc(nulls_last=True), "pk")

    # The archive

    def months(self):
        """The archive: two lists [(year, [(month, number of posts), …]), …], latest first.

        The first is of when posts were written; the second, of those whose month is not known, of when we recorded
        them: there they are filed.
        """
        posts = list(self.only("published_on", "recorded_on"))
        written = Counter(one.filed_in for one in posts if one.month_is_known)
        recorded = Counter(one.filed_in for one in posts if not one.month_is_known)
        return by_year(written), by_year(recorded)

    def filed_in(self, year, month=None):
        """Posts of that year, or month: when they were written where that is known, else when recorded."""
        written = Q(published_on__startswith=f"{year}-{month:02}" if month else f"{year}-")
        recorded = Q(recorded_on__year=year) & (Q(recorded_on__month=month) if month else Q())
        undated = Q(published_on=None) | ~Q(published_on__contains="-")
        return self.filter(written | (recorded & undated))

    # Topics, authors, series

    def on_topics(self, topic_slugs):
        links = self.model.topics.through.objects.filter(post=OuterRef("pk"), topic__slug__in=topic_slugs)
        return self.filter(Exists(links))

    def signed_by(self, author):
        return self.filter(Exists(self.model.authors.through.objects.filter(post=OuterRef("pk"), author=author)))

    def signed_by_any(self, author_slugs):
        links = self.model.authors.through.objects.filter(post=OuterRef("pk"), author__slug__in=author_slugs)
        return self.filter(Exists(links))

    def of_series(self, series):
        return self.filter(series=series)

    def of_any_series(self, series_slugs):
        return self.filter(series__slug__in=series_slugs)

    def in_parts(self):
        """The parts of a series in their order: by number, then by date."""
        return self.order_by(F("part").asc(nulls_last=True), F("published_on").asc(nulls_last=True), "pk")

    def place_of(self, part):
        """(number, how many, the part before, the part after) of `part` among these of its series; else `None`."""
        parts = list(self.of_series(part.series_id).in_parts().only("title", "slug", "published_on", "recorded_on"))
        if part not in parts:
            return None
        place = parts.index(part)
        before, after = parts[place - 1] if place else None, next(iter(parts[place + 1 :]), None)
        return place + 1, len(parts), before, after

    def extent(self):
        """{first, last, changed}: between which dates these posts were written, and when one last changed."""
        return self.aggregate(first=Min("published_on"), last=Max("published_on"), changed=Max("updated_at"))

    def their_pilots(self):
        """The public pilots that these posts are about, each with their `post_count`, the most written on first."""
        pilots = Pilot.objects.public().filter(post_links__post__in=self.order_by())
        return pilots.annotate(post_count=Count("post_links")).order_by("-post_count", "name")

    def their_topics(self):
        """The topics of these posts, each with their `post_count`, the fullest first; likewise who signs them."""
        return Topic.objects.of_posts(self)

    def their_authors(self):
        return Author.objects.of_posts(self)

    # One after another

    def before(self, post):
        """Posts written before `post`, the nearest first; none where its date is not known."""
        earlier = Q(published_on__lt=post.published_on) | Q(published_on=post.published_on, pk__lt=post.pk)
        return self.filter(earlier).latest_first() if post.published_on else self.none()

    def after(self, post):
        """Posts written after `post`, the nearest first; none where its date is not known."""
        later = Q(published_on__gt=post.published_on) | Q(published_on=post.published_on, pk__gt=post.pk)
        return self.filter(later).oldest_first() if post.published_on else self.none()

    def related_to(self, post):
        """Posts that share public pilots or topics with `post`, and which: `.shared_pilots`, `.shared_topics`.

        A pilot counts more than any number of topics; among equals the newest comes first. The other parts of its
        series are left out: it leads to these already.
        """
        pilots = [row.pilot_id for row in post.pilot_rows]
        topics = [topic.pk for topic in post.topics.all()]
        on_pilots = PostPilot.objects.filter(public("pilot__"), pilot__in=pilots)
        on_topics = self.model.topics.through.objects.filter(topic__in=topics)
        others = self.exclude(series=post.series_id) if post.series_id else self.exclude(pk=post.pk)
        alike = others.annotate(pilots_alike=counted(on_pilots), topics_alike=counted(on_topics))
        ranked = alike.exclude(pilots_alike=0, topics_alike=0).order_by(
            "-pilots_alike", "-topics_alike", F("published_on").desc(nulls_last=True), "-pk"
        )
        links = on_pilots.select_related("pilot").order_by("pilot__name")
        return ranked.prefetch_related(
            Prefetch("pilot_links", links, to_attr="shared_pilots"),
            Prefetch("topics", Topic.objects.with_keys(topics), to_attr="shared_topics"),
        )
