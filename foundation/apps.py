from importlib.util import find_spec

from django.utils.translation import gettext_lazy as _

from foundation.plugins.config import PluginConfig


class FoundationConfig(PluginConfig):
    name = "foundation"
    label = "foundation"
    default = True
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Foundation")
    needs = (
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.messages",
        "django.contrib.sessions",
        "django.contrib.staticfiles",
        "wagtail",
        "wagtail.admin",
    )
    packages = {
        **({} if find_spec("django.tasks") else {"django_tasks": ""}),
        "filetype": "",
        "holidays": "",
        "openpyxl": "",
        "xlsxwriter": "",
    }

    def ready(self) -> None:
        from foundation.calendar import connect as calendar
        from foundation.files import connect as files
        from foundation.health import connect as health
        from foundation.live import connect as live
        from foundation.minute import connect as minute
        from foundation.notices import connect as notices
        from foundation.outbox import connect as outbox
        from foundation.page_cache import connect as page_cache
        from foundation.plugins import connect as plugins
        from foundation.privacy import connect as privacy
        from foundation.public import connect as public
        from foundation.reminders import connect as reminders
        from foundation.removal import connect as removal
        from foundation.search import connect as search

        # The minute loop does its duties in this order: mail does not wait for what is forgotten.
        for subject in (
            *(files, health, outbox, calendar, reminders, live, notices, minute, privacy),
            *(page_cache, plugins, public, removal, search),
        ):
            subject.connect()
