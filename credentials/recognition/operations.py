"""Submit a certificate from outside, and decide about it."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from agents.models import Person
from credentials.ledger.hours import rule_for
from credentials.ledger.operations import Attendee, Occasion, record
from credentials.models import Achievement, Recognition
from credentials.recognition.notices import tell
from credentials.recognition.refusals import (
    NoRuleError,
    NotWithHolderError,
    OwnCertificateError,
    RecognitionDecidedError,
    SameCertificateError,
)
from credentials.refusals import UnexplainedError
from foundation.files.operations import keep
from foundation.users import Account

State = Recognition.State
Upload = UploadedFile  # of bytes


@transaction.atomic
def submit(
    person: Person,
    upload: "Upload[bytes]",
    by: Account,
    *,
    at: datetime | None = None,
    **facts: Any,
) -> Recognition:
    """Ask to have a certificate counted. `facts`: title, organiser, form, role, starts_on, ends_on,
    number, issued_on, jp, predicate, place. `at`: the instant to record; None is now.

    Raises SameCertificateError, FileRefusedError.
    """
    _refuse_same(person, facts["number"], facts["issued_on"])
    file = keep(upload, by=by)
    row = Recognition(person=person, file=file, submitted_at=at or timezone.now(), **facts)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:  # of two that are sent at once the second finds the first
        raise SameCertificateError from None
    log(instance=row, action="credentials.submit_recognition", user=by, timestamp=row.submitted_at)
    return row


@transaction.atomic
def submit_again(
    row: Recognition, upload: "Upload[bytes] | None", by: Account, **facts: Any
) -> Recognition:
    """Its holder has mended what was given back; without an `upload` the file stays. Raises
    NotWithHolderError, SameCertificateError, FileRefusedError."""
    locked = _locked(row)
    if not locked.is_with_its_holder:
        raise NotWithHolderError
    _refuse_same(locked.person, facts["number"], facts["issued_on"], besides=locked)
    for name, value in facts.items():
        setattr(locked, name, value)
    if upload is not None:
        locked.file = keep(upload, by=by)
    locked.state, locked.submitted_at = State.SUBMITTED, timezone.now()
    locked.save()
    log(instance=locked, action="credentials.submit_recognition", user=by)
    return locked


@transaction.atomic
def take_back(row: Recognition, by: Account) -> Recognition:
    """Its holder asks no longer. Twice is as good as once. Raises RecognitionDecidedError once it is decided."""
    locked = _locked(row)
    if locked.state == State.TAKEN_BACK:
        return locked
    if not locked.is_open:
        raise RecognitionDecidedError
    locked.state = State.TAKEN_BACK
    locked.save(update_fields=["state"])
    log(instance=locked, action="credentials.take_back_recognition", user=by)
    return locked


@transaction.atomic
def recognise(
    row: Recognition, by: Account, *, jp: Decimal, at: datetime | None = None
) -> Recognition:
    """It counts `jp` as stated, by the rule of its last day, which is stamped in the ledger. No paper
    of ours is issued for it.

    Raises RecognitionDecidedError, OwnCertificateError, NoRuleError.
    """
    locked = _waiting(row, by)
    if rule_for(locked.form, locked.role, locked.ends_on) is None:
        raise NoRuleError
    locked.achievement = record(
        _occasion(locked, jp), Attendee(locked.person, locked.role), by, with_certificate=False
    )
    _decide(locked, State.RECOGNISED, by, "", at)
    return locked


@transaction.atomic
def give_back(
    row: Recognition, by: Account, remarks: str, *, at: datetime | None = None
) -> Recognition:
    """Its holder may mend it and send it again. Raises RecognitionDecidedError, OwnCertificateError,
    UnexplainedError."""
    return _answered(row, by, State.RETURNED, remarks, at)


@transaction.atomic
def refuse(
    row: Recognition, by: Account, reason: str, *, at: datetime | None = None
) -> Recognition:
    """It is not counted. Raises RecognitionDecidedError, OwnCertificateError, UnexplainedError."""
    return _answered(row, by, State.REFUSED, reason, at)


def _answered(
    row: Recognition, by: Account, state: State, words: str, at: datetime | None
) -> Recognition:
    if not words.strip():
        raise UnexplainedError
    locked = _waiting(row, by)
    _decide(locked, state, by, words.strip()[:500], at)
    return locked


def _decide(
    locked: Recognition, state: State, by: Account, remarks: str, at: datetime | None
) -> None:
    locked.state, locked.remarks = state, remarks
    locked.decided_by, locked.decided_at = by, at or timezone.now()
    locked.save()
    action = f"credentials.{state.value}_recognition"
    log(
        instance=locked,
        action=action,
        user=by,
        data={"remarks": remarks},
        timestamp=locked.decided_at,
    )
    tell(locked, at)


def _locked(row: Recognition) -> Recognition:
    return Recognition.objects.select_for_update(of=("self",)).get(pk=row.pk)


def _waiting(row: Recognition, by: Account) -> Recognition:
    locked = _locked(row)
    if locked.person.user_id == by.pk:
        raise OwnCertificateError
    if locked.state != State.SUBMITTED:
        raise RecognitionDecidedError
    return locked


def _refuse_same(
    person: Person, number: str, issued_on: Any, besides: Recognition | None = None
) -> None:
    same = Recognition.objects.alive().filter(person=person, issued_on=issued_on)
    if besides is not None:
        same = same.exclude(pk=besides.pk)
    if same.filter(number__iexact=number).exists():
        raise SameCertificateError


def _occasion(row: Recognition, jp: Decimal) -> Occasion:
    return Occasion(
        source_key=f"credentials.recognition:{row.pk}",
        kind=Achievement.Kind.OUTSIDE,
        form=row.form,
        title=row.title,
        organiser=row.organiser,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        jp=jp,
        details={"number": row.number, "place": row.place, "predicate": row.predicate},
    )
