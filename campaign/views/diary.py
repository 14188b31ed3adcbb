"""Meetings and what is due there, as a page and as a calendar."""

from django.http import HttpResponse
from django.shortcuts import render

from campaign.models import Meeting


def diary(request):
    meetings = Meeting.objects.public().with_committee().with_sources()
    context = {
        "to_come": meetings.to_come().in_order(),
        "over": meetings.passed().latest_first(),
        "undated": meetings.undated(),
        "section": "diary",
    }
    return render(request, "campaign/diary.html", context)


def diary_calendar(request):
    return HttpResponse("", content_type="text/calendar; charset=utf-8")
