"""What /healthz reports and `manage.py ready` asks; apps add their own probes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from foundation.duties import register_duty
from foundation.models import OutboxMessage
from foundation.operations.once import forget_old_keys
from foundation.operations.outbox import deliver_due

OVERDUE = timedelta(minutes=10)


@dataclass(frozen=True)
class Finding:
    """One probe's answer; `cure` says in one sentence what to do when it is not well."""

    is_well: bool
    detail: str
    cure: str = ""


Probe = Callable[[], Finding]
_health: dict[str, Probe] = {}
_readiness: dict[str, Probe] = {}


def register_health_probe(name: str, probe: Probe) -> None:
    _health[name] = probe


def register_readiness_probe(name: str, probe: Probe) -> None:
    _readiness[name] = probe


def health() -> dict[str, Finding]:
    return {name: _ask(probe) for name, probe in _health.items()}


def readiness() -> dict[str, Finding]:
    return {name: _ask(probe) for name, probe in _readiness.items()}


def _ask(probe: Probe) -> Finding:
    try:
        return probe()
    except Exception as error:  # noqa: BLE001  (a probe that cannot answer is an answer)
        return Finding(False, type(error).__name__, "See the log.")


def database() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return Finding(True, connection.vendor)


def cache_answers() -> Finding:
    cache.set("healthz", "1", 5)
    return Finding(cache.get("healthz") == "1", str(settings.CACHES["default"]["BACKEND"]))


def oldest_task() -> Finding:
    oldest = DBTaskResult.objects.ready().order_by("enqueued_at").first()
    return _age(oldest.enqueued_at if oldest else None, "Start `manage.py db_worker`.")


def oldest_unsent() -> Finding:
    oldest = OutboxMessage.objects.unsent().order_by("created_at").first()
    return _age(oldest.created_at if oldest else None, "Start `manage.py minute --loop`.")


def _age(since: datetime | None, cure: str) -> Finding:
    if since is None:
        return Finding(True, "none")
    age = timezone.now() - since
    return Finding(age < OVERDUE, f"{age.total_seconds():.0f} s", cure)


def migrations_applied() -> Finding:
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return Finding(not missing, f"{len(missing)} missing", "Run `manage.py migrate`.")


def secret_is_safe() -> Finding:
    key = settings.SECRET_KEY
    is_safe = len(key) >= 50 and len(set(key)) >= 5 and "not-a-secret" not in key
    return Finding(is_safe, f"{len(key)} characters", "Set SECRET_KEY to 50 random characters.")


def cookies_are_secure() -> Finding:
    is_safe = settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE and not settings.DEBUG
    return Finding(is_safe, "cookies", "Run with config.settings.production.")


register_health_probe("database", database)
register_health_probe("cache", cache_answers)
register_health_probe("oldest_task", oldest_task)
register_health_probe("oldest_unsent", oldest_unsent)
register_readiness_probe("secret", secret_is_safe)
register_readiness_probe("cookies", cookies_are_secure)
register_readiness_probe("migrations", migrations_applied)
register_duty("outbox", deliver_due)
register_duty("client_keys", forget_old_keys)
