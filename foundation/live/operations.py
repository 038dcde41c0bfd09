"""Announce what changed, in the order in which it was committed."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models, transaction
from django.utils import timezone

from foundation.live.signal import wake
from foundation.models import Event, Stream


def publish(
    names: Iterable[str], kind: str, ref: str = "", *, at: datetime | None = None
) -> list[Event]:
    """One event in each stream, made if it is new, inside the caller's transaction. `at` tells
    what is past.

    The rows of the streams are locked in the order of their names; whoever follows them is
    told after the commit. The number of queries does not depend on the number of streams.
    """
    streams = _locked(sorted(set(names)))
    at = at or timezone.now()
    Stream.objects.filter(pk__in=[stream.pk for stream in streams]).update(
        last_seq=models.F("last_seq") + 1, changed_at=at
    )
    events = Event.objects.bulk_create(
        Event(stream=stream, seq=stream.last_seq + 1, kind=kind, ref=ref, at=at)
        for stream in streams
    )
    woken = [stream.name for stream in streams]
    transaction.on_commit(lambda: wake(woken), robust=True)
    return events


def _locked(names: list[str]) -> list[Stream]:
    # By name, so that two who publish to the same streams never wait for each other; and not the key,
    # so that whoever adds a notice to a bell meanwhile does not wait at all.
    rows = Stream.objects.select_for_update(no_key=True).filter(name__in=names).order_by("name")
    found = list(rows)
    missing = set(names) - {stream.name for stream in found}
    if not missing:
        return found
    Stream.objects.bulk_create(
        [Stream(name=name) for name in sorted(missing)], ignore_conflicts=True
    )
    # Locked once more: another process may have made the missing ones first, with events by now.
    return list(rows.all())
