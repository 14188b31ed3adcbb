from django import forms

from pilots.faceting import MOST_LETTERS
from pilots.models import Claim, Phrase


class LookForm(forms.Form):
    """What to look for in a document: words, a watched phrase, or a claim's quotation."""

    q = forms.CharField(
        label="Words",
        required=False,
        max_length=MOST_LETTERS,
        error_messages={"max_length": f"Look for at most {MOST_LETTERS} characters at a time."},
    )
    phrase = forms.ModelChoiceField(
        Phrase.objects.none(),
        required=False,
        to_field_name="slug",
        error_messages={"invalid_choice": "We do not watch for that phrase."},
    )
    claim = forms.ModelChoiceField(
        Claim.objects.none(),
        required=False,
        to_field_name="slug",
        error_messages={"invalid_choice": "The record has no such claim."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["phrase"].queryset = Phrase.objects.public()
        self.fields["claim"].queryset = Claim.objects.public()
        self.is_valid()

    def asked(self, name):
        """What was asked for in a field, or None; what could not be read asks nothing."""
        return getattr(self, "cleaned_data", {}).get(name)
