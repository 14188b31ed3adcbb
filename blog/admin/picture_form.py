"""Attaching a picture to a post: what is refused, and why, in plain words; and which number it gets."""

from django import forms
from django.core.exceptions import ValidationError

from blog.models import Picture
from blog.picturing import keep_remade, remade
from blog.remaking import MAX_BYTES, TOO_LARGE
from pilots.admin.inline_rows import RowFormSet

WANTS_WORDS = "Say what is to be seen, for readers who cannot see it. Without these words it is not shown."
TAKEN = "There is a picture %d already. Take that one away first, or leave the number empty."
TWICE = "Two pictures cannot have the same number."


class HeldPictureForm(forms.ModelForm):
    def clean_alt(self):
        """Words that an import did not find are asked for once somebody is at this picture."""
        alt = self.cleaned_data["alt"]
        if not alt.strip() and self.has_changed():
            raise ValidationError(WANTS_WORDS)
        return alt


class NewPictureForm(forms.ModelForm):
    upload = forms.FileField(
        label="the picture",
        max_length=None,
        widget=forms.FileInput(
            attrs={"accept": "image/jpeg,image/png,image/webp,image/gif", "aria-label": "The picture"}
        ),
        help_text="It is made anew, without the place and the time that a camera writes into it.",
    )
    wanted = forms.IntegerField(
        label="number",
        required=False,
        min_value=1,
        max_value=9999,
        widget=forms.NumberInput(attrs={"aria-label": "Number"}),
    )

    class Meta:
        model = Picture
        fields = ["alt", "caption", "credit"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["alt"].required = True
        self.fields["alt"].error_messages["required"] = WANTS_WORDS

    def clean_upload(self):
        file = self.cleaned_data["upload"]
        if file.size > MAX_BYTES:
            raise ValidationError(TOO_LARGE)
        try:
            self.remade = remade(file.read())
        except ValueError as fault:
            raise ValidationError(str(fault)) from fault
        return file

    def save(self, commit=True):
        keep_remade(self.instance, self.remade)
        return super().save(commit)


class NewPictureFormSet(RowFormSet):
    """Gives each its number. One that an import noted and nobody has fetched gets its file by its number."""

    def clean(self):
        super().clean()
        held = (
            {picture.number: picture for picture in Picture.objects.of_post(self.instance)} if self.instance.pk else {}
        )
        given = set()
        for form in self.extra_forms:
            number = form.cleaned_data.get("wanted") if form.has_changed() else None
            if number and number in given:
                form.add_error("wanted", TWICE)
            elif number in held and held[number].file:
                form.add_error("wanted", TAKEN % number)
            given.add(number)
        self.number_on(held, given - {None})

    def number_on(self, held, given):
        last = max([*held, *given], default=0)
        for form in self.extra_forms:
            if not form.has_changed() or not form.is_valid():
                continue
            number = form.cleaned_data.get("wanted")
            if number is None:
                last = number = last + 1
            if number in held:
                fill_in(form, held[number])
            form.instance.number = number


def fill_in(form, picture):
    """What was noted without a file is the row that is written. To the admin it stays one that is added."""
    form.instance.pk, form.instance.original_url = picture.pk, picture.original_url
