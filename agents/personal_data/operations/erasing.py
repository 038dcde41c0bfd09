"""Erase somebody's data. What must stay keeps a pseudonym, so that no finished figure changes."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.utils import timezone
from wagtail.log_actions import log

from agents.locks import lock_account, lock_person_and_account
from agents.models import Erasure, Person
from agents.models.people import person_of
from agents.personal_data import obstacles as erasing
from agents.personal_data.operations import accounts, informing, log_entries
from agents.personal_data.operations.requests import ErasureDecidedError
from agents.personal_data.operations.subjects import subject_of
from foundation.privacy.map import Declaration, On, declarations
from foundation.privacy.subjects import Subject
from foundation.users import Account

# Erased last, by hand: the others are found through them.
BY_HAND = {"agents.Person"}


class NeededError(Exception):
    """Something must be settled first; `sentences` say what."""

    def __init__(self, sentences: list[Any]) -> None:
        super().__init__("; ".join(str(each) for each in sentences))
        self.sentences = sentences


class NobodyError(Exception):
    """Neither a record nor an account was named."""


def preview(person: Person | None, user: Account | None) -> dict[str, int]:
    """How many rows of which model `erase` would touch, by label; nothing is changed."""
    subject = subject_of(person, user)
    found = ((each.model, each.of(subject).count()) for each in declarations())
    return {model: count for model, count in found if count}


@transaction.atomic
def erase(person: Person | None, user: Account | None, *, by: Account | None = None) -> Erasure:
    """Erase a record, its account, or both, as the declarations of the models say. Twice is once:
    the first Erasure is answered again. Raises NeededError while an appointment is in force or
    somebody waits for her, NobodyError without record and account.

    The duty to erase: UU 27/2022, articles 43 and 44 (`docs/privacy.md` says what stays, and why).
    """
    person, user = _locked(person, user)
    if (earlier := _earlier(person, user)) is not None:
        return earlier
    if person is not None and (sentences := erasing.obstacles(person)):
        raise NeededError(sentences)
    subject = subject_of(person, user)
    done = erasing.run_steps(person) if person is not None else {}
    # Noted before anything goes: afterwards nothing would lead to the entries of the log.
    keys = _keys(subject)
    done |= {each.model: _erase_rows(each, subject) for each in declarations() if _is_ours(each)}
    done |= _erase_identity(person, user, subject)
    done["log"] = log_entries.redact(subject, keys)
    return _record(person, user, done, by)


def _locked(person: Person | None, user: Account | None) -> tuple[Person | None, Account | None]:
    """Both as they are now, the account of the record included. Two who erase at once wait for each
    other here, and for whoever links the account to a record."""
    if person is None and user is None:
        raise NobodyError
    key = user.pk if user is not None else None
    if person is not None:
        return lock_person_and_account(person, key)
    return None, lock_account(key) if key is not None else None


def _earlier(person: Person | None, user: Account | None) -> Erasure | None:
    done = Erasure.objects.done()
    if person is not None:
        return done.filter(person=person).first()
    return done.filter(user=user).first()


def _keys(subject: Subject) -> log_entries.Keys:
    """Whose history is redacted: rows that will be gone are named before."""
    return {
        each.model_class: list(each.of(subject).values_list("pk", flat=True))
        for each in declarations()
    }


def _is_ours(each: Declaration) -> bool:
    return each.model not in BY_HAND and each.model_class is not get_user_model()


def _erase_rows(declared: Declaration, subject: Subject) -> int:
    rows = declared.of(subject)
    keys = list(rows.values_list("pk", flat=True))
    manager = declared.model_class._base_manager.filter(pk__in=keys)
    if declared.goes:
        return int(manager.delete()[0])
    changing = {name: on for name, on in declared.fields.items() if on is not On.STAYS}
    if changing:
        # Row by row, for each text is redacted by itself; an update and not a save, which would run
        # into checks and signals that know nothing of erased rows.
        for row in manager:
            new = {name: _new(row, name, on, subject) for name, on in changing.items()}
            declared.model_class._base_manager.filter(pk=row.pk).update(**new)
    return len(keys) if changing else 0


def _new(row: models.Model, name: str, on: On, subject: Subject) -> Any:
    if on is On.REDACTED:
        return subject.redact(getattr(row, name))
    if on is On.PSEUDONYM:
        return subject.pseudonym
    column = row._meta.get_field(name)
    assert isinstance(column, models.Field)  # noqa: S101  (only such are declared)
    return None if column.null else column.get_default()


def _erase_identity(
    person: Person | None, user: Account | None, subject: Subject
) -> dict[str, int]:
    done: dict[str, int] = {}
    if person is not None:
        person.title_prefix = person.title_suffix = person.email = ""
        person.name, person.nip, person.user = subject.pseudonym, None, None
        person.save()  # by hand, so that the search index follows
        done["agents.Person"] = 1
    if user is not None:
        done |= accounts.close(user)
        done[user._meta.label] = 1
    return done


def _record(
    person: Person | None, user: Account | None, done: dict[str, int], by: Account | None
) -> Erasure:
    now = timezone.now()
    asked = Erasure.objects.waiting().filter(user=user)
    waiting = (asked if user is not None else asked.filter(person=person)).first()
    erasure = waiting or Erasure(user=user, asked_at=now)
    erasure.person, erasure.state = person, Erasure.State.DONE
    erasure.decided_at, erasure.decided_by = now, by
    erasure.done = {name: count for name, count in done.items() if count}
    erasure.save()
    log(
        instance=person or erasure, action="agents.erase_data", user=by, data={"rows": erasure.done}
    )
    return erasure


@transaction.atomic
def carry_out(request: Erasure, *, by: Account) -> Erasure:
    """Do what was asked for, and tell the person. Twice is once. Raises ErasureDecidedError for a request that was
    refused or taken back, and NeededError as `erase` does."""
    request = Erasure.objects.select_for_update().get(pk=request.pk)
    if request.state == Erasure.State.DONE:
        return request
    if request.state != Erasure.State.ASKED:
        raise ErasureDecidedError
    person = person_of(request.user) if request.user is not None else request.person
    # Read before they go: she is told that they are gone.
    address = request.user.email if request.user is not None else ""
    language = getattr(request.user, "language", "") or settings.LANGUAGE_CODE
    erased = erase(person, request.user, by=by)
    informing.tell_erased(erased, address, language)
    return erased
