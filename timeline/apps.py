"""The one Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class TimelineConfig(AppConfig):
    name = "timeline"
    label = "timeline"
    verbose_name = "Chancery"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from timeline.models import derived, triggers
        from timeline.search import port as search

        pre_migrate.connect(triggers.make_way, sender=self, dispatch_uid="timeline.triggers.make_way")
        post_migrate.connect(triggers.install, sender=self, dispatch_uid="timeline.triggers")
        pre_migrate.connect(search.make_way, sender=self, dispatch_uid="timeline.search.make_way")
        post_migrate.connect(search.install, sender=self, dispatch_uid="timeline.search")
        pre_migrate.connect(derived.make_way, sender=self, dispatch_uid="timeline.derived.make_way")
        post_migrate.connect(derived.install, sender=self, dispatch_uid="timeline.derived")
