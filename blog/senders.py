"""A form that a reader sends: whether it came from our own page, and whether it comes too often. Never who sent it."""

from ipaddress import ip_address, ip_network
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac

from blog.models import Attempt

OWN = ("same-origin", "none")  # what a browser says of a form on our own page


def came_from_here(request):
    """Readers have no cookie that another site could use; this keeps it from writing by their hands all the same.

    Browsers say where a form stood in one of three headers. What says nothing is no browser of today.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site in OWN
    origin = request.headers.get("Origin") or request.headers.get("Referer")
    if not origin:
        return True
    said = urlsplit(origin)
    return f"{said.scheme}://{said.netloc}" in (
        f"{request.scheme}://{request.get_host()}",
        *settings.CSRF_TRUSTED_ORIGINS,
    )


def connection_of(request):
    """The address it came from; of the newer sort the part that a household shares."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:  # the last one is what the proxy itself saw; those before it anybody can make up
        address = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() or address
    try:
        read = ip_address(address)
    except ValueError:
        return address
    read = getattr(read, "ipv4_mapped", None) or read  # one of the older sort as the newer writes it
    return str(read if read.version == 4 else ip_network((read, 64), strict=False))


def too_often(request, deed, most):
    """Counts it, and says whether this connection did `deed` more than `most` times within the hour."""
    key = f"attempt {timezone.localdate()}"
    digest = salted_hmac(key, f"{deed} {connection_of(request)}", algorithm="sha256").hexdigest()
    return Attempt.objects.count_once_more(digest) > most
