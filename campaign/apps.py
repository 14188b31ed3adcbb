from django.apps import AppConfig, apps
from django.contrib.admin import apps as admin
from django.db.models.signals import post_migrate

from campaign import (
    entries,
    safety,  # noqa: F401  registers its check
)


class CampaignConfig(AppConfig):
    name = "campaign"
    verbose_name = "The campaign"
    default = True

    def ready(self):
        entries.register()
        # Of all apps that make rights, auth is the last to be told of a migration.
        post_migrate.connect(self.models_module.make_roles, sender=apps.get_app_config("auth"))


class DeskConfig(admin.AdminConfig):
    """Django's admin with a front page of our own."""

    default_site = "campaign.desk.Desk"
    default = False
