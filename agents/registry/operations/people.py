"""People, their accounts and where they work."""

from datetime import date, timedelta

from django.db import transaction
from wagtail.log_actions import log

from agents.models import Opd, Person, Posting
from agents.registry.operations.refusals import OpdNotInForceError
from foundation.users import Account


class StartsLaterError(Exception):
    """The running posting starts after the day on which the new one should."""

    def __init__(self, starts_on: date) -> None:
        super().__init__(starts_on.isoformat())
        self.starts_on = starts_on


@transaction.atomic
def person_for(user: Account) -> Person:
    """The person behind an account; a member of the public gets a record of her own with the first
    use."""
    person = Person.objects.filter(user=user).first()
    if person is not None:
        return person
    person, is_new = Person.objects.get_or_create(
        user=user,
        defaults={
            "name": user.get_full_name() or user.email.split("@")[0],
            "employment": Person.Employment.NON_ASN,
        },
    )
    if is_new:
        log(instance=person, action="agents.create_person", user=user)
    return person


@transaction.atomic
def post(
    person: Person,
    opd: Opd,
    *,
    on: date,
    position: str = "",
    grade: str = "",
    by: Account | None = None,
) -> Posting:
    """Make `opd` the primary place of work from `on`; the running primary posting ends the day
    before. One that begins on the same day is put right in place. Raises OpdNotInForceError,
    StartsLaterError."""
    if not opd.is_in_force(on):
        raise OpdNotInForceError
    running = Posting.objects.select_for_update().filter(person=person).open().primary().first()
    if running is not None and running.starts_on > on:
        raise StartsLaterError(running.starts_on)
    if running is not None and running.starts_on == on:
        running.opd, running.position, running.grade = opd, position, grade
        running.save(update_fields=["opd", "position", "grade"])
        posting = running
    else:
        if running is not None:
            running.ends_on = on - timedelta(days=1)
            running.save(update_fields=["ends_on"])
        posting = Posting.objects.create(
            person=person, opd=opd, position=position, grade=grade, starts_on=on
        )
    log(
        instance=person,
        action="agents.post",
        user=by,
        data={"opd": opd.name, "on": on.isoformat()},
    )
    return posting
