"""Words that are watched for."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Q
from django.urls import reverse

from pilots.models.check import Result
from pilots.publishing import Publishable, PublishableQuerySet
from pilots.silence.folding import words_of


class PhraseQuerySet(PublishableQuerySet):
    def in_order(self):
        return self.order_by("place", "words")

    def with_counts(self):
        """Gives each phrase the number of documents by what our copies say: `.found`, `.silent` and so on."""
        results = {result.value.replace("-", "_"): Q(checks__result=result) for result in Result}
        return self.annotate(**{name: Count("checks", filter=which) for name, which in results.items()})


class Phrase(Publishable):
    """Words whose absence from a document says something."""

    slug = models.SlugField(max_length=80, unique=True)
    words = models.CharField(max_length=80, unique=True, help_text="As it is shown: trade unions")
    variants = models.TextField(
        blank=True, help_text="Other forms that count as the same, one on a line: trade union, trade unionists."
    )
    capitals_matter = models.BooleanField(
        default=False, help_text="For names that are also words: UNISON is not “in unison”."
    )
    why = models.CharField(max_length=200, blank=True, help_text="Why we look for it, in one plain sentence.")
    place = models.PositiveSmallIntegerField("place in the list", default=100)

    objects = PhraseQuerySet.as_manager()

    class Meta(Publishable.Meta):
        ordering = ["place", "words"]

    def __str__(self):
        return self.words

    def clean(self):
        if not words_of(self.words):
            raise ValidationError({"words": "Write at least one word: nothing else can be looked for."})

    def get_absolute_url(self):
        return f"{reverse('pilots:silence_list')}?phrase={self.slug}"

    @property
    def forms(self):
        """All that counts as this phrase, the words themselves first."""
        return list(dict.fromkeys(filter(None, map(str.strip, [self.words, *self.variants.splitlines()]))))
