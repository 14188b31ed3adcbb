from django.apps import AppConfig
from django.contrib.admin import apps as admin

from campaign import safety  # noqa: F401  registers its check


class CampaignConfig(AppConfig):
    name = "campaign"
    verbose_name = "The campaign"
    default = True


class DeskConfig(admin.AdminConfig):
    """Django's admin with a front page of our own."""

    default_site = "campaign.desk.Desk"
    default = False
