"""The silence check: which documents have the words that are watched for, and which have them nowhere."""

from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Prefetch, Q, Subquery, Value, When
from django.db.models.functions import Greatest, Lower

from pilots.models.check import Result, TextCheck, TextCheckQuerySet
from pilots.models.copy import Copy
from pilots.models.document import Document
from pilots.models.observation import Observation
from pilots.models.phrase import Phrase
from pilots.publishing import public

SURE = (Result.FOUND, Result.SILENT)
ORDER = (Result.SILENT, Result.FOUND, Result.CANNOT_TELL, Result.WAITING, Result.NO_COPY)
SHAPES = {Result.FOUND: "yes", Result.SILENT: "no"}
PAGES_SHOWN = 10
TURNS = {Result.FOUND: "now mentioned", Result.SILENT: "now nowhere"}


class PhraseCheckQuerySet(TextCheckQuerySet):
    def public(self):
        return self.filter(public("phrase__"), public("document__"))

    def mislaid(self):
        """Those that say “no copy” although one is held: two officers wrote at the same moment."""
        copies = Copy.objects.filter(document=OuterRef("document"))
        return self.filter(Exists(copies), result=Result.NO_COPY)

    def documents_waiting(self):
        """The keys of documents whose copy has been read and in which something waits to be looked for."""
        unread = Copy.objects.latest().filter(state__in=[Copy.State.WAITING, Copy.State.READING])
        waiting = self.waiting().exclude(document__in=unread.values("document"))
        return list(waiting.order_by("document").values_list("document", flat=True).distinct())

    def locked(self, keys):
        """Those of `keys` that nobody else is writing, kept from others until the transaction ends.

        Others' are left out, not waited for: so two writers never wait for each other.
        """
        free = self.filter(pk__in=keys).order_by("pk").select_for_update(skip_locked=True)
        return set(free.values_list("pk", flat=True))

    def on(self, document):
        return self.filter(document=document)

    def unchanged_since(self, phrase, copy):
        """Those that wait while the phrase still reads as `phrase`, and `copy`, as it was read, is the latest."""
        same = Copy.objects.latest().filter(
            document=OuterRef("document"),
            pk=copy.pk,
            state=copy.state,
            read_at=copy.read_at,
            text_fingerprint=copy.text_fingerprint,
        )
        return self.waiting().filter(
            Exists(same),
            phrase=phrase,
            phrase__words=phrase.words,
            phrase__variants=phrase.variants,
            phrase__capitals_matter=phrase.capitals_matter,
        )

    def listed(self):
        """Those of the programme's papers, and of whatever we hold a copy of."""
        copies = Copy.objects.filter(document=OuterRef("document"))
        return self.filter(Q(document__watched=True) | Exists(copies))

    def of_watched(self):
        return self.filter(document__watched=True)

    def of_phrases(self, slugs):
        return self.filter(phrase__slug__in=slugs)

    def of_first_phrase(self):
        """The phrase that the list of phrases begins with."""
        return self.filter(phrase__in=Phrase.objects.public().in_order().values("pk")[:1])

    def matching(self, words):
        """Those whose document has every word in its title or publisher."""
        for word in words.split():
            self = self.filter(Q(document__title__icontains=word) | Q(document__publisher__icontains=word))
        return self

    def of_kinds(self, kinds):
        return self.filter(document__kind__in=kinds)

    def about_any(self, pilot_slugs):
        """Those of documents about any of these public pilots."""
        return self.filter(document__in=Document.objects.about_any(pilot_slugs))

    def with_answer(self):
        """Gives each public pair `.answer`, a `Result`: our copy's or, where it cannot tell, what was seen by hand."""
        by_hand = Observation.objects.of_pair(OuterRef("phrase"), OuterRef("document"))
        seen = Case(
            When(result__in=SURE, then=F("result")),
            When(seen=Observation.Outcome.MENTIONS, then=Value(Result.FOUND)),
            When(seen=Observation.Outcome.SILENT, then=Value(Result.SILENT)),
            default=F("result"),
        )
        return self.alias(seen=Subquery(by_hand.values("outcome")[:1])).annotate(answer=seen)

    def answering(self, results):
        return self.with_answer().filter(answer__in=results)

    def with_ends(self):
        return self.select_related("phrase", "document")

    def for_list(self):
        """With answer, phrase, document, and all that was seen by hand with its sources."""
        seen = Prefetch("document__observations", Observation.objects.public().with_sources(), to_attr="seen_by_hand")
        return self.with_answer().with_ends().prefetch_related(seen)

    def for_document_page(self, document):
        """All phrases in one document, in their order, ready for `pilots/_answer.html`."""
        return self.public().on(document).for_list().order_by("phrase__place", "phrase__words")

    def first_phrase_answers(self, documents):
        """{document key: check} for the first phrase, ready for the short form of `pilots/_answer.html`."""
        checks = self.public().of_first_phrase().filter(document__in=documents).with_answer().with_ends()
        return {check.document_id: check for check in checks}

    def by_title(self):
        return self.order_by(Lower("document__title"), "document", "phrase__place", "phrase__words")

    def newest_first(self):
        newest = F("document__published_on").desc(nulls_last=True)
        return self.order_by(newest, Lower("document__title"), "phrase__place", "phrase__words")

    def by_answer(self):
        """What is nowhere first, then what is found, then what we cannot tell; each by title."""
        places = [When(answer=result, then=place) for place, result in enumerate(ORDER)]
        return self.with_answer().order_by(
            Case(*places, default=len(ORDER)), Lower("document__title"), "phrase__place", "phrase__words"
        )

    def counted(self):
        """{result: how many} of the answers, those of none left out."""
        rows = self.with_answer().order_by().values("answer").annotate(number=Count("pk"))
        return {row["answer"]: row["number"] for row in rows}


