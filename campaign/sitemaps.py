from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from blog.models import Author, Post, Series, Topic
from campaign.models import Commitment
from pilots.models import Branch, Claim, Document, PartnerBody, Pilot, ServiceGroup

PAGES = (
    "home",
    "about",
    "corrections",
    "privacy",
    "diary",
    "choose_pack",
    "pilots:pilot_list",
    "pilots:body_list",
    "pilots:branch_list",
    "pilots:service_group_list",
    "pilots:document_list",
    "pilots:claim_list",
    "pilots:figure_list",
    "pilots:event_list",
    "pilots:glossary",
    "blog:post_list",
    "commitment_list",
    "diary",
)


class PageSitemap(Sitemap):
    def items(self):
        return PAGES

    def location(self, item):
        return reverse(item)


class ThingSitemap(Sitemap):
    """The public things of one noun, with the moment each last changed."""

    def __init__(self, model):
        self.model = model

    def items(self):
        return self.model.objects.public().order_by("pk")

    def lastmod(self, item):
        return item.updated_at


class ReferenceSitemap(Sitemap):
    """Things that are public without being published: `things()` gives them."""

    def __init__(self, things):
        self.items = things


SITEMAPS = {
    "pages": PageSitemap(),
    "pilots": ThingSitemap(Pilot),
    "bodies": ThingSitemap(PartnerBody),
    "branches": ThingSitemap(Branch),
    "documents": ThingSitemap(Document),
    "claims": ThingSitemap(Claim),
    "commitments": ThingSitemap(Commitment),
    "posts": ThingSitemap(Post),
    "service-groups": ReferenceSitemap(ServiceGroup.objects.all),
    "topics": ReferenceSitemap(Topic.objects.with_posts),
    "authors": ReferenceSitemap(Author.objects.with_posts),
    "series": ReferenceSitemap(Series.objects.with_posts),
}
