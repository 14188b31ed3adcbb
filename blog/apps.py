from django.apps import AppConfig

from blog import entries


class BlogConfig(AppConfig):
    name = "blog"
    verbose_name = "Commentary"

    def ready(self):
        entries.register()
