"""Pages that say what went wrong."""

from django.shortcuts import render

from campaign.middleware import is_officers

NOT_HERS = "Your role at the desk does not allow this. Ask an administrator, if it should. Nothing was changed."


def bad_request(request, exception):
    return render(request, "400.html", status=400)


def forbidden(request, exception):
    """Of an officer who is signed in it asks no more signing in."""
    signed_in = is_officers(request) and request.user.is_authenticated
    return render(request, "403.html", {"message": NOT_HERS if signed_in else ""}, status=403)


def not_found(request, exception):
    """Says what was not found where a view said so; never repeats the resolver's inner words."""
    said = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    return render(request, "404.html", {"message": said if said.startswith("There is no") else ""}, status=404)
