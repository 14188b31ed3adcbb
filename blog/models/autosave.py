"""What an officer has typed and not saved yet."""

from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.text import Truncator

from blog.markup import words_of

KEPT = timedelta(days=30)
MOST_OFFERED = 20
NAMED_BY = ("title", "summary", "body")  # the first of these that holds anything says which words they are
LOOKED_AT = 2000  # signs of that
GOES_ON = "~"  # in the name of a form that was saved and is filled in once more: after the name that it had


class AutosaveQuerySet(models.QuerySet):
    def unsaved_of(self, officer):
        """What she typed in forms that were not saved since, the latest first."""
        return self.filter(officer=officer, saved_as=None).order_by("-saved_at", "-pk")

    def of(self, officer, post):
        """What she typed and did not save about a post, or (`post` being `None`) in forms of new ones."""
        return self.unsaved_of(officer).filter(post=post)

    def with_key(self, key):
        return self.filter(pk=key)

    def with_posts(self):
        return self.select_related("post")

    def expired(self):
        return self.filter(saved_at__lt=timezone.now() - KEPT)

    @transaction.atomic
    def keep(self, officer, form, post, **changes):
        """The row of one form; `None` where that was saved before these words arrived."""
        given = {"post": post, **changes}
        kept, is_new = self.select_for_update().get_or_create(officer=officer, form=form, defaults=given)
        if is_new:
            return kept
        if kept.saved_as_id:
            return None
        for name, value in given.items():
            setattr(kept, name, value)
        kept.save()
        return kept

    def note_saved(self, officer, form, post):
        """Nothing is left of what one form held but that it was saved, by which words that come late are known."""
        self.update_or_create(officer=officer, form=form, defaults={"post": post, "fields": [], "saved_as": post})

    def is_saved(self, officer, form):
        return self.filter(officer=officer, form=form, saved_as__isnull=False).exists()

    def is_saved_as(self, post, form):
        """Whether this form, or the one that it goes on, was saved as that post."""
        return self.filter(form__in=(form, form.partition(GOES_ON)[0]), saved_as=post).exists()


class Autosave(models.Model):
    """The fields of one form of a post, as last heard from the page on which they are typed."""

    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    form = models.CharField(max_length=60)  # which form it is: each that is opened has a random name of its own
    post = models.ForeignKey("blog.Post", on_delete=models.CASCADE, null=True, related_name="+")  # none: a new one
    saved_as = models.ForeignKey("blog.Post", on_delete=models.CASCADE, null=True, related_name="+")  # none: not yet
    version = models.PositiveIntegerField(default=0)  # of the post, when the form was opened
    fields = models.JSONField(default=list)  # [[name, value], …]
    saved_at = models.DateTimeField(auto_now=True)

    objects = AutosaveQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["officer", "form"], name="one_autosave_of_form")]

    def __str__(self):
        return f"unsaved words of {self.officer}"

    @property
    def first_words(self):
        """By which she knows it again; empty where nothing is typed in any of the great fields."""
        typed = {name: value[:LOOKED_AT] for name, value in self.fields if name in NAMED_BY}
        typed["body"] = words_of(typed.get("body", ""))
        said = (typed.get(name, "").strip() for name in NAMED_BY)
        return Truncator(next(filter(None, said), "")).words(12)
