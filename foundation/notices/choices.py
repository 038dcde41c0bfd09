"""What the owners of bells have chosen: how they are told of which topic, and when they are not."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db import transaction

from foundation.calendar import local_time
from foundation.models import Delivery, NoticeChoice, NoticeHours, Stream
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


@transaction.atomic
def choose(bell: str, wanted: Mapping[str, Delivery], quiet: QuietHours | None) -> None:
    """Keep what the owner of the bell chose. `wanted` by the name of the topic: a topic that it
    leaves out keeps what it has. Raises ValueError for what a topic does not offer."""
    stream, _made = Stream.objects.get_or_create(name=bell)
    _keep(stream, wanted)
    NoticeHours.objects.update_or_create(
        bell=stream,
        defaults={
            "quiet_from": quiet.start if quiet else None,
            "quiet_until": quiet.end if quiet else None,
        },
    )


@transaction.atomic
def stop_mail(bell: str, topic: Topic | None) -> None:
    """No more mail about `topic`, or with None no more mail of once a day; what it tells is still in
    the bell where that can be chosen."""
    stream, _made = Stream.objects.get_or_create(name=bell)
    chosen = choices_of(bell).deliveries
    stopped = [topic] if topic else [t for t in topics() if chosen[t.name] == Delivery.DIGEST]
    _keep(stream, {each.name: _without_mail(each) for each in stopped})


def _without_mail(topic: Topic) -> Delivery:
    return next(each for each in (Delivery.APP, Delivery.NONE) if each in topic.choices)


def _hours_of(bell: str) -> QuietHours | None:
    row = NoticeHours.objects.filter(bell__name=bell).first()
    if row is None or row.quiet_from is None or row.quiet_until is None:
        return None
    return QuietHours(row.quiet_from, row.quiet_until)


def _keep(stream: Stream, wanted: Mapping[str, Delivery]) -> None:
    offered = {topic.name: topic.choices for topic in topics()}
    for name, delivery in wanted.items():
        if delivery not in offered.get(name, ()):
            message = f"{name} does not offer {delivery}"
            raise ValueError(message)
    NoticeChoice.objects.bulk_create(
        [NoticeChoice(bell=stream, topic=name, delivery=each) for name, each in wanted.items()],
        update_conflicts=True,
        unique_fields=["bell", "topic"],
        update_fields=["delivery"],
    )


def _allowed(topic: Topic, chosen: str | None) -> Delivery:
    return Delivery(chosen) if chosen in topic.choices else topic.default
