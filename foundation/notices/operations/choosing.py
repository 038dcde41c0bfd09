"""The owner of a bell chooses how she is told of what."""

from collections.abc import Collection, Mapping

from django.db import transaction

from foundation.models import Delivery, NoticeChoice, NoticeHours, Stream
from foundation.notices.channels import as_choices
from foundation.notices.choices import QuietHours, choices_of
from foundation.notices.topics import Topic, topics


@transaction.atomic
def choose(
    bell: str,
    wanted: Mapping[str, Delivery],
    quiet: QuietHours | None,
    channels: Collection[str] | None = None,
) -> None:
    """Keep what the owner of the bell chose. `wanted` by the name of the topic: a topic that it
    leaves out keeps what it has. `channels`: the names of those that are on; None leaves them. Raises
    ValueError for what a topic does not offer."""
    stream, _made = Stream.objects.get_or_create(name=bell)
    _keep(stream, wanted)
    if channels is not None:
        _write(stream, as_choices(channels))
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


def _keep(stream: Stream, wanted: Mapping[str, Delivery]) -> None:
    offered = {topic.name: topic.choices for topic in topics()}
    for name, delivery in wanted.items():
        if delivery not in offered.get(name, ()):
            message = f"{name} does not offer {delivery}"
            raise ValueError(message)
    _write(stream, wanted)


def _write(stream: Stream, wanted: Mapping[str, Delivery]) -> None:
    NoticeChoice.objects.bulk_create(
        [NoticeChoice(bell=stream, topic=name, delivery=each) for name, each in wanted.items()],
        update_conflicts=True,
        unique_fields=["bell", "topic"],
        update_fields=["delivery"],
    )
