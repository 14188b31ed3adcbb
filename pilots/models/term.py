import re

from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse

from pilots.models.citation import Citation, Fact
from pilots.publishing import Publishable, PublishableQuerySet


class TermQuerySet(PublishableQuerySet):
    def with_full_form(self):
        """Words that are short for something."""
        return self.exclude(full_form="")

    def used_in(self, text):
        """The public terms whose word stands in `text`, as a list by word."""
        return [term for term in self.public().with_sources() if term.stands_in(text)]


class Term(Publishable, Fact):
    """A word of the field and what it means, for the glossary."""

    word = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    full_form = models.CharField(max_length=200, blank=True, help_text="What the letters stand for.")
    meaning = models.TextField(help_text="In plain words, two sentences at most.")

    objects = TermQuerySet.as_manager()

    class Meta(Publishable.Meta):
        ordering = [Lower("word")]
        verbose_name = "glossary word"

    def __str__(self):
        return self.word

    def stands_in(self, text):
        """Whether the word or its full form occurs whole; an acronym only in its capitals."""
        return any(
            re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, 0 if words.isupper() else re.IGNORECASE)
            for words in filter(None, (self.word, self.full_form))
        )

    def get_absolute_url(self):
        return f"{reverse('pilots:glossary')}#{self.slug}"


class TermCitation(Citation):
    fact = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="citations")
