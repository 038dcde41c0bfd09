"""What innovators and mentors have written to each other."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from agents.models import Person, User
from demo import content
from demo.accounts import user_named, user_of
from demo.content import Seed
from foundation.calendar import local_time
from foundation.models import OutboxMessage
from innovations.models import Innovation
from mentoring.consultations.operations.mails import queue_unread
from mentoring.consultations.operations.talking import mark_read, open_consultation, post
from mentoring.consultations.operations.turns import close
from mentoring.models import Consultation

DAY = timedelta(days=1)


def build_threads() -> None:
    """Build the threads of content/threads.yaml through the operations of consultations. Mails
    about them went out when they were written: none is left to send."""
    for each in content.of("threads"):
        _talk(each, timezone.localdate())
    queue_unread()
    OutboxMessage.objects.unsent().update(sent_at=timezone.now())


def _talk(seed: Seed, today: date) -> None:
    first, *others = seed["messages"]
    at = _at(first, today)
    consultation = open_consultation(
        user_named(first["author"]),
        subject=seed["subject"],
        text=first["text"],
        innovation=Innovation.objects.filter(name=seed.get("innovation")).first(),
        at=at,
    )
    for number, each in enumerate(others):
        user, at = user_named(each["author"]), _at(each, today)
        thread = _read(user, consultation, at)
        post(user, thread, each["text"], key=f"demo-{consultation.pk}-{number}", at=at)
    if seed.get("is_closed"):
        close(user_named(first["author"]), _read(user, consultation, at), at=at)
        for person in Person.objects.filter(pk__in=consultation.participants.values("person")):
            _read(user_of(person), consultation, at + DAY)


def _read(user: User, consultation: Consultation, at: datetime) -> Consultation:
    """The thread as `user` opens it."""
    thread = Consultation.objects.for_thread(user).get(pk=consultation.pk)
    mark_read(user, thread, thread.stream.last_seq, at=at)
    return thread


def _at(seed: Seed, today: date) -> datetime:
    day = today
    for _ in range(seed["days_ago"]):
        day -= DAY
        while day.weekday() > 4:  # not a working day
            day -= DAY
    return local_time.at(day, time.fromisoformat(seed["clock"]))
