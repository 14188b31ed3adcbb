from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.admin import UserAdmin

from campaign.models import FailedSearch, Officer
from campaign.reviews import write_letters
from pilots.review import LISTENERS

admin.site.site_header = "the officers’ desk"
admin.site.site_title = "Officers’ desk"
admin.site.index_title = "The desk"
admin.site.enable_nav_sidebar = False  # the lists need the width


LISTENERS.append(write_letters)


class SignInForm(AdminAuthenticationForm):
    NOT_KNOWN = "We know no officer with this sign-in name and password. Capital letters matter in both."
    error_messages = {**AdminAuthenticationForm.error_messages, "invalid_login": NOT_KNOWN}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "Sign-in name"


admin.site.login_form = SignInForm

HELP = {
    "username": "What the officer signs in with. Letters, digits and @ . + - _ only.",
    "email": "For what becomes of drafts: those to be reviewed, and her own. Empty: no letters.",
    "is_active": "Untick this when somebody leaves. Do not delete: the history names who changed what.",
    "is_staff": "Whether this officer may sign in to this desk.",
    "is_superuser": "Every right, and the right to give rights. Two officers should have it, no more.",
    "groups": "Rights come with a group. Without one, and without “all rights”, the desk is empty.",
}
LABELS = {
    "username": "Sign-in name",
    "is_active": "In office",
    "is_staff": "May sign in here",
    "is_superuser": "All rights",
}


@admin.register(Officer)
class OfficerAdmin(UserAdmin):
    add_form_template = None
    list_display = [
        "username",
        "first_name",
        "last_name",
        "is_active",
        "is_staff",
        "is_superuser",
        "last_login",
    ]
    list_filter = ["is_active", "is_staff", "is_superuser", "groups"]
    autocomplete_fields = ["groups"]
    filter_horizontal = []
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["username", "password"], "description": "Somebody who keeps the record."}),
        (
            "Name",
            {"fields": ["first_name", "last_name", "email"], "description": "Only officers see these."},
        ),
        ("What they may do", {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
        ("Comings and goings", {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (
            None,
            {
                "fields": ["username", "password1", "password2"],
                "description": "Name and rights come next. The officer changes this password at once.",
            },
        )
    ]

    def get_form(self, request, officer=None, **kwargs):
        form = super().get_form(request, officer, **{"help_texts": HELP, "labels": LABELS, **kwargs})
        if "password" in form.base_fields:
            form.base_fields["password"].help_text = "Nobody can read it. Here you can set a new one."
        return form


@admin.register(FailedSearch)
class FailedSearchAdmin(admin.ModelAdmin):
    """What readers looked for and did not find, most often first. It can be read and deleted."""

    list_display = ["words", "times", "first_month", "last_month"]
    list_display_links = None
    search_fields = ["words"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, row=None):
        return False
