"""What innovators and mentors of the demonstration have written to each other."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from foundation.calendar import local_time as clock
from foundation.models import Event
from home.demo.threads import THREADS, MessageSeed, ThreadSeed
from innovations.models import Innovation
from mentoring.consultations.operations.talking import open_consultation, post
from mentoring.consultations.operations.turns import close
from mentoring.models import Consultation

DAY = timedelta(days=1)
SATURDAY = 5


def build_threads() -> None:
    for seed in THREADS:
        _talk(seed, timezone.localdate())


def _talk(seed: ThreadSeed, today: date) -> None:
    first, *others = seed.messages
    consultation = open_consultation(
        _user(first.author),
        subject=seed.subject,
        text=first.text,
        innovation=Innovation.objects.filter(name__startswith=seed.innovation).first()
        if seed.innovation
        else None,
    )
    _date_back(consultation, _at(first, today))
    for number, each in enumerate(others):
        user = _user(each.author)
        post(
            user, _as_seen_by(user, consultation), each.text, key=f"demo-{consultation.pk}-{number}"
        )
        _date_back(consultation, _at(each, today))
    if seed.is_closed:
        user = _user(first.author)
        close(user, _as_seen_by(user, consultation))
        _date_back(consultation, _at(seed.messages[-1], today))


def _at(seed: MessageSeed, today: date) -> datetime:
    day = today
    for _ in range(seed.days_ago):
        day -= DAY
        while day.weekday() >= SATURDAY:
            day -= DAY
    return clock.at(day, time.fromisoformat(seed.clock))


def _user(email: str) -> Any:
    return get_user_model().objects.get(email=email)


def _as_seen_by(user: Any, consultation: Consultation) -> Consultation:
    return Consultation.objects.for_thread(user).get(pk=consultation.pk)


def _date_back(consultation: Consultation, at: datetime) -> None:
    """What has just been written was written then."""
    new = consultation.messages.filter(sent_at__gt=timezone.now() - timedelta(minutes=10))
    Event.objects.filter(stream=consultation.stream, seq__in=new.values("seq")).update(at=at)
    new.update(sent_at=at)
    Consultation.objects.filter(pk=consultation.pk, opened_at__gt=at).update(opened_at=at)
    Consultation.objects.filter(pk=consultation.pk).exclude(closed_at=None).update(closed_at=at)
    consultation.participants.filter(joined_at__gt=at).update(joined_at=at)
    consultation.participants.filter(read_at__gt=at).update(read_at=at)
