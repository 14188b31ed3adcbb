from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.utils.html import format_html

from campaign.models import ROLES, FailedSearch, Officer
from campaign.reviews import write_letters
from campaign.sign_in import SignInForm
from pilots.admin.ticking import TicksRows
from pilots.review import LISTENERS

admin.site.site_header = "the officers’ desk"
admin.site.site_title = "Officers’ desk"
admin.site.index_title = "The desk"
admin.site.enable_nav_sidebar = False  # the lists need the width
LISTENERS.append(write_letters)
admin.site.login_form = SignInForm

HELP = {
    "username": "What the officer signs in with. Letters, digits and @ . + - _ only.",
    "email": "For what becomes of drafts: those to be reviewed, and her own. Empty: no letters.",
    "is_active": "Untick this when somebody leaves. Do not delete: the history names who changed what.",
    "is_staff": "Whether this officer may sign in to this desk.",
    "is_superuser": "Every right, and the right to give it. Two officers should have it, no more.",
    "groups": "One or more. Without a role the desk is empty.",
}
LABELS = {
    "username": "Sign-in name",
    "is_active": "In office",
    "is_staff": "May sign in here",
    "is_superuser": "All rights",
    "groups": "Roles",
}
EXPLAINED = {role.name: role.explained for role in ROLES}


class RolesField(forms.ModelMultipleChoiceField):
    """Boxes to tick, each with what its role may do."""

    widget = forms.CheckboxSelectMultiple(attrs={"class": "roles"})

    def label_from_instance(self, group):
        return format_html("<b>{}</b> {}", group.name, EXPLAINED.get(group.name, ""))


@admin.register(Officer)
class OfficerAdmin(TicksRows, UserAdmin):
    add_form_template = None
    list_display = ["username", "first_name", "last_name", "roles", "is_active", "is_staff", "last_login"]
    list_filter = ["groups", "is_active", "is_staff", "is_superuser"]
    filter_horizontal = []
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["username", "password"], "description": "Somebody who keeps the record."}),
        (
            "Name",
            {"fields": ["first_name", "last_name", "email"], "description": "Only officers see these."},
        ),
        ("What they may do", {"fields": ["groups", "is_active", "is_staff", "is_superuser"]}),
        ("Comings and goings", {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (
            None,
            {
                "fields": ["username", "first_name", "last_name", "email", "groups", "password1", "password2"],
                "description": "Tell them this password by word of mouth. The first thing they do at the desk is "
                "“Change password”, at its head.",
            },
        )
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description="roles")
    def roles(self, officer):
        names = ["All rights"] if officer.is_superuser else [group.name for group in officer.groups.all()]
        return ", ".join(names) or "None"

    def get_form(self, request, officer=None, **kwargs):
        form = super().get_form(request, officer, **{"help_texts": HELP, "labels": LABELS, **kwargs})
        if "password" in form.base_fields:
            form.base_fields["password"].help_text = "Nobody can read it. Here you can set a new one."
        form.base_fields["groups"].required = officer is None
        return form

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name != "groups":
            return super().formfield_for_manytomany(db_field, request, **kwargs)
        return RolesField(
            Group.objects.order_by("pk"), required=False, label=LABELS["groups"], help_text=HELP["groups"]
        )

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Roles are explained here; no button beside them leads to the making of others."""
        if db_field.name == "groups":
            return self.formfield_for_manytomany(db_field, request, **kwargs)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    # Nobody gives herself or others more than she has.

    def get_readonly_fields(self, request, officer=None):
        shown = super().get_readonly_fields(request, officer)
        return shown if request.user.is_superuser else [*shown, "is_superuser"]

    def has_change_permission(self, request, officer=None):
        above = officer is not None and officer.is_superuser and not request.user.is_superuser
        return super().has_change_permission(request, officer) and not above

    def save_model(self, request, officer, form, change):
        officer.is_staff = officer.is_staff or not change  # whoever gets an account may sign in
        super().save_model(request, officer, form, change)


@admin.register(FailedSearch)
class FailedSearchAdmin(TicksRows):
    """What readers looked for and did not find, most often first. It can be read and deleted."""

    list_display = ["words", "times", "first_month", "last_month"]
    list_display_links = None
    search_fields = ["words"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, row=None):
        return False
