"""Pages that say what went wrong."""

from django.http import HttpResponsePermanentRedirect
from django.shortcuts import render

from blog.addresses import moved_here
from campaign.middleware import is_officers

NOT_HERS = "Your role at the desk does not allow this. Ask an administrator, if it should. Nothing was changed."


def bad_request(request, exception):
    return render(request, "400.html", status=400)


def forbidden(request, exception):
    """Of an officer who is signed in it asks no more signing in."""
    signed_in = is_officers(request) and request.user.is_authenticated
    return render(request, "403.html", {"message": NOT_HERS if signed_in else ""}, status=403)


def not_found(request, exception):
    """Leads on from the old address of a post; else says what was not found where a view said so.

    It never repeats the resolver's inner words.
    """
    address = None if is_officers(request) else moved_here(request.path)
    if address:
        return HttpResponsePermanentRedirect(address)
    said = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    return render(request, "404.html", {"message": said if said.startswith("There is no") else ""}, status=404)
