"""Ask that one's data go, take it back, refuse it."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from agents.models import Erasure
from agents.models.people import person_of
from agents.personal_data.operations import informing
from foundation.users import Account


class ErasureDecidedError(Exception):
    """It has been decided or taken back already."""


@transaction.atomic
def ask(user: Account, reason: str) -> Erasure:
    """Put before the clinic that the account's data shall go; `reason` may be empty. The clinic is
    told at once, and reminded while nobody decides. Asked twice is asked once: the request that
    waits is answered."""
    waiting = Erasure.objects.waiting().of(user).select_for_update().first()
    if waiting is not None:
        return waiting
    erasure = Erasure.objects.create(
        user=user, person=person_of(user), reason=reason, asked_at=timezone.now()
    )
    log(instance=erasure, action="agents.ask_erasure", user=user)
    informing.tell_clinic(erasure)
    return erasure


@transaction.atomic
def take_back(user: Account) -> None:
    """Withdraw the account's request while nobody has decided it; without one nothing happens."""
    waiting = Erasure.objects.waiting().of(user).select_for_update().first()
    if waiting is not None:
        _settle(waiting, Erasure.State.WITHDRAWN, user, "")
        log(instance=waiting, action="agents.take_back_erasure", user=user)


@transaction.atomic
def take_on(erasure: Erasure, *, by: Account) -> Erasure:
    """Note who works on it; whoever takes it over later takes that one's place. Raises
    ErasureDecidedError."""
    erasure = Erasure.objects.select_for_update().get(pk=erasure.pk)
    if erasure.state != Erasure.State.ASKED:
        raise ErasureDecidedError
    if erasure.handled_by_id != by.pk:
        erasure.handled_at, erasure.handled_by = timezone.now(), by
        erasure.save(update_fields=["handled_at", "handled_by"])
        log(instance=erasure, action="agents.take_on_erasure", user=by)
    return erasure


@transaction.atomic
def refuse(erasure: Erasure, *, answer: str, by: Account) -> Erasure:
    """Refuse the request; the person reads `answer`. Raises ErasureDecidedError."""
    erasure = Erasure.objects.select_for_update().get(pk=erasure.pk)
    if erasure.state != Erasure.State.ASKED:
        raise ErasureDecidedError
    _settle(erasure, Erasure.State.REFUSED, by, answer)
    log(instance=erasure, action="agents.refuse_erasure", user=by, data={"answer": answer})
    informing.tell_refused(erasure)
    return erasure


def _settle(erasure: Erasure, state: Erasure.State, by: Account, answer: str) -> None:
    erasure.state, erasure.answer = state, answer
    erasure.decided_at, erasure.decided_by = timezone.now(), by
    erasure.save(update_fields=["state", "answer", "decided_at", "decided_by"])
