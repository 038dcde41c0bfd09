"""Register an innovation, change it, and say who carries it."""

from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from agents.models import Opd, Person
from agents.registry.operations.people import person_for
from foundation.users import Account
from innovations.models import Innovation, Member


class OwnerError(Exception):
    """The owner is either an OPD or a group, not both and not neither."""


class AlreadyMemberError(Exception):
    """The person carries this innovation already."""


class LastMemberError(Exception):
    """Somebody must carry an innovation."""


@transaction.atomic
def register(
    user: Account, *, name: str, summary: str, stage: str, opd: Opd | None, group_name: str = ""
) -> Innovation:
    """Record a new innovation; whoever registers it is its first member.

    `stage` is an `Innovation.Stage`. Exactly one of `opd` and `group_name` names the owner: the
    first line of the report is "Nama SKPD / Kelompok". Raises OwnerError.
    """
    _check_owner(opd, group_name)
    innovation = Innovation.objects.create(
        name=name, summary=summary, stage=stage, opd=opd, group_name=group_name
    )
    Member.objects.create(
        innovation=innovation, person=person_for(user), part=Member.Part.INITIATOR
    )
    log(instance=innovation, action="innovations.register", user=user)
    return innovation


@transaction.atomic
def change(innovation: Innovation, user: Account, **fields: Any) -> Innovation:
    """Change name, summary, stage or owner; what did not change is not written.

    The row is read again under a lock, so that two changes of different fields both stay.
    Raises OwnerError.
    """
    innovation = Innovation.objects.select_for_update().get(pk=innovation.pk)
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
    return innovation


@transaction.atomic
def add_member(innovation: Innovation, person: Person, part: str, by: Account) -> Member:
    """`part` is a `Member.Part`. Raises AlreadyMemberError, also for another part."""
    member, is_new = Member.objects.get_or_create(
        innovation=innovation, person=person, defaults={"part": part}
    )
    if not is_new:
        raise AlreadyMemberError
    log(
        instance=innovation,
        action="innovations.add_member",
        user=by,
        data={"person": person.full_name},
    )
    return member


@transaction.atomic
def remove_member(member: Member, by: Account) -> None:
    """Raises LastMemberError."""
    # Of two removals at once the second counts again, or the team would be empty.
    innovation = Innovation.objects.select_for_update().get(pk=member.innovation_id)
    if innovation.members.count() == 1:
        raise LastMemberError
    log(
        instance=innovation,
        action="innovations.remove_member",
        user=by,
        data={"person": member.person.full_name},
    )
    member.delete()


def _check_owner(opd: Opd | None, group_name: str) -> None:
    if (opd is None) == (not group_name):
        raise OwnerError
