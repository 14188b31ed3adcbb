"""What the site must be told before it may serve: a secret key, and the names it answers to."""

from django.conf import settings
from django.core.checks import Error, Tags, register
from django.core.exceptions import ImproperlyConfigured

NO_KEY = (
    "SECRET_KEY is not set. Set the environment variable SECRET_KEY to a long random text and keep it to "
    "yourself; this prints one: python3 -c 'import secrets; print(secrets.token_urlsafe(64))'"
)
NO_HOSTS = (
    "ALLOWED_HOSTS is not set. Set the environment variable ALLOWED_HOSTS to the names this site answers to, "
    "with a comma between two of them, for example: ALLOWED_HOSTS=pilots.example.org,www.pilots.example.org"
)


def has_secret_key():
    try:
        return bool(settings.SECRET_KEY)
    except ImproperlyConfigured:  # Django's way of saying that it is empty
        return False


@register(Tags.security, deploy=True)
def faults(app_configs=None, **kwargs):
    """The `Error`s that keep the site from serving; with DEBUG on, Django itself allows the local names."""
    found = []
    if not has_secret_key():
        found.append(Error(NO_KEY, id="campaign.E001"))
    if not settings.ALLOWED_HOSTS and not settings.DEBUG:
        found.append(Error(NO_HOSTS, id="campaign.E002"))
    return found


def refuse_unless_safe():
    """Raises `ImproperlyConfigured` with one sentence for each thing that is missing."""
    if found := faults():
        raise ImproperlyConfigured("\n".join(fault.msg for fault in found))
