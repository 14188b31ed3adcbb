"""The officers' desk: Django's admin, whose front page says what there is to do."""

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from blog.models import Author, Autosave, BlogImport, Comment, Picture, Post, Proposal, Series, Topic
from campaign.deeds import deeds_of_others
from campaign.models import Answer, Commitment, Committee, Meeting
from campaign.worklist import worklist
from pilots import models as record

LISTS = {  # the lists of the desk, as the front page groups them; what is named nowhere here comes last
    "The record": [
        *(record.Pilot, record.PartnerBody, record.Branch, record.Document, record.Figure, record.Event),
        *(record.Claim, record.Term, record.Consultation, record.Enquiry),
    ],
    "Our own side": [Committee, Meeting, Commitment, Answer],
    "What it is made of": [
        *(record.Partnership, record.AffectedBranch, record.PilotTheme, record.Evidence, record.Copy),
        *(record.Region, record.Theme, record.ServiceGroup),
    ],
    "Watch-list": [record.Phrase, record.Observation, record.Flip],
    "Commentary": [Post, Comment, Picture, Author, Series, Topic, BlogImport, Proposal],
}
LAST = "The desk"
MOST_UNSAVED = 5  # texts that are named on the front page


class CaughtUpForm(forms.Form):
    """Until when she has seen what the others did: the moment at which the page was drawn."""

    until = forms.DateTimeField()


class Desk(AdminSite):
    def nouns(self):
        """(model, its admin) of every noun at the desk."""
        return self._registry.items()

    def get_urls(self):
        return [path("caught-up/", self.admin_view(self.caught_up), name="caught_up"), *super().get_urls()]

    def index(self, request, extra_context=None):
        groups, calm = worklist(self, request)
        deeds, are_more = deeds_of_others(self, request)
        context = {
            "work": groups,
            "calm": calm,
            "deeds": deeds,
            "are_more_deeds": are_more,
            "news_since": request.user.news_since,
            "shown_at": timezone.now().isoformat(),
            "lists": self.lists(request),
            "unsaved": Autosave.objects.unsaved_of(request.user).with_posts()[:MOST_UNSAVED],
        }
        return super().index(request, {**context, **(extra_context or {})})

    def lists(self, request):
        """[(group, what Django's list of apps knows of each noun in it), …] of what this officer may see."""
        nouns = {noun["model"]: noun for app in self.get_app_list(request) for noun in app["models"]}
        groups = [(group, [nouns.pop(model) for model in models if model in nouns]) for group, models in LISTS.items()]
        return [(group, some) for group, some in [*groups, (LAST, list(nouns.values()))] if some]

    @method_decorator(require_POST)
    def caught_up(self, request):
        form = CaughtUpForm(request.POST)
        if form.is_valid():
            request.user.catch_up(form.cleaned_data["until"])
            messages.success(request, "You are caught up.")
        return redirect("admin:index")
