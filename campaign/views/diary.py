"""Meetings and what is due there, as a page and as a calendar."""

from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import conditional_page

from campaign.diary import with_business
from campaign.filters import DiaryFilter
from campaign.ics import CALENDAR_TYPE, FILE, as_calendar
from campaign.models import Commitment, Meeting
from pilots.exports import refused
from pilots.pages import page_of

MEETINGS_PER_PAGE = 25


def calendar_address(request, found):
    """The whole address of the calendar with the same filters, without its scheme."""
    query = f"?{found.query}" if found.query else ""
    return f"{request.get_host()}{reverse('diary_calendar')}{query}"


def diary(request):
    found = DiaryFilter(request.GET, Meeting.objects.public())
    places = list(found.qs.values_list("slug", "part", "standing"))
    page = page_of(request, found.qs.for_diary(), MEETINGS_PER_PAGE, [slug for slug, *_ in places])
    page.object_list = with_business(page.object_list)
    context = {
        "filter": found,
        "page": page,
        "parts": [(Meeting.Part(part), list(some)) for part, some in groupby(page, lambda meeting: meeting.part)],
        "number_to_come": sum(
            part == Meeting.Part.TO_COME and standing != Meeting.Standing.CANCELLED for _, part, standing in places
        ),
        "calendar": calendar_address(request, found),
        "section": "diary",
    }
    if page.number == 1:  # what no meeting can hear stands before all meetings
        context["owed"] = list(found.narrow(Commitment.objects.public()).owed_without_meeting().for_diary())
    return render(request, "campaign/diary.html", context)


@conditional_page
def diary_calendar(request):
    found = DiaryFilter(request.GET, Meeting.objects.public())
    if not found.form.is_valid():
        return refused(found)
    deadlines = found.narrow(Commitment.objects.public()).due_by_a_day().for_diary()
    text = as_calendar(request, with_business(found.qs.for_diary()), deadlines, found.names)
    return HttpResponse(text, content_type=CALENDAR_TYPE, headers={"Content-Disposition": FILE})
