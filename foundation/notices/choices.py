"""What the owners of bells have chosen: how they are told of which topic, and when they are not."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from foundation.calendar import local_time
from foundation.models import Delivery, NoticeChoice, NoticeHours
from foundation.notices.topics import Topic, topics


@dataclass(frozen=True)
class QuietHours:
    """In the time of the site; they may reach over midnight."""

    start: time
    end: time

    def holds(self, moment: time) -> bool:
        if self.start < self.end:
            return self.start <= moment < self.end
        return moment >= self.start or moment < self.end


@dataclass(frozen=True)
class Choices:
    """Of one bell: the delivery of every topic, chosen or by default, by its name."""

    deliveries: Mapping[str, Delivery]
    quiet: QuietHours | None


def deliveries(bells: Collection[str], topic: Topic) -> dict[str, Delivery]:
    """How each of these bells is told of `topic`. One query. What is chosen and may be chosen no more
    counts as not chosen."""
    rows = NoticeChoice.objects.filter(bell__name__in=bells, topic=topic.name)
    chosen = dict(rows.values_list("bell__name", "delivery"))
    return {bell: _allowed(topic, chosen.get(bell)) for bell in bells}


def choices_of(bell: str) -> Choices:
    """Two queries."""
    rows = dict(NoticeChoice.objects.filter(bell__name=bell).values_list("topic", "delivery"))
    chosen = {topic.name: _allowed(topic, rows.get(topic.name)) for topic in topics()}
    return Choices(chosen, _hours_of(bell))


def quiet_end(bell: str, now: datetime) -> datetime | None:
    """When the quiet hours of the bell end, if `now` lies in them."""
    hours = _hours_of(bell)
    if hours is None:
        return None
    local = now.astimezone(local_time.zone())
    if not hours.holds(local.time()):
        return None
    is_tomorrow = local.time() >= hours.end
    return local_time.at(local.date() + timedelta(days=is_tomorrow), hours.end)


def _hours_of(bell: str) -> QuietHours | None:
    row = NoticeHours.objects.filter(bell__name=bell).first()
    if row is None or row.quiet_from is None or row.quiet_until is None:
        return None
    return QuietHours(row.quiet_from, row.quiet_until)


def _allowed(topic: Topic, chosen: str | None) -> Delivery:
    return Delivery(chosen) if chosen in topic.choices else topic.default
