"""OPDs, people, decrees, appointments and expertise."""

from datetime import date, time

from agents.models import Appointment, Expertise, Opd, Person
from agents.registry.operations import opd_details, opds, person_records
from agents.registry.operations.appointments import appoint
from agents.registry.operations.decrees import record
from demo import content
from demo.content import Seed
from foundation.calendar import local_time

FIRST_POSTING = date(2023, 1, 2)


def build_registry() -> None:
    """Build OPDs, people, decrees with their appointments, and expertise, through the operations of
    agents."""
    _found(content.of("opds"), None)
    for each in content.of("expertise"):
        Expertise.objects.create(**each)
    for each in content.of("people"):
        _register(each)
    for each in content.of("decrees"):
        _issue(each)


def opd_named(short_name: str) -> Opd:
    """The OPD with this short name that exists today."""
    return Opd.objects.get(short_name=short_name, valid_until=None)


def _found(seed: Seed, parent: Opd | None) -> None:
    """An OPD that bore other names before is founded under the first of them."""
    names: list[Seed] = [*seed.get("before", ()), seed]
    first, *later = names
    opd = opds.found(
        parent,
        name=first["name"],
        short_name=first["short_name"],
        kind=seed["kind"],
        valid_from=first.get("since"),
    )
    for each in later:
        opd = opds.rename(opd, name=each["name"], short_name=each["short_name"], on=each["since"])
    aliases = seed.get("aliases", ())
    opd_details.correct(opd, kind=opd.kind, valid_from=opd.valid_from, aliases=aliases)
    for unit in seed.get("units", ()):
        _found(unit, opd)


def _register(seed: Seed) -> None:
    held, opd = seed.pop("expertise", {}), opd_named(seed.pop("opd"))
    work = {"position": seed.pop("position"), "grade": seed.pop("grade", "")}
    values = {"is_verified": True, **seed}
    person = person_records.register(values, opd=opd, on=FIRST_POSTING, **work)
    words = Expertise.objects.in_bulk(held, field_name="slug")
    person_records.set_expertise(person, {words[slug]: tuple(held[slug]) for slug in held})


def _issue(seed: Seed) -> None:
    appointed = seed.pop("appointments")
    decree = record(**seed)
    for each in appointed:
        appoint(
            Person.objects.get(name=each["person"]),
            Appointment.Kind(each["kind"]),
            decree,
            scope=[opd_named(name) for name in each["scope"]],
            starts_on=decree.issued_on,
            circle=each.get("circle", ""),
            at=local_time.at(decree.issued_on, time(9)),
        )
