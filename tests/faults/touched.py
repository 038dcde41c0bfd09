"""Which faults a change asks for: those of seconds always, the others when it touches what they
break. `FAULTS=touched make faults-test` makes no others, `FAULTS=seconds`, as `.ci/run` calls it, only
the first."""

import os
import subprocess

from tests.quick import changed

ALWAYS = {"test_clock"}
# Beginnings of paths.
EVERYTHING = (
    "tests/faults/",
    "tests/operations/",
    "site/config/settings/",
    "deploy/",
    "docker-compose.yml",
    "requirements.txt",
)
SENDS = (
    "foundation/outbox/",
    "foundation/minute/",
    "foundation/models/outbox.py",
    "scheduling/calendars/",
)
WRITES = (
    "foundation/once.py",
    "foundation/retry.py",
    "foundation/models/client_keys.py",
    "scheduling/bookings/",
    "scheduling/models/bookings.py",
    "mentoring/consultations/operations/",
    "mentoring/sessions/operations/",
)
LIVE = (
    "foundation/live/",
    "foundation/notices/",
    "foundation/models/streams.py",
    "foundation/cache.py",
)
WORK = (*WRITES, *LIVE, *SENDS)
BREAKS = {
    "test_redis": LIVE,
    "test_database": (*WORK, "foundation/errors.py", "foundation/health/"),
    "test_killed": WORK,
    "test_quiz": (
        "assessments/attempts/",
        "assessments/models/attempts.py",
        "assessments/masks.py",
    ),
    "test_killed_sender": SENDS,
    "test_mail_server": SENDS,
    "test_slow_mail": SENDS,
    "test_small_site": (
        *WORK,
        "foundation/supervisor.py",
        "foundation/management/commands/serve.py",
    ),
    "test_full_disk": (
        "foundation/files/",
        "foundation/errors.py",
        "foundation/storage.py",
        "foundation/models/private_files.py",
        "home/files.py",
        "home/models/files.py",
        "agents/registry/forms/decrees.py",
        "agents/registry/operations/decrees.py",
    ),
}
LAST_COMMITS = 20


def is_asked_for(module: str, paths: list[str]) -> bool:
    """Whether the faults of `module` (its bare name) are to be made after a change of `paths`."""
    return module in ALWAYS or any(
        path.startswith((*EVERYTHING, *BREAKS[module])) for path in paths
    )


def change() -> list[str]:
    """The files that differ from CHANGED_SINCE, from where the branch left the published one, or,
    standing on that one itself, from `LAST_COMMITS` ago."""
    base = os.environ.get("CHANGED_SINCE") or _git("merge-base", "HEAD", "origin/HEAD")
    if not base or base == _git("rev-parse", "HEAD"):
        base = _git("rev-list", "--max-count", str(LAST_COMMITS), "HEAD").split()[-1]
    return changed(base)


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""
