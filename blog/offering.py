"""Names offered in the form of a post while it is written: she ticks, and what she took is linked when it is saved.

A script asks for them a second after she pauses. Without one she is asked once the post is saved, as `linking` has it.
"""

import json

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from blog.answered import is_answered
from blog.models import Post
from blog.naming import LINKS, add_links, named_and_not_linked, named_in
from blog.pasting import plain
from pilots.naming import names_on_record
from pilots.versions import whole_number

LONGEST_TEXT = 300_000  # signs of an article, about fifty thousand words
MOST_TAKEN = 200
LONGEST_NOTE = 200


class WordsForm(forms.Form):
    """A post's texts as they stand in its form; `settled` are the things about which she has said yes or no."""

    title = forms.CharField(required=False, max_length=1_000)
    summary = forms.CharField(required=False, max_length=LONGEST_TEXT)
    body = forms.CharField(required=False, max_length=LONGEST_TEXT)
    settled = forms.CharField(required=False, max_length=20_000)
    post = forms.CharField(required=False, max_length=20)

    def as_post(self):
        """A post of these words that is never saved, its article as it would be kept."""
        given = self.cleaned_data
        return Post(title=given["title"], summary=given["summary"], body=plain(given["body"]))


class OffersNames:
    """Of the admin of posts, below what asks once a post is saved."""

    @property
    def media(self):
        return super().media + forms.Media(js=["campaign/names.js"])

    def get_urls(self):
        view = self.admin_site.admin_view(self.names_at_hand)
        return [path("names/", view, name="blog_post_names_at_hand"), *super().get_urls()]

    def get_form(self, request, post=None, **kwargs):
        """The title says where its script asks for names, and what she took, where the form comes back to her."""
        form = super().get_form(request, post, **kwargs)
        if "title" in form.base_fields:
            about = {"data-names": reverse("admin:blog_post_names_at_hand"), "data-post": post.pk if post else ""}
            if request.method == "POST":
                settled = request.POST.getlist("_settled")[:MOST_TAKEN]
                about |= {"data-taken": json.dumps(taken(request)), "data-settled": " ".join(settled)}
            form.base_fields["title"].widget.attrs |= about
        return form

    @method_decorator(require_POST)
    def names_at_hand(self, request):
        """The names in what she has written so far, as a piece of a page; nothing where there are none."""
        form = WordsForm(request.POST)
        if not form.is_valid():
            return HttpResponse("", status=413)
        post = self.model.objects.with_key(whole_number(form.cleaned_data["post"])).first()
        if not (self.has_change_permission(request, post) if post else self.has_add_permission(request)):
            raise PermissionDenied
        written = form.as_post()
        if post and is_answered(request.session, post, written):
            return HttpResponse("")
        settled = set(form.cleaned_data["settled"].split())
        mentions = [one for one in named_in(written, post, names_on_record()) if one.value not in settled]
        if not mentions:
            return HttpResponse("")
        return render(request, "admin/blog/post/_names_at_hand.html", {"mentions": mentions})

    def save_related(self, request, form, formsets, change):
        """Links what she took and still stands in the text, with the post, in one edit."""
        super().save_related(request, form, formsets, change)
        notes = taken(request)
        if notes:
            chosen = [one for one in named_and_not_linked(form.instance) if one.value in notes]
            add_links(form.instance, chosen, notes)
            self.tell_of_links(request, chosen)


def taken(request):
    """{thing, as a form sends it: the note on why} of what she took while she wrote."""
    values = [value for value in request.POST.getlist("_taken")[:MOST_TAKEN] if value.split("-")[0] in LINKS]
    return {value: note_of(request, value) for value in values}


def note_of(request, value):
    return " ".join(request.POST.get(f"_why-{value}", "").replace("\0", "").split())[:LONGEST_NOTE]