class PhraseCheck(TextCheck):
    """One phrase in one document. There is a row for each pair, whether we hold a copy or not."""

    phrase = models.ForeignKey(Phrase, on_delete=models.CASCADE, related_name="checks")
    document = models.ForeignKey("pilots.Document", on_delete=models.CASCADE, related_name="phrase_checks")

    objects = PhraseCheckQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["phrase", "document"], name="a_pair_is_checked_once")]

    def __str__(self):
        return f"“{self.phrase}” in {self.document}: {self.get_result_display()}"

    def get_absolute_url(self):
        return f"{self.phrase.get_absolute_url()}#{self.document.slug}"

    @property
    def document_date(self):
        return self.document.published_on

    @property
    def shape(self):
        """The end of the name of its mark, `si-…`. Load it `.with_answer()`, as for `answer_label`."""
        return SHAPES.get(self.answer, "cant")

    @property
    def answer_label(self):
        return Result(self.answer).label

    @property
    def is_by_hand(self):
        """Whether the answer is not our copy's."""
        return self.answer != self.result

    @property
    def observations(self):
        """What was seen by hand, the latest first. Load it `.for_list()`."""
        seen = [one for one in self.document.seen_by_hand if one.phrase_id == self.phrase_id]
        return seen[::-1]

    @property
    def disagrees(self):
        """Whether our copy says one thing, and somebody who searched by hand another."""
        return self.result in SURE and any(one.result != self.result for one in self.observations)

    @property
    def pages_shown(self):
        return self.page_numbers[:PAGES_SHOWN]

    @property
    def pages_more(self):
        return max(0, len(self.pages) - PAGES_SHOWN)


class FlipQuerySet(models.QuerySet):
    def public(self):
        """Changed answers about phrases and documents that were public then and are now, with both."""
        return self.filter(
            public("phrase__"),
            public("document__"),
            flipped_at__gte=Greatest("phrase__published_at", "document__published_at"),
        ).select_related("phrase", "document")

    def about(self, pilot):
        """Those of documents about this pilot."""
        return self.filter(document__in=Document.objects.about(pilot))

    def about_any(self, pilot_slugs):
        return self.filter(document__in=Document.objects.about_any(pilot_slugs))

    def made_since(self, day):
        return self.filter(flipped_at__date__gte=day)

    def on(self, document):
        return self.filter(document=document)

    def news_for(self, officer):
        """Those that came about since she last caught up."""
        return self.filter(flipped_at__gt=officer.news_since)

    def by_change(self):
        return self.order_by("-flipped_at", "-pk")

    def with_ends(self):
        return self.select_related("phrase", "document")


class Flip(models.Model):
    """A settled answer that changed with the document's text: found, silent or “cannot tell”, and another before."""

    phrase = models.ForeignKey(Phrase, on_delete=models.CASCADE, related_name="flips")
    document = models.ForeignKey("pilots.Document", on_delete=models.CASCADE, related_name="flips")
    was = models.CharField(max_length=20, choices=Result)
    became = models.CharField(max_length=20, choices=Result)
    pages = models.JSONField(default=list)  # [[page, times], …]
    text_fingerprint = models.CharField(max_length=64, blank=True)
    flipped_at = models.DateTimeField(auto_now_add=True, db_index=True)

    objects = FlipQuerySet.as_manager()

    class Meta:
        ordering = ["-flipped_at", "-pk"]
        verbose_name = "changed answer"

    def __str__(self):
        return f"“{self.phrase}” in {self.document}: {TURNS.get(self.became, 'we cannot tell any more')}"

    def get_absolute_url(self):
        return f"{self.document.get_absolute_url()}?phrase={self.phrase.slug}#{self.phrase.slug}"

    @property
    def description(self):
        """In a sentence, for feeds: what is said now, and what was said before."""
        shown = ", ".join(str(page) for page, _ in self.pages[:PAGES_SHOWN])
        more = " and more" if len(self.pages) > PAGES_SHOWN else ""
        where = f" It stands on page{'' if len(self.pages) == 1 else 's'} {shown}{more}." if shown else ""
        return f"Our copy says: {self.get_became_display().lower()}. Before: {self.get_was_display().lower()}.{where}"

    @property
    def updated_at(self):
        return self.flipped_at

    published_at = updated_at
