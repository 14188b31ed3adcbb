"""Letters about drafts: who may publish hears of one that is submitted, its author of what became of it."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from campaign.models import Letter, Officer
from campaign.tasks import send_soon
from pilots.history import Edit

RIGHTS = "django.contrib.auth.backends.ModelBackend"  # where rights are kept, however officers sign in
LETTERS = {  # deed → what its subject says of the thing
    Edit.Deed.SUBMITTED: "For review",
    Edit.Deed.PUBLISHED: "Public now",
    Edit.Deed.SENT_BACK: "Sent back",
}


def told_of(deed, thing):
    if deed == Edit.Deed.SUBMITTED:
        right = f"{thing._meta.app_label}.publish_{thing._meta.model_name}"
        return Officer.objects.with_perm(right, backend=RIGHTS).filter(is_staff=True).exclude(email="")
    author = thing.created_by
    return [author] if author and author.is_active and author.email else []


def write_letters(deed, thing, by):
    """Listens to the reviews of drafts (`pilots.review`), in the transaction that moves one."""
    if not settings.SENDS_MAIL or deed not in LETTERS:
        return
    officers = [officer for officer in told_of(deed, thing) if officer != by]
    page = reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk])
    about = {
        "thing": thing,
        "noun": thing._meta.verbose_name,
        "by": by,
        "address": settings.SITE_ADDRESS + page,
    }
    subject = " ".join(f"{LETTERS[deed]}: {thing}".split())[:200]
    for officer in officers:
        text = render_to_string(f"emails/{deed}.txt", {**about, "officer": officer})
        Letter.objects.create(to=officer.email, subject=subject, text=text)
    if officers:
        send_soon()
