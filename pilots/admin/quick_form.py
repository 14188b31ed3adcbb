"""Short forms: what an officer writes down in two minutes. Each stands on a page of its own, some on the index too."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html

from pilots.history import Edit, editing
from pilots.models import Document, PartnerBody
from pilots.source_line import SourceError, on_record, read_source, write_down

MOST_OFFERED = 500  # names that a field suggests
SOURCE_FORM = "Address, title, date: in one line. Or the title or address of a document on record."
NO_NEW_DOCUMENT = "This is no document on record, and you may not add one. Ask an officer who may."
AT_ONCE = "Somebody saved the same at the same moment. Look, then save again."


def change_page(thing):
    return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk])


def link_to(thing, words=None):
    return format_html('<a href="{}">{}</a>', change_page(thing), words or thing)


def may(officer, deed, model):
    return officer.has_perm(f"{model._meta.app_label}.{deed}_{model._meta.model_name}")


class Source:
    """A document that an officer names: on record, or still to be made from her line."""

    def __init__(self, line):
        self.line = line
        self.document = on_record(line)
        self.is_new = self.document is None

    @property
    def date(self):
        return self.line.date or (None if self.is_new else self.document.published_on)

    def settle(self, officer, public=False):
        """The document; a new one is made once, `public` at once only if the officer may publish documents."""
        if self.document is None:
            self.document = write_down(self.line, officer, public and may(officer, "publish", Document))
        return self.document

    @property
    def told(self):
        """What became of the line, once it is settled."""
        what = "New document" if self.is_new else "On record already, and named as the source"
        return format_html("{}: {}.", what, link_to(self.document))


def read_named(text, officer):
    """The `Source` in a line that she wrote; a `ValidationError` says what is wrong with it."""
    try:
        source = Source(read_source(text))
    except SourceError as fault:
        raise ValidationError(str(fault)) from fault
    if source.is_new and not may(officer, "add", Document):
        raise ValidationError(NO_NEW_DOCUMENT)
    return source


class SourceField(forms.CharField):
    def __init__(self, **kwargs):
        widget = forms.TextInput(attrs={"list": "source-titles", "autocomplete": "off"})
        super().__init__(**{"required": False, "help_text": SOURCE_FORM, "widget": widget, **kwargs})


class QuickForm(forms.Form):
    heading = ""  # of the form
    page = ""  # the name of its address
    buttons = (("_save", "Save"),)

    def __init__(self, officer, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", "auto_id": f"{type(self).__name__}_%s", **kwargs})
        self.officer = officer

    @property
    def address(self):
        return reverse(self.page)

    def clean_source(self):
        text = self.cleaned_data["source"]
        return read_named(text, self.officer) if text else None


def body_names():
    return PartnerBody.objects.by_name().values_list("name", flat=True)[:MOST_OFFERED]


def document_titles():
    return dict.fromkeys(Document.objects.by_change().values_list("title", flat=True)[:MOST_OFFERED])


class ShortForms(admin.ModelAdmin):
    """Of admins that have a page with a short form."""

    def save_short(self, request, form, deed=Edit.Deed.ADDED):
        """Saves a valid form as one edit of what it makes. Returns that, or `None` with the fault in the form."""
        try:
            with transaction.atomic(), editing(request.user, deed=deed) as under_way:
                thing = form.save()
                under_way.tell(thing)
        except IntegrityError:
            form.full_clean()  # it may find now what was saved at the same moment
            if form.is_valid():
                form.add_error(None, AT_ONCE)
            return None
        return thing

    def to_its_page(self, request, thing):
        model_admin = self.admin_site.get_model_admin(type(thing))
        if not model_admin.has_view_or_change_permission(request, thing):
            return redirect("admin:index")
        return redirect(change_page(thing))

    def must(self, allowed):
        if not allowed:
            raise PermissionDenied

    def short_page(self, request, template, title, thing=None, **context):
        """A page of the desk, about `thing` or all of its noun, with suggestions of names at hand."""
        around = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": title,
            "list_address": reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"),
            "thing": thing,
            "thing_address": thing and change_page(thing),
            "document_titles": document_titles(),
        }
        return TemplateResponse(request, template, {**around, **context})

    def tell_all(self, request, told, level=messages.SUCCESS):
        for words in told:
            messages.add_message(request, level, words)
