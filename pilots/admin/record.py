"""What the admins of all nouns share: who may do what, why it was done, plain help, and sources at a glance."""

from contextlib import suppress

from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import AdminTextareaWidget, RelatedFieldWidgetWrapper
from django.core.exceptions import EmptyResultSet, PermissionDenied
from django.db import models
from django.utils.html import format_html

from pilots.admin.conflicts import SettlesConflicts
from pilots.admin.desk_form import ASIDE, USUAL_REASONS, DeskForm
from pilots.admin.history import TellsHistory
from pilots.admin.list_filters import SourceFilter
from pilots.admin.removing import RemovesThings
from pilots.admin.sheets import ExchangesSheets
from pilots.admin.ticking import TicksRows
from pilots.fuzzy import FORMS_READ, FuzzyDateField
from pilots.history import UNDER_WAY, Edit, editing
from pilots.models import Correction
from pilots.publishing import Publishable
from pilots.search.triggers import kind_of_table

SLUG_KEPT = "Its address. Change it only with reason: the old address will lead here."
SLUG = "Its short name in addresses. Change it only with reason: old links will no longer find it."
READERS_ARE_TOLD = "Readers are told: the correction stands with it and among all corrections."
WHY = (
    "Why",
    {"fields": ASIDE, "description": "The history keeps who changed what. You add why."},
)


class RowsOfList(ChangeList):
    """A change list that loads what its rows show, at the same few queries for any number of rows."""

    def get_queryset(self, *args, **kwargs):
        rows = self.model_admin.with_rows(super().get_queryset(*args, **kwargs))
        with suppress(EmptyResultSet):
            self.must_be_askable(rows)
        return rows

    def must_be_askable(self, rows):
        """Django refuses mistyped filters before it writes the question; there a year of 12 digits still fails."""
        try:
            rows.query.sql_with_params()
        except (ValueError, OverflowError) as fault:
            raise IncorrectLookupParameters(fault) from fault


class RecordAdmin(SettlesConflicts, TellsHistory, RemovesThings, ExchangesSheets, TicksRows):
    list_per_page = 50
    slug_help = SLUG
    form = DeskForm
    formfield_overrides = {
        models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 4})},
        models.URLField: {"assume_scheme": "https"},
    }

    def get_changelist(self, request, **kwargs):
        return RowsOfList

    def with_rows(self, queryset):
        """`queryset` with what the change list's columns read."""
        return queryset

    def action_checkbox(self, thing):
        """As Django's, and the version that the list shows: an action leaves alone what was changed since."""
        box = super().action_checkbox(thing)
        return format_html('{}<input type="hidden" name="_version-{}" value="{}">', box, thing.pk, thing.version)

    # Who may do what

    def governing(self, thing):
        """The thing whose state decides who may change this one: itself if it can be a draft, else `None`."""
        return thing if isinstance(thing, Publishable) else None

    def may_publish(self, request, model):
        return request.user.has_perm(f"{model._meta.app_label}.publish_{model._meta.model_name}")

    def has_publish_permission(self, request, thing=None):
        return self.may_publish(request, self.model)

    def governs(self, request, thing):
        """Whether she may change it: anything, for those who publish; for others a draft of their own."""
        governor = self.governing(thing)
        if governor is None or self.may_publish(request, type(governor)):
            return True
        return governor.is_draft and governor.created_by_id == request.user.pk

    def has_change_permission(self, request, thing=None):
        return super().has_change_permission(request, thing) and (thing is None or self.governs(request, thing))

    def has_delete_permission(self, request, thing=None):
        return super().has_delete_permission(request, thing) and (thing is None or self.governs(request, thing))

    # Saving

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        with editing(request.user, deed=Edit.Deed.CHANGED if object_id else Edit.Deed.ADDED):
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request, thing, form, change):
        if not change and isinstance(thing, Publishable):
            thing.created_by = request.user
        if not self.governs(request, thing):
            raise PermissionDenied
        UNDER_WAY.get().edit.reason = form.reason
        super().save_model(request, thing, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        about = self.corrected(form.instance)
        if form.correction_given and about:
            kind, key = about
            Correction.objects.create(
                kind=kind,
                object_id=key,
                sentence=form.cleaned_data["correction"],
                made_by=request.user,
            )
            messages.success(request, READERS_ARE_TOLD)

    def save_formset(self, request, form, formset, change):
        super().save_formset(request, form, formset, change)
        for words in getattr(formset, "told", ()):
            messages.info(request, words)

    def corrected(self, thing):
        """(kind, key) of what a correction of `thing` is shown with, as the search index has it; `None`: of none."""
        kind = kind_of_table(thing._meta.db_table)
        return (kind, thing.pk) if kind else None

    def construct_change_message(self, request, form, formsets, add=False):
        return []  # the history tells what changed

    def log_addition(self, request, thing, message):
        UNDER_WAY.get().tell(thing)

    def log_change(self, request, thing, message):
        UNDER_WAY.get().tell(thing)

    # Forms

    def tools(self, request, thing):
        """(label, address) of what else can be done with `thing`; each stands at the head of its page."""
        return []

    def list_tools(self, request):
        """(label, address) of what can be done with all things of this noun; each stands at the head of the list."""
        return self.sheet_tools(request)

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"list_tools": self.list_tools(request), **(extra_context or {})})

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["usual_reasons"] = USUAL_REASONS
        context["tools"] = self.tools(request, obj) if obj else []
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def get_fieldsets(self, request, thing=None):
        fieldsets = super().get_fieldsets(request, thing)
        if thing is None or not self.has_change_permission(request, thing):
            return fieldsets
        shown = ASIDE if self.corrected(thing) else ASIDE[:1]
        return [*fieldsets, (WHY[0], {**WHY[1], "fields": shown})]

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        """Loads what the names of the chosen things read, at once."""
        things = db_field.remote_field.model.objects
        if hasattr(things, "with_ends"):
            kwargs.setdefault("queryset", things.with_ends())
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "slug":
            kwargs["help_text"] = self.slug_help
        elif isinstance(db_field, FuzzyDateField):
            kwargs["help_text"] = f"{db_field.help_text} {FORMS_READ}".strip()
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(db_field, models.DateTimeField) and field:
            for part, name in zip(field.widget.widgets, ("date", "time"), strict=True):
                part.attrs["aria-label"] = f"{field.label}: {name}"
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = False  # choosing another thing must not be a step from deleting it
        return field


class FactAdmin(RecordAdmin):
    """Of what the record states: its list says what has a source that readers can see."""

    def get_list_filter(self, request):
        return [SourceFilter, *super().get_list_filter(request)]

    def with_rows(self, queryset):
        return super().with_rows(queryset).with_sources()

    @admin.display(description="source")
    def basis(self, fact):
        return fact.basis


class PartAdmin(FactAdmin):
    """Of what belongs to another thing, `whole` by its field: who may change that may change this."""

    whole = "pilot"

    def governing(self, part):
        return getattr(part, self.whole)

    def has_add_permission(self, request):
        """Those who write drafts only add parts on the pages of these."""
        whole = self.model._meta.get_field(self.whole).related_model
        return super().has_add_permission(request) and self.may_publish(request, whole)

    def corrected(self, part):
        whole = self.governing(part)
        return super().corrected(whole) if whole.is_public else None

    def view_on_site(self, part):
        whole = self.governing(part)
        return whole.get_absolute_url() if whole.is_public else None
