"""What apps keep in the tables of `foundation`."""

from typing import Any

from django.db import models

from foundation.live.streams import known_prefixes
from foundation.models import (
    ClientKey,
    Event,
    Notice,
    NoticeText,
    OutboxMessage,
    PrivateFile,
    Reminder,
    Stream,
)
from foundation.notices.sentences import sentences
from foundation.outbox.senders import senders
from foundation.reminders.operations import KIND, key_of
from foundation.reminders.registry import writers
from foundation.removal.leaving import Leaving, fields_to


def find(leaving: Leaving) -> "list[models.QuerySet[Any]]":
    reminders = _reminders(leaving)
    streams = _streams(leaving)
    notices = Notice.objects.filter(
        models.Q(bell__in=streams)
        | leaving.wrote("kind", "subject")
        | models.Q(kind__in=leaving.registered(sentences()))
    )
    events = Event.objects.filter(models.Q(stream__in=streams) | leaving.wrote("kind", "ref"))
    return [
        _messages(leaving, reminders),
        reminders,
        notices,
        events,
        streams,
        ClientKey.objects.filter(leaving.wrote("action")),
        texts_of(leaving),
        files_of(leaving),
    ]


def texts_of(leaving: Leaving) -> "models.QuerySet[NoticeText]":
    """Of its lines, named by their kind, and of its mails, named by their template."""
    own = models.Q(name__startswith=f"{leaving.label}/") | leaving.wrote("name")
    return NoticeText.objects.filter(own)


def files_of(leaving: Leaving) -> "models.QuerySet[PrivateFile]":
    """Those to which rows of the app point, and rows of no other app."""
    if leaving.label == PrivateFile._meta.app_label:
        return PrivateFile.objects.order_by("pk")
    own, others = models.Q(pk__in=[]), models.Q(pk__in=[])
    for field in fields_to(PrivateFile):
        kept = field.model._base_manager.exclude(**{field.name: None})
        pointed = models.Q(pk__in=kept.values(field.name))
        if field.model._meta.app_label != leaving.label:
            others |= pointed
        elif leaving.is_whole:
            own |= pointed
    return PrivateFile.objects.filter(own).exclude(others).order_by("pk")


def _messages(
    leaving: Leaving, reminders: "models.QuerySet[Reminder]"
) -> "models.QuerySet[OutboxMessage]":
    keys = [key_of(pk) for pk in reminders.values_list("pk", flat=True)]
    return OutboxMessage.objects.filter(
        leaving.wrote("key", "kind")
        | models.Q(kind__in=leaving.registered(senders()))
        | models.Q(kind=KIND, key__in=keys)
    )


def _reminders(leaving: Leaving) -> "models.QuerySet[Reminder]":
    condition = leaving.wrote("subject")
    for prefix in leaving.registered(writers()):
        condition |= models.Q(subject__startswith=f"{prefix}:")
    return Reminder.objects.filter(condition)


def _streams(leaving: Leaving) -> "models.QuerySet[Stream]":
    condition = leaving.wrote("name")
    for prefix in leaving.registered(known_prefixes()):
        condition |= models.Q(name__startswith=f"{prefix}:")
    return Stream.objects.filter(condition)
