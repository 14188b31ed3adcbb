from django.apps import AppConfig

from campaign import safety  # noqa: F401  registers its check


class CampaignConfig(AppConfig):
    name = "campaign"
    verbose_name = "The campaign"
