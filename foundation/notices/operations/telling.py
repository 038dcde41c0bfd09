"""Put a line into the bells of those concerned."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from foundation.live.operations import publish
from foundation.models import Delivery, Notice
from foundation.models.streams import NoticeQuerySet
from foundation.notices.choices import deliveries
from foundation.notices.operations.mails import mail_line
from foundation.notices.operations.passing_on import pass_on
from foundation.notices.topics import topic_of

REPLACED = ["kind", "data", "url", "at", "read_at"]


def notify(
    bells: Iterable[str],
    *,
    kind: str,
    subject: str,
    data: dict[str, Any],
    url: str,
    at: datetime | None = None,
) -> None:
    """One unread line in each bell, and an event in its stream, inside the caller's transaction. A
    newer line of the same `subject` takes the place of the older one. `data` (JSON) fills the
    sentence that `foundation.notices.sentences` has for `kind`; `url` is a path of this site;
    `at` tells what is past. Whoever chose not to be told of the topic of `kind` is left out; whoever
    chose mail about a topic that has none of its own gets the line by mail, and whoever chose mail gets
    it on the channels that she has switched on."""
    topic = topic_of(kind)
    told = deliveries(set(bells), topic) if topic else dict.fromkeys(bells, Delivery.APP)
    heard = [bell for bell, delivery in told.items() if delivery != Delivery.NONE]
    events = publish(heard, "notice", subject, at=at)
    # An upsert and not get_or_create: one statement, however many bells there are. The lock on the
    # streams, which `publish` has taken, keeps two changes of one subject in their order.
    Notice.objects.bulk_create(
        [
            Notice(bell=event.stream, subject=subject, kind=kind, data=data, url=url, at=event.at)
            for event in events
        ],
        update_conflicts=True,
        unique_fields=["bell", "subject"],
        update_fields=REPLACED,
    )
    if topic is None or at is not None:
        return
    mailed = [event for event in events if told[event.stream.name] == Delivery.MAIL]
    pass_on(mailed, topic)
    if not topic.writes_mail:
        for event in mailed:
            mail_line(event, topic)


@transaction.atomic
def mark_read(notices: NoticeQuerySet, until: datetime) -> int:
    """Mark as read what was there at `until`; a line that has come since stays unread. The other
    tabs of the same person hear of it. Returns how many lines there were."""
    unread = notices.unread().filter(at__lte=until)
    bells = list(unread.order_by().values_list("bell__name", flat=True).distinct())
    count = unread.update(read_at=timezone.now())
    if count:
        publish(bells, "read")
    return count
