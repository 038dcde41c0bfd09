from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class MentoringConfig(AppConfig):
    name = "mentoring"
    label = "mentoring"
    verbose_name = _("Mentoring")

    def ready(self) -> None:
        from foundation.duties import register_duty
        from foundation.sending import register_sender
        from mentoring import menu, panels, probes, receivers  # noqa: F401  (they fill registries)
        from mentoring.operations import reminders

        register_duty("reminders", reminders.queue_due)
        register_sender(reminders.SEND, reminders.send)
        post_migrate.connect(receivers.put_guard_up, sender=self)
