"""A post that is about a committee. The link lies here, for commentary does not know the campaign."""

from django.db import models

from blog.models import PostLink
from blog.models.links import FURTHER_LINKS
from blog.naming import LINKS
from campaign.models.committee import Committee, public_ends
from pilots.naming import NAMED, short_in_brackets
from pilots.publishing import public


class PostCommittee(PostLink):
    post = models.ForeignKey("blog.Post", on_delete=models.CASCADE, related_name="committee_links")
    committee = models.ForeignKey("campaign.Committee", on_delete=models.CASCADE, related_name="post_links")

    class Meta:
        unique_together = [("post", "committee")]
        verbose_name = "committee it is about"
        verbose_name_plural = "committees it is about"


def public_links():
    """Links with committees that readers may see."""
    seen = public("committee__") & public_ends("committee__")
    return PostCommittee.objects.filter(seen).select_related("committee")


NAMED["committee"] = (Committee, "name", short_in_brackets)
LINKS["committee"] = PostCommittee
FURTHER_LINKS["committee_links"] = public_links
