"""A row of sources: a document on record, or a new one in a line."""

from django import forms
from django.core.exceptions import ValidationError

from pilots.admin.inline_rows import RowFormSet
from pilots.admin.quick_form import read_named

NEW = "or a new one: address, title, date"
NEITHER = "Choose a document, or write a new one: its address or its title."
BOTH = "Choose a document or write a new one, not both."
TWICE = "This source stands in a row above already."


class CitationForm(forms.ModelForm):
    """`officer` and `public` (whether readers see the fact) are set by its formset."""

    officer, public, source = None, False, None

    new_source = forms.CharField(
        label=NEW, required=False, widget=forms.TextInput(attrs={"class": "vTextField", "aria-label": NEW})
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["document"].required = False

    def clean(self):
        cleaned = super().clean()
        line, document = cleaned.get("new_source"), cleaned.get("document")
        if "new_source" in self.errors or "document" in self.errors:
            return cleaned
        if not line and not document:
            raise ValidationError({"document": NEITHER})
        if line and document and (self.instance.pk is None or document.pk != self.instance.document_id):
            raise ValidationError({"new_source": BOTH})
        if line:
            self.take(line)
        return cleaned

    def take(self, line):
        try:
            self.source = read_named(line, self.officer)
        except ValidationError as fault:
            self.add_error("new_source", fault)
            return
        self.cleaned_data["document"] = self.source.document  # none while it is new: it is made with the row

    def save(self, commit=True):
        if self.source:
            self.instance.document = self.source.settle(self.officer, self.public)
        return super().save(commit)


class CitationFormSet(RowFormSet):
    """`officer` and `governing`, which gives what decides whether a fact is public, are set by the inline."""

    officer, governing = None, None

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.officer = self.officer

    def clean(self):
        super().clean()
        seen = []
        for form in self.forms:
            if form.source and form.source.is_new:
                line = form.source.line
                same = [one for one in seen if one.address == line.address and one.title == line.title]
                if same:
                    form.add_error("new_source", TWICE)
                seen.append(line)

    def save(self, commit=True):
        governor = self.governing(self.instance)
        for form in self.forms:
            form.public = governor is None or governor.is_public
        return super().save(commit)

    @property
    def told(self):
        """What became of the lines, once they are saved."""
        return [form.source.told for form in self.forms if form.source and form.source.document]
