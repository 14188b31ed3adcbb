"""The desk's list of what is proposed from the words of posts: each with its sentence, to accept or to refuse."""

from collections import Counter

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.http import urlencode

from blog.models import Proposal
from blog.proposing import accept, refuse, things_proposed, topics_proposed
from pilots.admin.list_filters import ChoiceFilter
from pilots.pages import page_of
from pilots.versions import whole_number

PROPOSALS_PER_PAGE = 50
NOTHING_TICKED = "Nothing was ticked, so nothing was decided."
DECIDED_ALREADY = "decided already, perhaps by somebody else: nothing came of pressing again."
THING_GONE = "left open, for what it leads to was deleted. Bring that back first, or refuse."


class DecidedFilter(ChoiceFilter):
    title = "state"
    parameter_name = "state"
    CHOICES = {
        "open": ("To be decided", "open"),
        "accepted": ("Accepted", "accepted"),
        "refused": ("Refused", "refused"),
    }


class ListForm(forms.Form):
    """Which proposals are shown: those to be decided, unless it says otherwise."""

    state = forms.ChoiceField(
        required=False, choices=[(value, label) for value, (label, _) in DecidedFilter.CHOICES.items()]
    )
    kind = forms.ChoiceField(required=False, choices=[("", "Of all kinds"), *Proposal.Kind.choices])
    post = forms.IntegerField(required=False, min_value=1, max_value=2**53, widget=forms.HiddenInput)

    def rows(self):
        """What was asked for; a wrong choice hides nothing."""
        self.is_valid()
        asked = self.cleaned_data
        rows = DecidedFilter.chosen(Proposal.objects.by_post(), asked.get("state") or "open", None)
        if asked.get("kind"):
            rows = rows.of_kind(asked["kind"])
        return rows.of_posts([asked["post"]]) if asked.get("post") else rows

    def query(self):
        return urlencode({name: value for name, value in self.cleaned_data.items() if value})


@admin.register(Proposal)
class ProposalAdmin(admin.ModelAdmin):
    list_filter = [DecidedFilter]

    def get_urls(self):
        """The list is all there is: a proposal has no form of its own."""
        view = self.admin_site.admin_view
        return [
            path("", view(self.changelist_view), name="blog_proposal_changelist"),
            path("<int:pk>/change/", view(self.on_the_list), name="blog_proposal_change"),
        ]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, proposal=None):
        return False

    def has_change_permission(self, request, proposal=None):
        """For those who may change any post: what is accepted becomes part of one."""
        rights = ("blog.change_proposal", "blog.change_post", "blog.publish_post")
        return all(map(request.user.has_perm, rights))

    def has_view_permission(self, request, proposal=None):
        return self.has_change_permission(request, proposal)

    def on_the_list(self, request, pk):
        if not self.has_view_permission(request):
            raise PermissionDenied
        one = Proposal.objects.with_keys([pk]).first()
        asked = urlencode({"post": one.post_id, "state": one.state}) if one else ""
        return redirect(f"{reverse('admin:blog_proposal_changelist')}?{asked}")

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return self.decide(request)
        form = ListForm(request.GET)
        rows = form.rows()
        page = page_of(request, rows, PROPOSALS_PER_PAGE)
        name_things(page.object_list)
        context = {
            **self.admin_site.each_context(request),
            "title": "Proposals",
            "opts": self.opts,
            "form": form,
            "page": page,
            "query": form.query(),
            "upto": Proposal.objects.newest_key(),
            "are_open": (form.cleaned_data.get("state") or "open") == "open",
        }
        return render(request, "admin/blog/proposal/list.html", context)

    def decide(self, request):
        """One deed for those that are ticked, those of one post, or all of the list as it was when it was drawn."""
        form = ListForm(request.POST)
        rows = form.rows()
        deed, _, which = request.POST.get("deed", "").partition(" ")
        upto = whole_number(request.POST.get("upto", ""))
        if which == "ticked":
            keys = [whole_number(key) for key in request.POST.getlist("proposal")[: 2 * PROPOSALS_PER_PAGE]]
            chosen, asked = Proposal.objects.with_keys(keys), len(set(keys))
        else:
            some = rows if which == "all" else rows.of_posts([whole_number(which)])
            chosen = list(some.up_to(upto))
            asked = len(chosen)
        if deed == "accept":
            self.tell_of_accepted(request, asked, *accepted(chosen, request.user))
        elif deed == "refuse":
            self.tell(request, asked, refuse(chosen, request.user), "refused. They are not proposed again.")
        return redirect(f"{reverse('admin:blog_proposal_changelist')}?{form.query()}")

    def tell_of_accepted(self, request, asked, made, gone):
        kinds = Counter(one.get_kind_display().lower() for one in made)
        listed = "; ".join(f"{kind}: {number}" for kind, number in kinds.items())
        self.tell(request, asked - gone, len(made), f"accepted ({listed}).")
        if gone:
            messages.warning(request, f"{gone} {THING_GONE}")

    def tell(self, request, asked, done, deed):
        if done:
            messages.success(request, f"{done} {deed}")
        if asked > done:
            messages.warning(request, f"{asked - done} {DECIDED_ALREADY}")
        if not asked and not done:
            messages.info(request, NOTHING_TICKED)


def accepted(proposals, by):
    """(those that were accepted, how many were left open for their thing is gone)."""
    keys = [one.pk for one in proposals]
    made = accept(proposals, by)
    left = Proposal.objects.open().with_keys(keys).count() if len(made) < len(keys) else 0
    return made, left


def name_things(proposals):
    """Gives each `.thing`, what it would link the post with or file it under; none where that `.is_gone`."""
    things = things_proposed([one for one in proposals if one.kind == Proposal.Kind.LINK])
    topics = topics_proposed([one for one in proposals if one.kind == Proposal.Kind.TOPIC])
    for one in proposals:
        is_link = one.kind == Proposal.Kind.LINK
        one.thing = things.get((one.thing_kind, one.thing_id)) if is_link else topics.get(one.words)
        one.is_gone = not one.thing and (is_link or one.words in topics)
