"""The probes that every site has. Subjects with a probe of their own register it themselves."""

from django.apps import apps

from foundation.health import probes
from foundation.health.probes import register_health_probe, register_readiness_probe


def connect() -> None:
    register_health_probe("database", probes.database)
    register_health_probe("cache", probes.cache_answers)
    if apps.is_installed("django_tasks_db"):  # a site may run its tasks elsewhere
        register_health_probe("oldest_task", probes.oldest_task)
    register_health_probe("oldest_unsent", probes.oldest_unsent)
    register_health_probe("set_aside", probes.set_aside)
    register_readiness_probe("database", probes.database_answers)
    register_readiness_probe("secret", probes.secret_is_safe)
    register_readiness_probe("cookies", probes.cookies_are_secure)
    register_readiness_probe("migrations", probes.migrations_applied)
    register_readiness_probe("files", probes.files_are_kept)
    register_readiness_probe("restore", probes.restore_is_whole)
    register_readiness_probe("backup", probes.backup_is_possible)
    register_readiness_probe("static", probes.static_files_are_collected)
