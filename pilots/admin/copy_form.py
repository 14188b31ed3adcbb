"""Attaching a file to a document: what is refused, and why, in plain words."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError
from django.forms.models import BaseInlineFormSet
from django.urls import reverse
from django.utils.html import format_html

from pilots.extraction.kinds import UNKNOWN, fingerprint_of, kind_of, safe_name
from pilots.extraction.limits import MAX_BYTES, MB
from pilots.extraction.reading import fingerprint_of_nothing
from pilots.models import Copy

EMPTY = "This file is empty. Attach another."
TOO_LARGE = f"This file is larger than {MAX_BYTES // MB} MB, so we cannot keep it. Save it smaller, or in parts."
NO_REASON = "We hold an earlier copy of this document. Say why this is a new version."
TWICE = "This is the same file as the one above."
NOT_AS_NAMED = "It is named .%s, but it holds something else: %s. Did the download go wrong? Open it and look."
NAMED = {"pdf": Copy.Kind.PDF, "docx": Copy.Kind.DOCX, "odt": Copy.Kind.ODT}  # endings that promise a kind


class AttachForm(forms.ModelForm):
    class Meta:
        model = Copy
        fields = ["file", "reason", "may_be_given"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].error_messages["empty"] = EMPTY
        self.fields["file"].max_length = None  # a file's own name may be long: we give it another

    def clean_file(self):
        file = self.cleaned_data["file"]
        if not isinstance(file, UploadedFile):
            return file
        if file.size > MAX_BYTES:
            raise ValidationError(TOO_LARGE)
        self.fingerprint = fingerprint_of(file.chunks())
        held = Copy.objects.with_fingerprint(self.fingerprint).first()
        if held:
            raise ValidationError(already_held(held))
        kind, ending = Copy.Kind(kind_of(file)[0]), file.name.rpartition(".")[2].lower()
        if kind not in (NAMED.get(ending, kind), UNKNOWN):
            raise ValidationError(NOT_AS_NAMED % (ending, kind.label.lower()))
        return file

    def save(self, commit=True):
        copy, file = self.instance, self.cleaned_data["file"]
        copy.fingerprint, copy.size, copy.original_name = self.fingerprint, file.size, safe_name(file.name)
        copy.kind, copy.message = kind_of(file)
        if copy.kind == UNKNOWN:
            copy.state, copy.text_fingerprint = Copy.State.FAILED, fingerprint_of_nothing()
        try:
            return super().save(commit)
        except IntegrityError:  # another officer attached the same at the same instant: see `changeform_view`
            copy.file.storage.delete(copy.file.name)
            raise


def already_held(copy):
    page = reverse("admin:pilots_document_change", args=[copy.document_id])
    return format_html('We hold this very file already: it is a copy of <a href="{}">{}</a>.', page, copy.document)


class AttachFormSet(BaseInlineFormSet):
    def clean(self):
        super().clean()
        attached, earlier = [], self.holds_an_earlier()
        for form in self.forms:
            fingerprint = getattr(form, "fingerprint", None)
            if fingerprint is None or "file" in form.errors:
                continue
            if fingerprint in attached:
                form.add_error("file", TWICE)
            elif (earlier or attached) and not form.cleaned_data.get("reason", "").strip():
                form.add_error("reason", NO_REASON)
            attached.append(fingerprint)

    def holds_an_earlier(self):
        return self.instance.pk is not None and Copy.objects.of_document(self.instance).exists()
