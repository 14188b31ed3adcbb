"""What an officer typed outlives her session: a form that came too late is handed back to her, to be sent again."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import admin
from django.contrib.auth import login
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseBadRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.csrf import csrf_failure
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from campaign.sign_in import SignInForm

KEPT = "kept "  # before the name of each field that is kept
NOT_KEPT = ("csrfmiddlewaretoken", "username")
WHERE = "kept-for"


def fields_of(post):
    """(name, value) of all that was sent, but for what opens a session."""
    kept = [name for name in post if name not in NOT_KEPT and "password" not in name]
    return [(name, value) for name in kept for value in post.getlist(name)]


def was_signed_in(request):
    """Whether it comes from a browser that an officer has used: readers' have no such cookie."""
    return settings.CSRF_COOKIE_NAME in request.COOKIES


class KeepForms:
    """Where the desk would send a late form to the sign-in, which forgets it, this asks her in and keeps the form."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        turned_away = response.status_code == 302 and urlsplit(response["Location"]).path == reverse("admin:login")
        if request.method == "POST" and turned_away and was_signed_in(request) and fields_of(request.POST):
            return show_sign_in(request, SignInForm(request), request.get_full_path(), fields_of(request.POST))
        return response


def show_sign_in(request, form, address, kept):
    context = {"form": form, "address": address, "kept": kept, "files": bool(request.FILES), "where": WHERE}
    shown = {**context, "prefix": KEPT, "title": "Signed out", "site_title": admin.site.site_title}
    return render(request, "admin/signed_out.html", shown, status=403)


@never_cache
@require_http_methods(["POST", "GET"])
def resume(request):
    """Signs an officer in again and hands her the form that was kept."""
    if request.method == "GET":
        return redirect_to_login("/admin/", reverse("admin:login"))
    kept = [(name.removeprefix(KEPT), value) for name, value in fields_of(request.POST) if name.startswith(KEPT)]
    address = request.POST.get(WHERE, "")
    if not is_desk(address):
        return HttpResponseBadRequest("This form says of no page of the desk that it came from there.")
    form = SignInForm(request, data=request.POST)
    if not form.is_valid():
        return show_sign_in(request, form, address, kept)
    login(request, form.get_user())
    return hand_back(request, address, kept)


def hand_back(request, address, kept, **more):
    context = {"address": address, "kept": kept, "title": "Your form is kept", "site_title": admin.site.site_title}
    return render(request, "admin/form_kept.html", {**context, **more}, status=403 if more else 200)


def is_desk(address):
    return address.startswith("/admin/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)


def form_refused(request, reason=""):
    """Of a form older than the officer's sign-in: kept, if it came from our own page; else refused as Django does."""
    own = request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
    if own and is_desk(request.path) and request.user.is_authenticated and request.user.is_staff:
        return hand_back(request, request.get_full_path(), fields_of(request.POST), older=True)
    return csrf_failure(request, reason)
