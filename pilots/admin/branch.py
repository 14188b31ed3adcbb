from django.contrib import admin

from pilots import views
from pilots.admin.desk_form import DeskForm
from pilots.admin.inlines import RowInline, citations_of
from pilots.admin.list_filters import StateFilter
from pilots.admin.merging import MergesThings
from pilots.admin.publishable import WHO_SEES_IT, PreviewableAdmin
from pilots.admin.record import SLUG_KEPT, FactAdmin, PartAdmin
from pilots.models import AffectedBranch, Branch, ServiceGroup
from pilots.tables import AFFECTED_BRANCHES, BRANCHES, SERVICE_GROUPS


@admin.register(ServiceGroup)
class ServiceGroupAdmin(FactAdmin):
    table = SERVICE_GROUPS
    slug_help = SLUG_KEPT
    list_display = ["name", "in_operation_2009", "basis"]
    list_filter = ["in_operation_2009"]
    search_fields = ["name", "note"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["in_operation_2009_source"]
    inlines = [citations_of(ServiceGroup)]
    fieldsets = [
        (
            None,
            {
                "fields": ["name", "slug", "note"],
                "description": "A service group of the union.",
            },
        ),
        (
            "At the time of the pilots",
            {
                "fields": ["in_operation_2009", "in_operation_2009_source"],
                "description": "Whether the group existed in 2009, and where that is written.",
            },
        ),
    ]

    def readers_see(self, groups):
        return groups  # they are never drafts


class AffectedBranchInline(RowInline):
    """What a pilot means for a branch, from either side; `other` is the end that each row chooses."""

    model = AffectedBranch
    loads = ["pilot", "branch"]
    show_change_link = True
    other = None

    def get_fields(self, request, parent=None):
        return [self.other, "staff_in_scope", "posts_at_risk", "joint_working", "note"]

    def get_autocomplete_fields(self, request):
        return [self.other]


class PilotsOfBranch(AffectedBranchInline):
    other = "pilot"
    verbose_name = "pilot that affects it"
    verbose_name_plural = "pilots that affect it (open a row to give its sources)"


class BranchForm(DeskForm):
    def clean(self):
        """The names of its bodies may stand in the address of a role: those chosen here, not yet saved."""
        cleaned = super().clean()
        self.instance.bodies_given = cleaned.get("bodies")
        return cleaned


@admin.register(Branch)
class BranchAdmin(MergesThings, PreviewableAdmin):
    form = BranchForm
    table = BRANCHES
    show = staticmethod(views.show_branch)
    list_display = ["name", "service_group", "region", "state", "basis", "updated_at"]
    list_select_related = ["service_group", "region"]
    list_filter = [StateFilter, "service_group", "region"]
    search_fields = ["name", "note", "bodies__name", "bodies__other_names"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["service_group", "region", "bodies", "contact_source"]
    inlines = [PilotsOfBranch, citations_of(Branch)]
    fieldsets = [
        (
            None,
            {
                "fields": ["name", "slug", "service_group", "region", "bodies"],
                "description": "A branch of the union, as a document names it. Never a member's name.",
            },
        ),
        (
            "What is known of it",
            {
                "fields": ["members", "evidence_year", "note"],
                "description": "Only what a source says. Leave empty what is not known.",
            },
        ),
        (
            "Whom to ask in it",
            {
                "fields": ["contact_role", "contact_address", "contact_source"],
                "description": "A role and its address, only where the branch itself has published them; never "
                "a person’s, even if the branch has published that. Each word must be one of a role (secretary, "
                "office, union), or of the name of the branch, its region or its bodies: secretary.leeds@… is kept, "
                "jane.smith-branch@… is not. Readers see neither while the document below is a draft.",
            },
        ),
        WHO_SEES_IT,
    ]


@admin.register(AffectedBranch)
class AffectedBranchAdmin(PartAdmin):
    table = AFFECTED_BRANCHES
    list_display = ["branch", "pilot", "staff_in_scope", "posts_at_risk", "joint_working", "basis"]
    list_select_related = ["pilot", "branch"]
    list_filter = ["joint_working", "pilot", "branch__service_group"]
    search_fields = ["branch__name", "pilot__name", "pilot__other_names", "note"]
    autocomplete_fields = ["pilot", "branch"]
    inlines = [citations_of(AffectedBranch)]
    ordering = ["pilot__name", "branch__name"]
    fieldsets = [
        (
            None,
            {
                "fields": ["pilot", "branch", "staff_in_scope", "posts_at_risk", "joint_working", "note"],
                "description": "What one pilot means for one branch. Its sources stand below.",
            },
        )
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).with_ends()
