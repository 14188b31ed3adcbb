"""Rows that are ticked in a list of the desk."""

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME

from pilots.versions import whole_number


class TicksRows(admin.ModelAdmin):
    def response_action(self, request, queryset):
        """What is no key of a row ticks nothing: the database would stumble over it."""
        request.POST = request.POST.copy()
        ticked = request.POST.getlist(ACTION_CHECKBOX_NAME)
        request.POST.setlist(ACTION_CHECKBOX_NAME, [key for key in ticked if whole_number(key)])
        return super().response_action(request, queryset)
