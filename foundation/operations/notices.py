"""Put a line into the bells of those concerned."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from foundation.models import Notice
from foundation.models.streams import NoticeQuerySet
from foundation.operations.streams import publish

NEWS = ["kind", "data", "url", "at", "read_at"]


def notify(
    bells: Iterable[str],
    *,
    kind: str,
    subject: str,
    data: dict[str, Any],
    url: str,
    at: datetime | None = None,
) -> None:
    """One unread line in each bell, inside the caller's transaction; news of the same `subject`
    takes the place of the older line. `data` (JSON) fills the sentence that
    `foundation.notices` has for `kind`. `at` tells what is past."""
    events = publish(bells, "notice", subject, at=at)
    Notice.objects.bulk_create(
        [
            Notice(bell=event.stream, subject=subject, kind=kind, data=data, url=url, at=event.at)
            for event in events
        ],
        update_conflicts=True,
        unique_fields=["bell", "subject"],
        update_fields=NEWS,
    )


@transaction.atomic
def mark_read(notices: NoticeQuerySet, until: datetime) -> int:
    """What was there at `until`; news of the same subject that has come since stays unread.
    Other tabs of the same person are told. Returns how many lines there were."""
    unread = notices.unread().filter(at__lte=until)
    bells = list(unread.order_by().values_list("bell__name", flat=True).distinct())
    count = unread.update(read_at=timezone.now())
    if count:
        publish(bells, "read")
    return count
