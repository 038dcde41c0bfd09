from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _

from foundation.plugins.config import PluginConfig


class SchedulingConfig(PluginConfig):
    name = "scheduling"
    label = "scheduling"
    default = True
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Scheduling")
    needs = ("agents", "foundation")
    packages = {"icalendar": "scheduling"}

    def let_go(self) -> None:
        from scheduling.bookings import guard

        guard.remove()

    def ready(self) -> None:
        from scheduling import privacy
        from scheduling.bookings import connect as bookings
        from scheduling.bookings import receivers
        from scheduling.calendars import connect as calendars
        from scheduling.leave import connect as leave

        bookings.connect()
        calendars.connect()
        leave.connect()
        privacy.connect()
        pre_migrate.connect(receivers.take_guard_down, sender=self)
        post_migrate.connect(receivers.put_guard_up, sender=self)
