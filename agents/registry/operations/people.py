"""People, their accounts and where they work."""

from datetime import date, timedelta

from django.db import transaction
from wagtail.log_actions import log

from agents.models import Employment, Opd, Person, Posting
from agents.registry.operations.refusals import OpdNotInForceError
from foundation.users import Account


class StartsLaterError(Exception):
    """The running posting or employment starts after the day on which the new one should."""

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
            "employment": Person.EmploymentKind.NON_ASN,
        },
    )
    if is_new:
        employ(person, Person.EmploymentKind.NON_ASN)
        log(instance=person, action="agents.create_person", user=user)
    return person


@transaction.atomic
def employ(person: Person, kind: str, *, on: date | None = None, contract: str = "") -> Employment:
    """Let `kind` hold from `on`; the running employment ends the day before.

    Without `on` it has held for as long as is known: the first row of a person, or a mistake in
    the running one that is put right. Raises StartsLaterError if the running one began after `on`.
    """
    running = Employment.objects.select_for_update().filter(person=person).open().first()
    begun = running.starts_on if running is not None else None
    if on is not None and begun is not None and begun > on:
        raise StartsLaterError(begun)
    if running is not None and (on is None or on == begun):
        running.kind, running.contract = kind, contract or running.contract
        running.save(update_fields=["kind", "contract"])
    else:
        if running is not None and on is not None:
            running.ends_on = on - timedelta(days=1)
            running.save(update_fields=["ends_on"])
        running = Employment.objects.create(
            person=person, kind=kind, starts_on=on, contract=contract
        )
    if person.employment != kind:
        person.employment = kind
        person.save(update_fields=["employment"])
    return running


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
