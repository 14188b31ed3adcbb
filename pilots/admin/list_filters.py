"""The filters beside the desk's lists. The worklist counts by the same ones, so its numbers are those of the lists."""

from django.contrib import admin


class ChoiceFilter(admin.SimpleListFilter):
    """A filter each of whose choices is a QuerySet method in the field's words. What it does not know shows all."""

    CHOICES = {}  # value → what it is called, and the QuerySet method that finds it

    def lookups(self, request, model_admin):
        return [(value, label) for value, (label, _) in self.CHOICES.items()]

    def queryset(self, request, queryset):
        return self.chosen(queryset, self.value(), request) if self.value() in self.CHOICES else queryset

    @classmethod
    def chosen(cls, queryset, value, request):
        """The rows of `queryset` that the choice `value` shows."""
        return getattr(queryset, cls.CHOICES[value][1])()


class OfficersFilter(ChoiceFilter):
    """What its choices find depends on who looks: their methods take the officer."""

    @classmethod
    def chosen(cls, queryset, value, request):
        return getattr(queryset, cls.CHOICES[value][1])(request.user)


class SourceFilter(ChoiceFilter):
    title = "source"
    parameter_name = "source"
    CHOICES = {"sourced": ("Has a public source", "sourced"), "unverified": ("Unverified", "unverified")}


class StateFilter(ChoiceFilter):
    title = "state"
    parameter_name = "state"
    CHOICES = {
        "draft": ("Draft", "unscheduled"),
        "submitted": ("Draft that waits for review", "submitted"),
        "sent-back": ("Draft that was sent back", "sent_back"),
        "public": ("Public", "public"),
        "embargo": ("Public from a moment to come", "embargoed"),
    }


class MineFilter(OfficersFilter):
    title = "my own drafts"
    parameter_name = "mine"
    CHOICES = {
        "draft": ("Drafts that I wrote", "drafted_by"),
        "begun": ("Those that I have not submitted yet", "begun_by"),
        "sent-back": ("Those that came back to me", "sent_back_to"),
    }


class LacksFilter(ChoiceFilter):
    """Of pilots. That one has no source is told by the filter of sources, as for every fact."""

    title = "what it lacks"
    parameter_name = "lacks"
    CHOICES = {
        "body": ("A body with a part in it", "lacking_bodies"),
        "branch": ("A branch that it affects", "lacking_branches"),
        "status": ("A new status within a year", "standing_still"),
        "told": ("Any word on whether the unions were told", "lacking_word_to_unions"),
    }


class AnswerFilter(ChoiceFilter):
    """Of questions that we asked."""

    title = "answer"
    parameter_name = "answer"
    CHOICES = {"none": ("None yet", "unanswered"), "came": ("Came", "answered")}


class CopyFilter(ChoiceFilter):
    """Of documents."""

    title = "our copy"
    parameter_name = "copy"
    CHOICES = {
        "held": ("We hold one", "held"),
        "none": ("We hold none", "not_held"),
        "wanted": ("None of a paper of the programme", "wanted"),
        "unreadable": ("Not every page could be read", "with_unreadable_pages"),
    }


class AddressFilter(ChoiceFilter):
    """Of documents: what `check_links` found when it opened the original address."""

    title = "original address"
    parameter_name = "address"
    CHOICES = {
        "dead": ("Dead", "with_dead_address"),
        "moved": ("Moved", "with_moved_address"),
        "unclear": ("Could not tell", "with_unclear_address"),
        "works": ("Opens", "with_working_address"),
        "unchecked": ("Not looked at yet", "with_unchecked_address"),
    }


class ConflictFilter(ChoiceFilter):
    """Of figures."""

    title = "conflict"
    parameter_name = "conflict"
    CHOICES = {
        "any": ("Contradicts another figure", "contradicting"),
        "without-note": ("Contradicts one, and neither has a note", "contradicting_without_note"),
    }


class ReadingFilter(ChoiceFilter):
    """Of copies."""

    title = "its reading"
    parameter_name = "reading"
    CHOICES = {"stuck": ("Stopped on its way", "stuck")}


class NewsFilter(OfficersFilter):
    """Of answers of the silence check."""

    title = "when"
    parameter_name = "since"
    CHOICES = {"seen": ("Since I last caught up", "news_for")}
