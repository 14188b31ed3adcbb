"""What a post is about, and what it is written from: each link may say why."""

from django.db import models

from pilots.history import History
from pilots.models import Citation, Claim, Document, Figure, PartnerBody, Pilot

# Name of a post's links → what gives those that readers may see, with their things. The floor above adds its own.
FURTHER_LINKS = {}


class PostLink(models.Model):
    """That a post is about something in the record, and why where that helps. A subclass names the thing."""

    note = models.CharField("why", max_length=200, blank=True, help_text="A few words, where the link needs them.")

    history = History(inherit=True)

    class Meta:
        abstract = True

    def __str__(self):
        return f"link of “{self.post}”"


class PostPilot(PostLink):
    post = models.ForeignKey("blog.Post", on_delete=models.CASCADE, related_name="pilot_links")
    pilot = models.ForeignKey(Pilot, on_delete=models.CASCADE, related_name="post_links")

    class Meta:
        unique_together = [("post", "pilot")]
        verbose_name = "pilot it is about"
        verbose_name_plural = "pilots it is about"


class PostBody(PostLink):
    post = models.ForeignKey("blog.Post", on_delete=models.CASCADE, related_name="body_links")
    body = models.ForeignKey(PartnerBody, on_delete=models.CASCADE, related_name="post_links")

    class Meta:
        unique_together = [("post", "body")]
        verbose_name = "body it is about"
        verbose_name_plural = "bodies it is about"


class PostBranch(PostLink):
    post = models.ForeignKey("blog.Post", on_delete=models.CASCADE, related_name="branch_links")
    branch = models.ForeignKey("pilots.Branch", on_delete=models.CASCADE, related_name="post_links")

    class Meta:
        unique_together = [("post", "branch")]
        verbose_name = "branch it is about"
        verbose_name_plural = "branches it is about"


class PostDocument(PostLink):
    post = models.ForeignKey("blog.Post", on_delete=models.CASCADE, related_name="document_links")
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="post_links")

    class Meta:
        unique_together = [("post", "document")]
        verbose_name = "document it is about"
        verbose_name_plural = "documents it is about"


class PostClaim(PostLink):
    post = models.ForeignKey("blog.Post", on_delete=models.CASCADE, related_name="claim_links")
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="post_links")

    class Meta:
        unique_together = [("post", "claim")]
        verbose_name = "claim it discusses"
        verbose_name_plural = "claims it discusses"


class PostFigure(PostLink):
    post = models.ForeignKey("blog.Post", on_delete=models.CASCADE, related_name="figure_links")
    figure = models.ForeignKey(Figure, on_delete=models.CASCADE, related_name="post_links")

    class Meta:
        unique_together = [("post", "figure")]
        verbose_name = "figure it relies on"
        verbose_name_plural = "figures it relies on"


class PostCitation(Citation):
    fact = models.ForeignKey("blog.Post", on_delete=models.CASCADE, related_name="citations")
