"""A line goes on to the channels that its owner has switched on."""

from collections.abc import Iterable

from django.utils import timezone, translation

from foundation.models import Delivery, Event, Notice, OutboxMessage
from foundation.notices.bells import owner_of
from foundation.notices.channels import channel_named, switched_on
from foundation.notices.choices import deliveries, quiet_end
from foundation.notices.operations.mails import full_address
from foundation.notices.sentences import known_kinds, sentence_of
from foundation.notices.topics import Topic, topic_named
from foundation.outbox import operations as outbox
from foundation.outbox.wishes import NotBeforeError, UnwantedError

KIND = "notice_channel"  # of the outbox


def pass_on(events: Iterable[Event], topic: Topic) -> None:
    """Put the lines that `events` tell of into the outbox, once for each channel that is switched on,
    within the transaction of the change."""
    by_bell = {event.stream.name: event for event in events}
    for bell, channel in switched_on(by_bell):
        event = by_bell[bell]
        about = {"bell": bell, "subject": event.ref, "topic": topic.name, "channel": channel}
        outbox.put(f"{KIND}:{channel}:{bell}:{event.seq}", KIND, about)


def send(message: OutboxMessage) -> None:
    """The sender of KIND. What was chosen meanwhile holds; nothing goes out once the line was read or
    is gone, or the channel is."""
    bell, topic = message.payload["bell"], topic_named(message.payload["topic"])
    channel = channel_named(message.payload["channel"])
    lines = Notice.objects.of(bell).unread().filter(kind__in=known_kinds())
    line = lines.filter(subject=message.payload["subject"]).first()
    owner = owner_of(bell)
    if topic is None or channel is None or line is None or owner is None:
        raise UnwantedError
    is_on = (bell, channel.name) in switched_on([bell])
    address = channel.address_of(owner)
    if not is_on or not address or deliveries([bell], topic)[bell] != Delivery.MAIL:
        raise UnwantedError
    until = quiet_end(bell, timezone.now())
    if until is not None:
        raise NotBeforeError(until)
    with translation.override(owner.language):
        text = sentence_of(line)
    channel.send(address, text, full_address(line.url), message.key)
