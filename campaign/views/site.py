"""What the site says of itself: method and coverage, corrections, and what machines ask."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.views.decorators.http import conditional_page

from blog.models import Post
from campaign.models import Commitment
from pilots.corrected import CORRECTIONS, with_things
from pilots.exports import FORMATS
from pilots.models import Branch, Correction, Document, Event, Figure, PartnerBody, Pilot
from pilots.pages import page_of
from pilots.views.export import LISTS

CORRECTIONS_PER_PAGE = 40


def about(request):
    context = {
        "coverage": [
            (
                model._meta.verbose_name_plural,
                model.objects.public().count(),
                model.objects.public().sourced().count(),
            )
            for model in (Pilot, PartnerBody, Branch, Figure, Event, Commitment)
        ],
        "exports": [
            *(("pilots:export", noun) for noun in LISTS),
            ("commitment_export", "commitments"),
            ("blog:export", "posts"),
        ],
        "document_count": Document.objects.public().count(),
        "post_count": Post.objects.public().count(),
    }
    return render(request, "campaign/about.html", context)


def privacy(request):
    """What is kept of whoever reads or writes here, and for how long."""
    return render(request, "campaign/privacy.html", {"open_days": settings.COMMENTS_OPEN_DAYS})


def corrections(request):
    """What was wrong in the record and was put right, the newest first."""
    found = Correction.objects.public().newest_first()
    keys = [str(key) for key in found.values_list("pk", flat=True)]
    page = page_of(request, found, CORRECTIONS_PER_PAGE, keys)
    return render(request, "campaign/corrections.html", {"page": page, "corrections": with_things(page)})


@conditional_page
def corrections_export(request, noun, kind):
    """All corrections as data: /corrections.csv and /corrections.json."""
    return FORMATS[kind](request, CORRECTIONS, Correction.objects.public().newest_first())


def health(request):
    """Answers "ok" when the site can read its record."""
    Pilot.objects.public().exists()
    return HttpResponse("ok", content_type="text/plain")


def robots(request):
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /search/",
        f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


def favicon(request):
    """For browsers that ask for it by its old name, as they do on a page that is not HTML."""
    return redirect(static("campaign/icon.svg"))
