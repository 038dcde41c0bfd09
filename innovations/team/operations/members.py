"""Who is in a team, and as what."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from agents.models import Appointment, Person, Posting
from agents.models.appointments import opds_in_charge
from agents.registry.operations.people import person_for
from foundation.users import Account
from innovations.followers import tell_joined, tell_left
from innovations.models import Innovation, Member
from innovations.notices import tell


class AlreadyMemberError(Exception):
    """The person carries this innovation already."""


class LastMemberError(Exception):
    """Somebody must carry an innovation."""


def of_own_unit(by: Account, innovation: Innovation, named: str) -> Person | None:
    """The person whom `named` (NIP or e-mail, as typed) means, if `by` is innovation admin of the
    owner and she works in one of his units; he alone adds people without asking them."""
    today = timezone.localdate()
    units = opds_in_charge(by, today, Appointment.Kind.INNOVATION_ADMIN)
    if innovation.opd_id not in units:
        return None
    posted = Posting.objects.primary().in_force(today).filter(opd_id__in=units)
    return Person.objects.filter(pk__in=posted.values("person_id")).known_as(named)


@transaction.atomic
def add_member(
    innovation: Innovation, person: Person, part: str, by: Account, at: datetime | None = None
) -> Member:
    """Let somebody in who has said yes, or whom her own innovation admin adds (`of_own_unit`); whom
    somebody else lets in is told. `part` is a `Member.Part`. Raises AlreadyMemberError, also for
    another part. `at`: when, of what is entered afterwards."""
    member, is_new = Member.objects.get_or_create(
        innovation=innovation, person=person, defaults={"part": part}
    )
    if not is_new:
        raise AlreadyMemberError
    _log(member, "innovations.add_member", by, at)
    _tell(member, "added", by, part=part)
    tell_joined(member)
    return member


@transaction.atomic
def change_part(member: Member, part: str, by: Account) -> Member:
    """Give somebody another part; the same part changes nothing and tells nobody."""
    member = Member.objects.select_for_update().get(pk=member.pk)
    if member.part == part:
        return member
    member.part = part
    member.save(update_fields=["part"])
    _log(member, "innovations.change_part", by)
    _tell(member, "part", by, part=part)
    return member


@transaction.atomic
def remove_member(member: Member, by: Account) -> None:
    """Take somebody out, or leave oneself; the first is told to whom it happens. Raises
    LastMemberError."""
    # Of two removals at once the second counts again, or the team would be empty.
    innovation = Innovation.objects.select_for_update().get(pk=member.innovation_id)
    if innovation.members.count() == 1:
        raise LastMemberError
    _log(member, "innovations.remove_member", by)
    _tell(member, "removed", by)
    tell_left(member)
    member.delete()


def _log(member: Member, action: str, by: Account, at: datetime | None = None) -> None:
    data = {"person": member.person.full_name, "part": member.part}
    when = at or timezone.now()
    log(instance=member.innovation, action=action, user=by, data=data, timestamp=when)


def _tell(member: Member, what: str, by: Account, **data: str) -> None:
    if member.person.user_id == by.pk:
        return
    subject = f"team:{member.innovation_id}"
    actor = person_for(by).full_name
    tell([member.person], what, member.innovation, subject=subject, person=actor, **data)
