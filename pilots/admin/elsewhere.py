"""Where readers should look once a thing is gone: an address on this site, or one on the web."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.urls import Resolver404, resolve

NOT_AN_ADDRESS = "Write an address on this site that begins with /, or a web address that begins with https://."
NO_SUCH_PAGE = "There is no such page on this site. Open the page that you mean and copy its address."
OFFICERS_ONLY = "Readers cannot open the officers’ desk. Give a page of the public site."
ITSELF = "This is the page that goes. Give another."
NOT_READERS = ("/admin/", "/accounts/")


class AddressForReaders(forms.CharField):
    """`gone` are the addresses that it may not be."""

    widget = forms.TextInput(attrs={"class": "vTextField", "inputmode": "url"})
    gone = ()

    def __init__(self, **kwargs):
        super().__init__(max_length=500, required=False, **kwargs)

    def clean(self, value):
        address = super().clean(value)
        if address in self.gone:
            raise ValidationError(ITSELF)
        if address.startswith("/"):
            self.check_own(address)
        elif address:
            URLValidator(schemes=["http", "https"], message=NOT_AN_ADDRESS)(address)
        return address

    def check_own(self, address):
        if address.startswith("//") or "\\" in address:
            raise ValidationError(NOT_AN_ADDRESS)
        path = address.partition("?")[0].partition("#")[0]
        if path.startswith(NOT_READERS):
            raise ValidationError(OFFICERS_ONLY)
        try:
            resolve(path)
        except Resolver404 as fault:
            raise ValidationError(NO_SUCH_PAGE) from fault
