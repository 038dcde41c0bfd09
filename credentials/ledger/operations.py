"""Write into the ledger, and withdraw from it. Nothing is deleted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from wagtail.log_actions import log

from agents.models import Employment, Person, Posting
from credentials.certificates.operations.ending import revoke_all
from credentials.certificates.operations.ordering import order_for
from credentials.ledger.hours import reckoned, rule_for
from credentials.models import Achievement
from credentials.models.achievements import Role
from credentials.refusals import UnexplainedError
from credentials.signals import achieved, achievement_withdrawn
from foundation.users import Account


class NotStandingError(Exception):
    """The achievement was withdrawn already."""


@dataclass(frozen=True)
class Occasion:
    """What was held, for all who took part: frozen into each achievement.

    `source_key` names it for good, as `courses.course:5:1` does with course and cycle. `jp` is what the
    organiser states; the rule of the last day decides what counts. `details` is JSON: `units` (a list
    of title and minutes), `mode`, `place`, `is_passed`.
    """

    source_key: str
    kind: str
    form: str
    title: str
    organiser: str
    starts_on: date
    ends_on: date
    minutes: int = 0
    jp: Decimal = Decimal(0)
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Attendee:
    """Who took part, and as what. `opd_id` where the writer has stamped it already."""

    person: Person
    role: str = Role.PARTICIPANT
    opd_id: int | None = None
    starts_on: date | None = None


def record(
    occasion: Occasion, who: Attendee, by: Account | None, *, with_certificate: bool = True
) -> Achievement:
    """One achievement, as `record_all`; the one that stands where it was written already."""
    found = record_all(occasion, [who], by, with_certificate=with_certificate)
    return found[0] if found else standing_from(occasion.source_key, who)


def standing_from(source_key: str, who: Attendee) -> Achievement:
    """Raises Achievement.DoesNotExist."""
    mine = Achievement.objects.standing().filter(source_key=source_key)
    return mine.get(person=who.person, role=who.role)


@transaction.atomic
def record_all(
    occasion: Occasion,
    attendees: Sequence[Attendee],
    by: Account | None,
    *,
    with_certificate: bool = True,
) -> list[Achievement]:
    """Write what `attendees` achieved, in the caller's transaction, and order their certificates where
    a template issues them by itself. Returns the new ones: from one occasion a person has one
    standing achievement in each role, and a repetition adds none.

    Stamps the employment and, where the writer has none, the OPD of the last day.
    """
    people = [each.person.pk for each in attendees]
    before = set(_standing(occasion, people).values_list("pk", flat=True))
    rows = _rows(occasion, attendees)
    # Twice at once: the constraint lets one of them in, and neither fails.
    Achievement.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
    written = [each for each in _standing(occasion, people) if each.pk not in before]
    if with_certificate:
        order_for(written)
    achieved.after_commit_each(lambda: ({"achievement": each, "by": by} for each in written))
    return written


@transaction.atomic
def withdraw(achievement: Achievement, by: Account | None, reason: str) -> Achievement:
    """It was not achieved after all: its JP and evidence go, and its papers are revoked. What was
    written stays readable, with who withdrew it and why. Raises NotStandingError,
    UnexplainedError."""
    if not reason.strip():
        raise UnexplainedError
    locked = Achievement.objects.select_for_update().standing().filter(pk=achievement.pk).first()
    if locked is None:
        raise NotStandingError
    locked.withdrawn_at, locked.withdrawn_by = timezone.now(), by
    locked.withdrawn_reason = reason.strip()[:250]
    locked.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    revoke_all(locked, by, locked.withdrawn_reason)
    log(
        instance=locked,
        action="credentials.withdraw",
        user=by,
        data={"reason": locked.withdrawn_reason},
    )
    achievement_withdrawn.after_commit(achievement=locked, by=by)
    return locked


def _rows(occasion: Occasion, attendees: Sequence[Attendee]) -> list[Achievement]:
    rules = {role: rule_for(occasion.form, role, occasion.ends_on) for role in Role.values}
    employed, placed = _stamps([each.person.pk for each in attendees], occasion.ends_on)
    return [
        Achievement(
            person=each.person,
            role=each.role,
            kind=occasion.kind,
            form=occasion.form,
            title=occasion.title[:255],
            organiser=occasion.organiser[:200],
            starts_on=min(each.starts_on or occasion.starts_on, occasion.ends_on),
            ends_on=occasion.ends_on,
            minutes=occasion.minutes,
            jp=reckoned(rules[each.role], minutes=occasion.minutes, stated=occasion.jp),
            rule=rules[each.role],
            employment=employed.get(each.person.pk, each.person.employment),
            opd_id=each.opd_id or placed.get(each.person.pk),
            details=dict(occasion.details),
            source_key=occasion.source_key,
        )
        for each in attendees
    ]


def _standing(occasion: Occasion, people: Iterable[int]) -> "models.QuerySet[Achievement]":
    found = Achievement.objects.standing().filter(source_key=occasion.source_key)
    return found.filter(person__in=people).select_related("person").order_by("pk")


def _stamps(people: list[int], on: date) -> tuple[dict[int, str], dict[int, int]]:
    """Employment and OPD of each person on a local day, where they are known."""
    term = models.Q(ends_on=None) | models.Q(ends_on__gte=on)
    begun = models.Q(starts_on=None) | models.Q(starts_on__lte=on)
    employed = Employment.objects.filter(term, begun, person__in=people).order_by("pk")
    placed = Posting.objects.workplaces(on).filter(person__in=people)
    return (
        dict(employed.values_list("person_id", "kind")),
        dict(placed.values_list("person_id", "opd_id")),
    )
