from urllib.parse import urlencode

from django.contrib import admin
from django.urls import reverse

from blog.admin.post import LinkInline, PostAdmin
from campaign.models import Answer, Commitment, Committee, Meeting, PostCommittee
from campaign.tables import COMMITTEES, MEETINGS
from pilots.admin.desk_form import DeskForm
from pilots.admin.inlines import citations_of
from pilots.admin.list_filters import ChoiceFilter, StateFilter
from pilots.admin.publishable import WHO_SEES_IT, PublishableAdmin
from pilots.admin.quick_form import may
from pilots.slugs import free_slug


def to_add(request, model, label, **fields):
    """[(label, address)] of the form for a new thing of `model` with these fields filled, for those who may add."""
    filled = urlencode({name: value for name, value in fields.items() if value})
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add")
    return [(label, f"{address}?{filled}")] if may(request.user, "add", model) else []


@admin.register(Committee)
class CommitteeAdmin(PublishableAdmin):
    table = COMMITTEES
    list_display = ["name", "kind", "organisation", "state", "basis", "updated_at"]
    list_filter = [StateFilter, "kind"]
    search_fields = ["name", "slug", "description"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["branch", "body"]
    inlines = [citations_of(Committee)]
    fieldsets = [
        (
            None,
            {
                "fields": ["name", "slug", "kind", "organisation", "branch", "body", "description"],
                "description": "Who meets and decides: a committee or conference of the union, a branch, a council’s "
                "cabinet.",
            },
        ),
        WHO_SEES_IT,
    ]

    def tools(self, request, committee):
        address = f"{reverse('diary')}?committee={committee.slug}"
        diary = [("Its meetings in the diary", address)] if committee.is_public else []
        meeting = to_add(request, Meeting, "Add a meeting of it", committee=committee.pk)
        return [*super().tools(request, committee), *diary, *meeting]


class WhenFilter(ChoiceFilter):
    title = "when"
    parameter_name = "when"
    CHOICES = {
        "to-come": ("To come", "to_come"),
        "unsaid": ("Passed, and not said whether it was held", "passed_without_word"),
        "passed": ("Passed", "passed"),
        "undated": ("Date not known", "undated"),
    }


class MeetingForm(DeskForm):
    """A new meeting needs no short name: it is made from the committee and the date."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields and not self.instance.pk:
            self.fields["slug"].required = False

    def clean(self):
        cleaned = super().clean()
        committee, date = cleaned.get("committee"), cleaned.get("date")
        if committee and not cleaned.get("slug") and "slug" not in self.errors:
            cleaned["slug"] = free_slug(Meeting, f"{committee.slug}-{date.isoformat() if date else 'undated'}")
        return cleaned


@admin.register(Meeting)
class MeetingAdmin(PublishableAdmin):
    table = MEETINGS
    form = MeetingForm
    slug_help = "Its short name in the diary. Of a new one, empty: made from its committee and date."
    list_display = ["name", "date", "starts_at", "standing", "place", "state", "basis", "updated_at"]
    list_select_related = ["committee"]
    list_filter = [StateFilter, WhenFilter, "standing", "committee"]
    search_fields = ["slug", "committee__name", "date", "place", "note"]
    autocomplete_fields = ["committee"]
    inlines = [citations_of(Meeting)]
    fieldsets = [
        (
            None,
            {
                "fields": ["committee", "date", "starts_at", "place", "standing", "note", "slug"],
                "description": "One meeting, held or expected. If it moves or is cancelled, say so here: calendars "
                "that follow the diary are told.",
            },
        ),
        WHO_SEES_IT,
    ]

    @admin.display(description="committee", ordering="committee__name")
    def name(self, meeting):
        return meeting.committee

    def tools(self, request, meeting):
        date = str(meeting.date) if meeting.date else ""
        diary = [("Open it in the diary", meeting.get_absolute_url())] if meeting.is_public else []
        made = {"made_at": meeting.pk, "committee": meeting.committee_id}
        return [
            *super().tools(request, meeting),
            *diary,
            *to_add(request, Commitment, "Add a commitment made there", **made),
            *to_add(request, Answer, "Add an answer given there", meeting=meeting.pk, given_on=date),
        ]


class CommitteesOfPost(LinkInline):
    model = PostCommittee
    loads = ["post", "committee"]
    autocomplete_fields = ["committee"]


PostAdmin.inlines.insert(-1, CommitteesOfPost)  # before its sources
