from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class MentoringConfig(AppConfig):
    name = "mentoring"
    label = "mentoring"
    verbose_name = _("Mentoring")

    def ready(self) -> None:
        from mentoring import probes, receivers  # noqa: F401  (they fill registries)

        post_migrate.connect(receivers.put_guard_up, sender=self)
