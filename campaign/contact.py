"""Whom readers write to: the address of an office, if the campaign has one."""

from django.conf import settings


def contact(request):
    """Context: `contact_address`, empty where there is none."""
    return {"contact_address": settings.CONTACT_ADDRESS}
