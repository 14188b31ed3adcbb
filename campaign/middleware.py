"""Readers are nobody's business: only the officers' part of the site has a session or an account."""

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpResponsePermanentRedirect
from django.shortcuts import render

from campaign.gone import ways_on
from pilots.addresses import Gone, Moved

OFFICERS_PATHS = ("/admin/", "/accounts/")


def is_officers(request):
    return request.path.startswith(OFFICERS_PATHS)


class ReaderIsNobodyError(Exception):
    """A reader's page asked who is reading."""


class Nobody:
    """Stands where a session or an account would be on a reader's request; any question is an error."""

    def __getattr__(self, name):
        raise ReaderIsNobodyError(f"A reader's page must not ask for {name!r} of a session or an account.")

    def refuse(self, *anything):
        raise ReaderIsNobodyError("A reader's page must not read or write a session.")

    __getitem__ = __setitem__ = __delitem__ = __contains__ = __iter__ = __bool__ = refuse


class OfficersSession(SessionMiddleware):
    def __call__(self, request):
        if is_officers(request):
            return super().__call__(request)
        request.session = request.user = Nobody()
        return self.get_response(request)


class OfficersAccount(AuthenticationMiddleware):
    def __call__(self, request):
        return super().__call__(request) if is_officers(request) else self.get_response(request)


class OfficersMessages(MessageMiddleware):
    def __call__(self, request):
        return super().__call__(request) if is_officers(request) else self.get_response(request)


def moved_or_gone(get_response):
    """Answers the two exceptions that finding a page may raise."""

    class Middleware:
        def __call__(self, request):
            return get_response(request)

        def process_exception(self, request, exception):
            if isinstance(exception, Moved):
                return HttpResponsePermanentRedirect(exception.address)
            if isinstance(exception, Gone):
                gone = render(request, "410.html", ways_on(exception), status=410)
                gone["Cache-Control"] = "no-cache"  # else browsers keep it for ever, and it may be brought back
                return gone
            return None

    return Middleware()
