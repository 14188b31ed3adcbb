"""A blog that comes from elsewhere: the file, what became of each entry, and the addresses that it had there."""

from django.conf import settings
from django.db import models

from pilots.models.sheet_import import Upload, UploadQuerySet
from pilots.publishing import public


class BlogImportQuerySet(UploadQuerySet):
    def with_officers(self):
        return self.select_related("by")

    def forget_old_files(self):
        """Throws away the files that nobody needs any more; what was imported from them stays told."""
        for upload in self.old().exclude(file=""):
            upload.forget_file()
            self.with_key(upload.pk).update(file="")


class BlogImport(Upload):
    """A file that an officer uploaded: what it would do, and what it did."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    is_elsewhere = models.BooleanField(default=False)  # the blog stays where it is: posts name their address there

    objects = BlogImportQuerySet.as_manager()

    class Meta(Upload.Meta):
        abstract = False
        default_permissions = ("add", "view")
        verbose_name = "import of a blog"
        verbose_name_plural = "imports of blogs"


class ImportedQuerySet(models.QuerySet):
    def of_sources(self, ids):
        return self.filter(source_id__in=ids)

    def of_posts(self, keys):
        return self.filter(post__in=keys)


class Imported(models.Model):
    """That an entry of a blog elsewhere was taken, and as what: so that taking it twice doubles nothing.

    Of a comment no more than that is kept, so that one which was erased here does not come back.
    """

    source_id = models.CharField(max_length=300, unique=True)  # its id in the file, such as tag:blogger.com,1999:…
    kind = models.CharField(max_length=10, default="post")  # "post", "page" or "comment" there
    post = models.OneToOneField("blog.Post", on_delete=models.SET_NULL, null=True, related_name="imported")
    taken = models.JSONField(default=dict)  # field → a digest of what we wrote there: what differs, an officer changed
    labels = models.JSONField(default=list)  # as it bore them
    at = models.DateTimeField(auto_now_add=True)

    objects = ImportedQuerySet.as_manager()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return self.source_id


class OldAddressQuerySet(models.QuerySet):
    def public(self):
        return self.filter(public("post__"))

    def at(self, *paths):
        return self.filter(path__in=paths).select_related("post")

    def of_blogs(self):
        """Those of blogs that moved here and whose host is known."""
        return self.exclude(host="")

    def of_posts(self, keys):
        return self.filter(post__in=keys)

    def beneath(self, path):
        """Those of posts filed under a path such as /2009/11/."""
        return self.filter(path__startswith=path)


class OldAddress(models.Model):
    """Where a post was once to be found: a path here, such as /2009/11/name_28.html, that leads to it for ever."""

    path = models.CharField(max_length=300, unique=True)
    host = models.CharField(max_length=255, blank=True)  # as links are compared by it; empty: the blog stays there
    post = models.ForeignKey("blog.Post", on_delete=models.CASCADE, related_name="old_addresses")

    objects = OldAddressQuerySet.as_manager()

    class Meta:
        ordering = ["path"]
        default_permissions = ()

    def __str__(self):
        return self.path
