"""A thread as it is shown: day by day, from where on it is unread, what the others have read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from mentoring.models import Consultation, Message
from mentoring.models.threads import Part


@dataclass(frozen=True)
class Line:
    """A message as the user of `for_thread` sees it. `starts_day`: a new local day begins above it;
    `starts_unread`: from here on all is unread; `read_at`: when the others read up to here, told
    once, at the last line of the user's own that they have read."""

    message: Message
    is_mine: bool
    day: date
    starts_day: bool
    starts_unread: bool
    read_at: datetime | None

    @property
    def is_text(self) -> bool:
        return self.message.kind == Message.Kind.TEXT


def lines_of(consultation: Consultation, messages: Iterable[Message]) -> list[Line]:
    """One for each of `messages`, which are of the thread and in its order; they may be a part of
    it. `consultation` comes from `for_thread`."""
    found = list(messages)
    own = [each.seq for each in found if _is_text_of(each, consultation.me_id)]
    unread_from = _first_unread(consultation, found, max([consultation.my_seq, *own]))
    read_seq, read_at = read_by_others(consultation)
    seen = max((seq for seq in own if seq <= read_seq), default=None)
    return list(_lines(consultation, found, unread_from, seen, read_at))


def _lines(
    consultation: Consultation,
    messages: list[Message],
    unread_from: int | None,
    seen: int | None,
    read_at: datetime | None,
) -> Iterator[Line]:
    before = None
    for message in messages:
        day = timezone.localdate(message.sent_at)
        yield Line(
            message,
            message.author_id == consultation.me_id,
            day,
            day != before,
            message.seq == unread_from,
            read_at if message.seq == seen else None,
        )
        before = day


def read_by_others(consultation: Consultation) -> tuple[int, datetime | None]:
    """How far the other side has read (a `seq`, 0 for nothing), and when it came so far. To whoever
    asks, mentors and the clinic are the other side, and the other way round. `consultation` comes
    from `for_thread`."""
    if consultation.my_part == Part.ASKER:
        return consultation.helper_read_seq or 0, consultation.helper_read_at
    return consultation.asker_read_seq or 0, consultation.asker_read_at


def _is_text_of(message: Message, person_id: int | None) -> bool:
    return message.author_id == person_id and message.kind == Message.Kind.TEXT


def _first_unread(consultation: Consultation, messages: list[Message], upto: int) -> int | None:
    """The first text of others after `upto`; None for whoever only looks in, as the clinic may."""
    if not (consultation.has_joined or consultation.asks or consultation.answers):
        return None
    unread = (
        each.seq
        for each in messages
        if each.seq > upto
        and each.kind == Message.Kind.TEXT
        and each.author_id != consultation.me_id
    )
    return next(unread, None)
