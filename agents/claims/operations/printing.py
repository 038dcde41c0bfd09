"""Print claim codes for people of a unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from agents.claims.operations.codes import code_from, digest_of, spaced, trace_of
from agents.models import Appointment, Opd, Person, Posting
from agents.models.claims import ClaimCode
from foundation.once import once
from foundation.users import Account

PRINT = "print_claim_codes"
PRINTED_CODE_LASTS = timedelta(days=14)
MOST_AT_ONCE = 300


@dataclass(frozen=True)
class Slip:
    """What is printed for one person."""

    person: Person
    opd: Opd | None
    code: str
    valid_until: date


def print_codes(
    people: Sequence[Person], *, key: str, by: Account, is_clinic: bool, said: str = ""
) -> list[Slip]:
    """New codes for those of `people` for whom one may be printed, MOST_AT_ONCE at most, by name;
    older printed ones of theirs stop working.

    Sent again with the same `key`, the answer is the same slips: the codes follow from the key,
    which only the page holds. A code used or voided since is left out. `said`: as `once` takes it.
    """
    made = once(by, PRINT, trace_of(key), lambda: _make(people, key, by, is_clinic), said)
    codes = ClaimCode.objects.usable(timezone.now()).filter(pk__in=made)
    found = list(codes.select_related("person").order_by("person__name", "person_id"))
    opds = _opds_of([code.person_id for code in found])
    return [
        Slip(
            person=code.person,
            opd=opds.get(code.person_id),
            code=spaced(code_from(key, by.pk, code.person_id)),
            valid_until=timezone.localdate(code.expires_at),
        )
        for code in found
    ]


def printable(people: Any, *, is_clinic: bool) -> Any:
    """Those of `people` for whom a code may be printed (see ClinicOnlyError)."""
    people = people.filter(user=None)
    if is_clinic:
        return people
    appointed = Appointment.objects.not_ended(timezone.localdate())
    return people.exclude(pk__in=appointed.values("person_id"))


@transaction.atomic
def _make(people: Sequence[Person], key: str, by: Account, is_clinic: bool) -> list[int]:
    asked = Person.objects.filter(pk__in=[person.pk for person in people])
    # In the order of keys: two offices that print for the same people never wait for each other.
    fit = printable(asked.order_by("pk"), is_clinic=is_clinic).select_for_update(of=("self",))
    rows = list(fit[:MOST_AT_ONCE])
    now = timezone.now()
    older = ClaimCode.objects.usable(now).filter(claim=None, person__in=rows)
    older.update(voided_at=now)
    codes = ClaimCode.objects.bulk_create(
        ClaimCode(
            person=person,
            digest=digest_of(code_from(key, by.pk, person.pk)),
            created_by=by,
            expires_at=now + PRINTED_CODE_LASTS,
        )
        for person in rows
    )
    for person in rows:
        log(instance=person, action="agents.print_claim_code", user=by)
    return [code.pk for code in codes]


def _opds_of(people: list[int]) -> dict[int, Opd]:
    running = Posting.objects.primary().in_force(timezone.localdate())
    found = running.filter(person_id__in=people).select_related("opd")
    return {posting.person_id: posting.opd for posting in found}
