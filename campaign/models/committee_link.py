"""A post that is about a committee. The link lies here, for commentary does not know the campaign."""

from django.db import models
from django.db.models import F

from blog.models import PostLink
from blog.models.links import FURTHER_LINKS
from blog.naming import LINKS
from campaign.models.committee import Committee, public_ends
from pilots.naming import NAMED, short_in_brackets
from pilots.publishing import public


class PostCommitteeQuerySet(models.QuerySet):
    def public(self):
        """Those of a public post with a public committee."""
        return self.filter(public("post__"), public("committee__"), public_ends("committee__"))

    def of(self, committees):
        return self.filter(committee__in=committees)

    def latest_first(self):
        """With their posts, the latest first; of a post that names two of them, each link."""
        return self.select_related("post").order_by(F("post__published_on").desc(nulls_last=True), "-post")


class PostCommittee(PostLink):
    post = models.ForeignKey("blog.Post", on_delete=models.CASCADE, related_name="committee_links")
    committee = models.ForeignKey("campaign.Committee", on_delete=models.CASCADE, related_name="post_links")

    objects = PostCommitteeQuerySet.as_manager()

    class Meta:
        unique_together = [("post", "committee")]
        verbose_name = "committee it is about"
        verbose_name_plural = "committees it is about"


def public_links():
    """Links with committees that readers may see."""
    return PostCommittee.objects.filter(public("committee__"), public_ends("committee__")).select_related("committee")


NAMED["committee"] = (Committee, "name", short_in_brackets)
LINKS["committee"] = PostCommittee
FURTHER_LINKS["committee_links"] = public_links
