"""The form of every noun at the desk: besides its fields, why it changed, and what readers are told of it."""

from django import forms

USUAL_REASONS = ("A slip of the pen", "New source", "Brought up to date", "Clearer words", "Said twice")
WHY = "For the history, in a few words. Needed where readers may have read what stood here before."
CORRECTION = "If it was wrong: what it said, and what is right. Readers see it here and among the corrections."
SAY_WHY = "Readers may have read what stood here before. Say why it changes, in a few words."
NOT_PUBLIC = "Readers have not seen this yet: it is a draft. It needs no correction, only a change."
NOTE_NEEDED = "Say in the note what is still to be done: it goes back to the officer who wrote it."
ASIDE = ("change_reason", "correction")  # fields of the form that are no fields of the noun


class DeskForm(forms.ModelForm):
    change_reason = forms.CharField(
        label="Why this change",
        required=False,
        max_length=300,
        help_text=WHY,
        widget=forms.TextInput(attrs={"list": "usual-reasons", "class": "vTextField"}),
    )
    correction = forms.CharField(
        label="Correction, for readers",
        required=False,
        max_length=300,
        help_text=CORRECTION,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )

    @property
    def of_the_noun(self):
        """The names of the changed fields, without those that stand aside."""
        return [name for name in self.changed_data if name not in ASIDE]

    @property
    def reason(self):
        return self.cleaned_data.get("change_reason") or self.cleaned_data.get("correction") or ""

    def clean(self):
        cleaned = super().clean()
        if "_send_back" in self.data and not self.data.get("_send_back_note", "").strip():
            raise forms.ValidationError(NOTE_NEEDED)
        was_public = self.instance.pk is not None and getattr(self.instance, "is_public", True)
        if self.correction_given and not was_public:
            self.add_error("correction", NOT_PUBLIC)
        if "change_reason" in self.fields and was_public and self.changes_what_stood() and not self.reason_given:
            self.add_error("change_reason", SAY_WHY)
        return cleaned

    def changes_what_stood(self):
        """Whether a field is changed that held something before; filling an empty one needs no reason."""
        return any(self.initial.get(name) not in (None, "", []) for name in self.of_the_noun if name != "published_at")

    @property
    def correction_given(self):
        return bool(self.cleaned_data.get("correction"))

    @property
    def reason_given(self):
        return bool(self.cleaned_data.get("change_reason") or self.cleaned_data.get("correction"))
