"""Register an innovation, and change it."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from agents.models import Opd, Person
from agents.registry.operations.people import person_for
from foundation.users import Account
from innovations.app_settings import app_settings
from innovations.confirmation.operations import ask_owner, mark_confirmed
from innovations.models import Innovation, Member
from innovations.notices import tell
from innovations.owners import may_name, office_of

State = Innovation.State


class OwnerError(Exception):
    """The owner is either an OPD or a group, not both and not neither."""


class ForeignOwnerError(Exception):
    """A confirmed innovation passes to another owner by somebody who speaks for that one."""


class TooManyAwaitingError(Exception):
    """So many registrations of this person await confirmation that another must wait."""


class WithdrawnError(Exception):
    """Its team has withdrawn it: it is changed no more."""


@transaction.atomic
def register(
    user: Account,
    *,
    name: str,
    summary: str,
    stage: str,
    opd: Opd | None,
    group_name: str = "",
    at: datetime | None = None,
) -> Innovation:
    """Record a new innovation; whoever registers it is its first member.

    `stage` is an `Innovation.Stage`. Exactly one of `opd` and `group_name` names the owner: the
    first line of the report is "Nama SKPD / Kelompok". In the name of one's own OPD, or of one that
    one speaks for, it is confirmed at once; else its owner is asked. `at`: when, of what is entered
    afterwards. Raises OwnerError, TooManyAwaitingError.
    """
    now = at or timezone.now()
    _check_owner(opd, group_name)
    person = person_for(user)
    is_confirmed = may_name(user, opd)
    if not is_confirmed:
        _refuse_more(person)
    innovation = Innovation.objects.create(
        name=name, summary=summary, stage=stage, opd=opd, group_name=group_name, created_at=now
    )
    Member.objects.create(innovation=innovation, person=person, part=Member.Part.INITIATOR)
    log(instance=innovation, action="innovations.register", user=user, timestamp=now)
    if is_confirmed:
        mark_confirmed(innovation, person, now)
    else:
        ask_owner(innovation, person)
    return innovation


@transaction.atomic
def change(innovation: Innovation, user: Account, **fields: Any) -> Innovation:
    """Change name, summary, stage or owner; what did not change is not written.

    The row is read again under a lock, so that two changes of different fields both stay. What was
    rejected awaits confirmation again once it is corrected; a confirmed innovation passes only to an
    owner that `user` may name. Raises OwnerError, ForeignOwnerError, WithdrawnError.
    """
    rows = Innovation.objects.select_for_update(of=("self",)).select_related("opd")
    innovation = rows.get(pk=innovation.pk)
    if innovation.state == State.WITHDRAWN:
        raise WithdrawnError
    former = innovation.opd
    changed = [name for name, value in fields.items() if getattr(innovation, name) != value]
    for name in changed:
        setattr(innovation, name, fields[name])
    _check_owner(innovation.opd, innovation.group_name)
    if changed:
        innovation.save(update_fields=changed)
        log(
            instance=innovation,
            action="innovations.change",
            user=user,
            data={"fields": changed},
        )
        _settle_owner(innovation, user, former, is_new={"opd", "group_name"} & set(changed))
    return innovation


def _settle_owner(
    innovation: Innovation, user: Account, former: Opd | None, *, is_new: set[str]
) -> None:
    """After a change: who must say that this is the owner's."""
    is_named_rightly = bool(is_new) and may_name(user, innovation.opd)
    if innovation.is_confirmed:
        if is_new and not is_named_rightly:
            raise ForeignOwnerError
        if is_new:
            left = office_of(former).exclude(user_id=user.pk)
            tell(left, "passed_on", innovation, owner=innovation.owner_name)
    elif is_named_rightly:
        mark_confirmed(innovation, person_for(user))
    elif is_new or innovation.state == State.REJECTED:
        ask_owner(innovation, person_for(user))


def _refuse_more(person: Person) -> None:
    """Under a lock, so that many at once are counted one after the other."""
    list(Person.objects.select_for_update().filter(pk=person.pk).values_list("pk"))
    theirs = Innovation.objects.awaiting().filter(members__person=person)
    if theirs.count() >= app_settings.MOST_AWAITING:
        raise TooManyAwaitingError


def _check_owner(opd: Opd | None, group_name: str) -> None:
    if (opd is None) == (not group_name):
        raise OwnerError
