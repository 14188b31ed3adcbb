from django.apps import AppConfig
from django.db import connections
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate

from pilots.search import entries, triggers
from pilots.silence.triggers import waiting_triggers


def teach_our_functions(connection, **kwargs):
    if connection.vendor == "sqlite":
        for function in (triggers.plain_text, triggers.joined_words):
            connection.connection.create_function(function.__name__, 1, function, deterministic=True)


def remove_triggers(using, **kwargs):
    triggers.remove(connections[using])


def install_triggers(using, plan=(), **kwargs):
    triggers.install(connections[using])
    if plan and "pilots_searchentry" in connections[using].introspection.table_names():
        triggers.rebuild(connections[using])


class PilotsConfig(AppConfig):
    name = "pilots"
    verbose_name = "The record"

    def ready(self):
        entries.register(self.models["partnerbody"].Kind.choices)
        triggers.also(waiting_triggers)
        connection_created.connect(teach_our_functions)
        pre_migrate.connect(remove_triggers, sender=self)
        post_migrate.connect(install_triggers, sender=self)
