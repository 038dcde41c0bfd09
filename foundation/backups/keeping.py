"""Names of archives, and how many are kept."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.utils import timezone

_NAME = re.compile(r"klinik-inoba-(\d{8}T\d{6})Z\.tar\.gz")
_STAMP = "%Y%m%dT%H%M%S"


def new_name() -> str:
    return f"klinik-inoba-{timezone.now().astimezone(UTC):{_STAMP}}Z.tar.gz"


def forget_old(folder: Path, keep: int) -> list[Path]:
    """Delete all but the newest `keep` (≥ 1) of our archives; other files are not looked at."""
    old = _archives(folder)[: -max(keep, 1)]
    for path in old:
        path.unlink()
    return old


def newest_age(folder: Path) -> timedelta | None:
    archives = _archives(folder)
    if not archives:
        return None
    match = _NAME.fullmatch(archives[-1].name)
    made = datetime.strptime(match[1] if match else "", _STAMP).replace(tzinfo=UTC)
    return timezone.now() - made


def _archives(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*") if _NAME.fullmatch(path.name))
