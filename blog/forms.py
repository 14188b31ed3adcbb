"""What readers fill in. Forms with a signed moment in them and a trap, for machines send at once and fill all."""

from django import forms
from django.core import signing
from django.utils.crypto import get_random_string

from blog.careful import look_for
from blog.commenting import NOBODY
from blog.models import Comment
from blog.models.comment import STAMP_HOLDS
from blog.plain_text import plain

TOO_FAST = 2  # seconds: a text that was written before is pasted sooner than one is typed
MOST_LETTERS = Comment._meta.get_field("text").max_length
QUICK = "That came within two seconds, as from a machine. All you wrote is still here: press Send again."
OLD = "This page was open for more than a day. All you wrote is here: send it once more."
NOT_OURS = "This form was not filled in on its own page. All you wrote is here: send it once more."
TRAPPED = "A field that people do not see was filled in. It is empty again: send it once more."
TOO_LONG = "That is %(show_value)s letters; there is room for %(limit_value)s."


class PlainField(forms.CharField):
    """Plain text, as `plain` makes it."""

    def to_python(self, value):
        return plain(super().to_python(value))


class StampedForm(forms.Form):
    """`key` says for what the form was drawn: one for another thing is not taken for it."""

    quickest = TOO_FAST
    stamp = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    homepage = PlainField(label="Leave this empty", required=False)

    def __init__(self, key, given=None, **kwargs):
        super().__init__(given, label_suffix="", use_required_attribute=False, **kwargs)
        self.signer = signing.TimestampSigner(salt=f"{type(self).__name__} {key}")
        self.trapped = bool(given and given.get("homepage"))

    @property
    def fresh_stamp(self):
        """The moment at which the page was drawn: of a form that is asked for again, when it was first.

        No two are alike. So a form that is sent twice is known again, and is never taken for another reader's.
        """
        given = self.data.get("stamp", "")
        return given if given and not self.fault_of(given, 0) else self.signer.sign(get_random_string(22))

    def fault_of(self, stamp, quickest):
        try:
            self.signer.unsign(stamp, max_age=STAMP_HOLDS)
        except signing.SignatureExpired:
            return OLD
        except signing.BadSignature:
            return NOT_OURS
        try:
            self.signer.unsign(stamp, max_age=quickest)
        except signing.SignatureExpired:
            return ""
        return QUICK if quickest else ""

    def clean(self):
        said = super().clean()
        fault = self.fault_of(said.get("stamp", ""), self.quickest) or (TRAPPED if self.trapped else "")
        if fault:
            raise forms.ValidationError(fault)
        return said


class CommentForm(StampedForm):
    room = f"{MOST_LETTERS:,}"
    name = PlainField(label="Name", required=False, max_length=80, error_messages={"max_length": TOO_LONG})
    text = PlainField(
        label="What you want to say",
        max_length=MOST_LETTERS,
        error_messages={"required": "Write something first.", "max_length": TOO_LONG},
    )
    address = forms.EmailField(
        label="Mail address",
        required=False,
        max_length=254,
        error_messages={
            "invalid": "This is no mail address: it looks like name@example.org. It may stay empty.",
            "max_length": TOO_LONG,
        },
    )
    warned = forms.CharField(required=False, max_length=20_000)

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split()) or NOBODY

    def warning(self):
        """What its writer should look at once more, as `Found`; `None` if there is nothing that she has not seen."""
        found = look_for(self.cleaned_data["name"], self.cleaned_data["text"])
        seen = set(self.cleaned_data["warned"].split())
        return found if found and found.marks - seen else None


class ReportForm(StampedForm):
    quickest = 0  # it says nothing yet that anybody reads
    why = PlainField(
        label="What is wrong with it",
        required=False,
        max_length=300,
        error_messages={"max_length": TOO_LONG},
    )

    def clean_why(self):
        return " ".join(self.cleaned_data["why"].split())
