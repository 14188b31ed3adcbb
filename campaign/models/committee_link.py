"""A post that is about a committee. The link lies here, for commentary does not know the campaign."""

from django.db import models

from blog.models import PostLink


class PostCommittee(PostLink):
    post = models.ForeignKey("blog.Post", on_delete=models.CASCADE, related_name="committee_links")
    committee = models.ForeignKey("campaign.Committee", on_delete=models.CASCADE, related_name="post_links")

    class Meta:
        unique_together = [("post", "committee")]
        verbose_name = "committee it is about"
        verbose_name_plural = "committees it is about"
