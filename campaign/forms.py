from django import forms
from django.http import QueryDict

MOST_LETTERS = 200


class SearchForm(forms.Form):
    q = forms.CharField(
        label="Search",
        required=False,
        max_length=MOST_LETTERS,
        error_messages={"max_length": f"Search for at most {MOST_LETTERS} characters at a time."},
    )
    kind = forms.ChoiceField(
        required=False, error_messages={"invalid_choice": "“%(value)s” is not a kind of thing in the record."}
    )

    def __init__(self, *args, kinds, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "All"), *((kind, many) for kind, (_, many, _) in kinds.items())]

    def query(self):
        """The words as a query string, without kind and page."""
        query = QueryDict(mutable=True)
        query["q"] = self.cleaned_data["q"]
        return query.urlencode()


class SuggestForm(forms.Form):
    q = forms.CharField(
        required=False,
        max_length=MOST_LETTERS,
        error_messages={"max_length": f"At most {MOST_LETTERS} characters at a time."},
    )
