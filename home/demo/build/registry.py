"""OPDs, people, decrees, appointments and expertise of the demonstration."""

from datetime import date

from agents.models import (
    Appointment,
    Decree,
    Expertise,
    Opd,
    OpdAlias,
    Person,
    PersonExpertise,
)
from agents.registry.operations import appointments, opds, people
from home.demo.decrees import DECREES
from home.demo.expertise import EXPERTISE, HOLDINGS
from home.demo.opds import BALANGAN, PAST, OpdSeed, PastOpd
from home.demo.people import PEOPLE, ROLES, PersonSeed

CLINIC_OPD = "Bapperida"
FIRST_POSTING = date(2023, 1, 2)


def build_registry() -> None:
    by_short_name: dict[str, Opd] = {}
    _found(BALANGAN, None, by_short_name)
    by_email = {seed.email: _person(seed, by_short_name[seed.opd]) for seed in PEOPLE}
    _appoint(by_email, by_short_name)
    _share_expertise(by_email)


def _found(seed: OpdSeed, parent: Opd | None, by_short_name: dict[str, Opd]) -> None:
    if seed.short_name == CLINIC_OPD and parent is not None:
        opd = _found_with_past(seed, parent)
    else:
        opd = opds.found(parent, name=seed.name, short_name=seed.short_name, kind=seed.kind)
    OpdAlias.objects.bulk_create(OpdAlias(opd=opd, name=alias) for alias in seed.aliases)
    by_short_name[seed.short_name] = opd
    for child in seed.children:
        _found(child, opd, by_short_name)


def _found_with_past(seed: OpdSeed, parent: Opd) -> Opd:
    """The clinic's own agency had two other names before; they become its predecessors."""
    first: PastOpd = PAST[0]
    opd = opds.found(
        parent,
        name=first.name,
        short_name=first.short_name,
        kind=seed.kind,
        valid_from=first.valid_from,
    )
    for later in PAST[1:]:
        opd = opds.rename(opd, name=later.name, short_name=later.short_name, on=later.valid_from)
    last_day = PAST[-1].valid_until
    return opds.rename(
        opd, name=seed.name, short_name=seed.short_name, on=date(last_day.year + 1, 1, 1)
    )


def _person(seed: PersonSeed, opd: Opd) -> Person:
    person = Person.objects.create(
        title_prefix=seed.title_prefix,
        name=seed.name,
        title_suffix=seed.title_suffix,
        nip=seed.nip or None,
        email=seed.email,
        employment=seed.employment,
        is_verified=True,
    )
    people.post(person, opd, on=FIRST_POSTING, position=seed.position, grade=seed.grade)
    return person


def _appoint(by_email: dict[str, Person], by_short_name: dict[str, Opd]) -> None:
    decrees = {
        seed.key: Decree.objects.create(
            kind=seed.kind, number=seed.number, issued_on=seed.issued_on, about=seed.about
        )
        for seed in DECREES
    }
    for role in ROLES:
        decree = decrees[role.decree]
        appointments.appoint(
            by_email[role.person],
            Appointment.Kind(role.kind),
            decree,
            scope=[by_short_name[name] for name in role.scope],
            starts_on=decree.issued_on,
            circle=role.circle,
        )


def _share_expertise(by_email: dict[str, Person]) -> None:
    words = {
        seed.slug: Expertise.objects.create(
            slug=seed.slug, name=seed.name, description=seed.description
        )
        for seed in EXPERTISE
    }
    PersonExpertise.objects.bulk_create(
        PersonExpertise(
            person=by_email[each.person],
            expertise=words[each.expertise],
            level=each.level,
            source=each.source,
        )
        for each in HOLDINGS
    )
