"""What /healthz reports and `manage.py ready` asks; apps add their own probes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from foundation.backups import folders, programs
from foundation.models import OutboxMessage

OVERDUE = timedelta(minutes=10)
A_STATIC_FILE = "foundation/css/klinik.css"


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
    """`probe()` is asked by /healthz and by `manage.py restore`, in the process that answers. It
    should take milliseconds and tell no personal data."""
    _health[name] = probe


def register_readiness_probe(name: str, probe: Probe) -> None:
    """`probe()` is asked by `manage.py ready`, before a process of the deployment starts."""
    _readiness[name] = probe


def health() -> dict[str, Finding]:
    """What every health probe finds, by name. One that raises is not well; the others are asked all
    the same."""
    return {name: _ask(probe) for name, probe in _health.items()}


def readiness() -> dict[str, Finding]:
    """What every readiness probe finds, by name."""
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
    """How long the oldest task has waited for a worker; well below OVERDUE."""
    results = apps.get_model("django_tasks_database", "DBTaskResult")._default_manager
    oldest = results.ready().order_by("enqueued_at").first()
    return _age(oldest.enqueued_at if oldest else None, "Start `manage.py db_worker`.")


def oldest_unsent() -> Finding:
    """How long the oldest message of the outbox has waited to be sent; well below OVERDUE. What was
    set aside is no backlog (`set_aside`), nor what waits for the end of somebody's quiet hours."""
    since = OutboxMessage.objects.waiting_since(timezone.now())
    return _age(since, "Start `manage.py minute --loop`.")


def set_aside() -> Finding:
    """How many messages wait for a decision of the clinic. The site is well all the same: whoever is
    called at night for one mail that cannot be built stops listening."""
    held = OutboxMessage.objects.set_aside().count()
    return Finding(True, f"{held} for the clinic to decide" if held else "none")


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
    """As `manage.py check --deploy` asks for it, and not the key of the development settings."""
    key = settings.SECRET_KEY
    is_safe = len(key) >= 50 and len(set(key)) >= 5 and "not-a-secret" not in key
    return Finding(is_safe, f"{len(key)} characters", "Set SECRET_KEY to 50 random characters.")


def cookies_are_secure() -> Finding:
    is_safe = settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE and not settings.DEBUG
    return Finding(is_safe, "cookies", "Run with config.settings.production.")


def database_answers() -> Finding:
    try:
        return database()
    except DatabaseError as error:
        return Finding(False, type(error).__name__, "Start the database, or correct DATABASE_URL.")


def files_are_kept() -> Finding:
    try:
        return Finding(folders.is_writable(), "writable")
    except OSError as error:
        cure = f"Let this process write {error.filename}, or set VAR_DIR to where it may."
        return Finding(False, str(error.strerror), cure)


def restore_is_whole() -> Finding:
    cure = "A restore was cut off: run `manage.py restore FILE --force` again."
    is_cut_off = folders.is_cut_off()
    return Finding(not is_cut_off, "cut off" if is_cut_off else "none is under way", cure)


def backup_is_possible() -> Finding:
    """SQLite brings its own; PostgreSQL's programs must fit the server, for the way back too."""
    if connection.vendor != "postgresql":
        return Finding(True, connection.vendor)
    try:
        programs.fitting(programs.DUMP)
        programs.fitting(programs.RESTORE)
    except programs.ProgramError as error:
        return Finding(False, "no fitting programs", str(error))
    return Finding(True, f"the programs of PostgreSQL {programs.server_version()}")


def static_files_are_collected() -> Finding:
    """A storage that names files by what is in them cannot answer for one that it never saw."""
    try:
        return Finding(True, staticfiles_storage.url(A_STATIC_FILE))
    except ValueError:
        return Finding(False, "missing", "Run `manage.py collectstatic`.")
