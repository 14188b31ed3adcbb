from urllib.parse import urlencode

from django import forms

from pilots.filter_kinds import MOST_LETTERS
from pilots.models import Claim, PartnerBody, Phrase, Pilot


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


class GridForm(forms.Form):
    """Which bodies to set against the service groups: those of a pilot, of a kind, or both."""

    pilot = forms.ModelChoiceField(
        Pilot.objects.none(),
        required=False,
        to_field_name="slug",
        empty_label="All pilots",
        error_messages={"invalid_choice": "The record has no such pilot."},
    )
    kind = forms.ChoiceField(
        label="Kind of body",
        required=False,
        choices=[("", "All kinds"), *PartnerBody.Kind.choices],
        error_messages={"invalid_choice": "“%(value)s” is no kind of body."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["pilot"].queryset = Pilot.objects.public().by_name()
        self.is_valid()

    @property
    def chosen(self):
        """The pilot and the kind that hold; None and "" where none was asked for, or none could be read."""
        asked = getattr(self, "cleaned_data", {})
        return asked.get("pilot"), asked.get("kind", "")

    def bodies(self):
        """The public bodies that are chosen."""
        pilot, kind = self.chosen
        bodies = PartnerBody.objects.public()
        bodies = bodies.with_part_in([pilot]) if pilot else bodies
        return bodies.of_kinds([kind]) if kind else bodies

    @property
    def query_before_page(self):
        """The choice as a query string, ready for `page=` to follow."""
        pilot, kind = self.chosen
        asked = {"pilot": pilot and pilot.slug, "kind": kind}
        return urlencode({name: value for name, value in asked.items() if value}) + "&"

    @property
    def words(self):
        """What is chosen: "Kent", "Police", "Police, in Kent"; "" where nothing is."""
        pilot, kind = self.chosen
        label = PartnerBody.Kind(kind).label if kind else ""
        return f"{label}, in {pilot}" if label and pilot else label or str(pilot or "")
