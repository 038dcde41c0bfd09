"""The lines of a bell, and what its owner chose, go along into the staff record, and come back when the link is undone."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from agents.models import Person
from agents.notices.bells import bell_name
from foundation.models import Notice, NoticeChoice, Stream


def move(old: Person, new: Person) -> list[int]:
    """Where both have a line of one subject, the staff record's own stays. Returns the keys of the
    lines that moved."""
    theirs = Notice.objects.of(bell_name(new.pk)).values("subject")
    rows = Notice.objects.of(bell_name(old.pk)).exclude(subject__in=theirs)
    return _hang(rows, bell_name(new.pk))


def give_back(moved: Any, holder: Person, owner: Person, since: datetime) -> None:
    """Return the lines that `move` carried over, unless the old bell has one of that subject by
    now."""
    theirs = Notice.objects.of(bell_name(owner.pk)).values("subject")
    rows = Notice.objects.of(bell_name(holder.pk)).filter(pk__in=moved or [])
    _hang(rows.exclude(subject__in=theirs), bell_name(owner.pk))


def move_choices(old: Person, new: Person) -> list[int]:
    """What was chosen about notices goes along, save where the staff record's own bell has a choice.
    Returns the keys of the choices that moved. Her quiet hours are chosen anew."""
    theirs = NoticeChoice.objects.filter(bell__name=bell_name(new.pk)).values("topic")
    rows = NoticeChoice.objects.filter(bell__name=bell_name(old.pk)).exclude(topic__in=theirs)
    return _hang(rows, bell_name(new.pk))


def give_choices_back(moved: Any, holder: Person, owner: Person, since: datetime) -> None:
    """Return the choices that `move_choices` carried over, unless the old bell has one of its own."""
    theirs = NoticeChoice.objects.filter(bell__name=bell_name(owner.pk)).values("topic")
    rows = NoticeChoice.objects.filter(bell__name=bell_name(holder.pk), pk__in=moved or [])
    _hang(rows.exclude(topic__in=theirs), bell_name(owner.pk))


def _hang(rows: "QuerySet[Any]", bell: str) -> list[int]:
    keys = list(rows.values_list("pk", flat=True))
    if keys:
        stream, _ = Stream.objects.get_or_create(name=bell)
        rows.model._default_manager.filter(pk__in=keys).update(bell=stream)
    return keys
