"""What a pasted line is understood as, for a yes: which body, which role, and what kind if it is new."""

from django import forms

from pilots.admin.quick_form import may
from pilots.models import PartnerBody, Partnership
from pilots.names import NEARLY

SKIP, NEW, WHOLE = "skip", "new", "whole"
CHOOSE = ("", "Choose")
NO_ROLE = "“{}” is no role that we know: choose one."
BODY = "body-"
Role = Partnership.Role


def understand(pasted, names):
    """(the line, what its name may mean, its kind by its name).

    A comma may belong to the name, if there is a body so called.
    """
    whole = names.find(pasted.whole) if pasted.said and not pasted.role else []
    if whole and whole[0].is_certain:
        pasted = pasted._replace(name=pasted.whole, said="", role="")
    return pasted, names.find(pasted.name), names.guess_kind(pasted.name)


class LineForm(forms.Form):
    """`parts` holds the pilot's partnerships by the key of their body."""

    what = forms.ChoiceField(label="Which body")
    role = forms.ChoiceField(label="Role", required=False)
    kind = forms.ChoiceField(label="Kind, if it is new", required=False, choices=PartnerBody.Kind.choices)

    def __init__(self, pasted, found, kind, parts, officer, data=None):
        held = data if data is not None and f"{pasted.prefix}-what" in data else None
        super().__init__(held, prefix=pasted.prefix, label_suffix="")
        self.pasted, self.found, self.parts, self.officer = pasted, found, parts, officer
        self.guessed = kind
        self.certain = [one for one in found if one.is_certain]
        self.is_new = not self.certain and may(officer, "add", PartnerBody)
        self.fields["what"].choices = self.bodies()
        self.fields["what"].initial = self.likeliest()
        self.fields["role"].choices = [*([CHOOSE] if pasted.said and not pasted.role else []), *Role.choices]
        self.fields["role"].initial = pasted.role or ("" if pasted.said else Role.PARTNER)
        self.fields["kind"].initial = kind or PartnerBody.Kind.OTHER
        if not self.is_new:
            del self.fields["kind"]

    def bodies(self):
        """(value, words) of what the line may mean."""
        choices = [(f"{BODY}{one.key}", self.in_words(one)) for one in self.found if self.may_take(one)]
        if self.is_new:
            choices.append((NEW, f"New: {self.pasted.name}"))
            if self.pasted.said and not self.pasted.role and "\t" not in self.pasted.whole:
                choices.append((WHOLE, f"New: {self.pasted.whole}"))
        held = self.part and f"Leave it as it is: {self.part.get_role_display()}"
        choices.append((SKIP, held or "Leave this line out"))
        return choices if self.likeliest() else [CHOOSE, *choices]

    def may_take(self, one):
        return one.key not in self.parts or may(self.officer, "change", Partnership)

    def in_words(self, one):
        part = self.parts.get(one.key)
        if part:
            return f"{one.name}: give it this role (it is in the pilot, as {part.get_role_display()})"
        return one.name if one.is_certain else f"{one.name} ({one.how})"

    @property
    def part(self):
        """The part that the body plays already, where it is certain which body."""
        return self.parts.get(self.certain[0].key) if len(self.certain) == 1 else None

    def likeliest(self):
        """What stands chosen; "" where she must choose."""
        near = [one for one in self.found if one.how == NEARLY]
        if self.part:
            return SKIP
        if len(self.certain) == 1:
            return f"{BODY}{self.certain[0].key}"
        if self.certain or len(near) > 1 or (near and not self.guessed):
            return ""
        if near:
            return f"{BODY}{near[0].key}" if self.may_take(near[0]) and near[0].key not in self.parts else ""
        return NEW if self.is_new else SKIP

    @property
    def verdict(self):
        """What came of the line, in words."""
        said = NO_ROLE.format(self.pasted.said) if self.pasted.said and not self.pasted.role else ""
        return f"{self.what_it_is()} {said}".strip()

    def what_it_is(self):
        near = [one for one in self.found if one.how == NEARLY]
        if self.part:
            same = self.pasted.role in ("", self.part.role)
            return "In this pilot already." if same else "In this pilot already, in another role."
        if len(self.certain) == 1:
            return f"Found {self.certain[0].how}."
        if self.certain or len(near) > 1 or (near and not self.likeliest()):
            return "Several are possible: choose."
        if near:
            return f"Found, {NEARLY}: look twice."
        if not self.is_new:
            return "Not on record, and you may not add bodies."
        return "New." if not self.found else "New, unless you mean one of those in the list."

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("what") != SKIP and not cleaned.get("role") and "role" not in self.errors:
            self.add_error("role", NO_ROLE.format(self.pasted.said))
        return cleaned

    @property
    def body_key(self):
        """The key of the body on record that was chosen, or `None`."""
        chosen = self.cleaned_data.get("what") or ""
        return int(chosen.removeprefix(BODY)) if chosen.startswith(BODY) else None

    @property
    def new_name(self):
        """The name of the new body that was chosen, or ""."""
        return {NEW: self.pasted.name, WHOLE: self.pasted.whole[:200]}.get(self.cleaned_data.get("what"), "")
