"""What the clinic writes down about a person: who she is, what she can, when a posting ends."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from wagtail.log_actions import log

from agents.models import Expertise, Opd, Person, PersonExpertise, Posting
from agents.registry.operations.people import employ, post
from agents.registry.operations.refusals import EndsBeforeStartError
from foundation.users import Account


class NipTakenError(Exception):
    """Another person bears this NIP."""


class NipMissingError(Exception):
    """Whoever is ASN is known by the NIP."""


class EmailMissingError(Exception):
    """Whoever has neither NIP nor account is known by the e-mail."""


class EmailTakenError(Exception):
    """Another person without NIP is known by this e-mail."""


class PostingEndedError(Exception):
    """The posting has a last day before the one asked for."""


@transaction.atomic
def register(
    values: Mapping[str, Any],
    *,
    opd: Opd | None = None,
    on: date | None = None,
    position: str = "",
    grade: str = "",
    by: Account | None = None,
) -> Person:
    """Take a person into the registry, `values` being fields of Person; with `opd` and `on`, at her
    place of work. Raises NipTakenError, NipMissingError, EmailTakenError, EmailMissingError, and
    what `people.post` raises."""
    person = Person(**values)
    _check(person)
    _save(person)
    employ(person, person.employment)
    log(instance=person, action="agents.create_person", user=by)
    if opd is not None and on is not None:
        post(person, opd, on=on, position=position, grade=grade, by=by)
    return person


@transaction.atomic
def correct(person: Person, values: Mapping[str, Any], *, by: Account | None = None) -> Person:
    """Change the given fields of Person. Raises NipTakenError, NipMissingError, EmailTakenError,
    EmailMissingError."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    changed = [name for name, value in values.items() if getattr(person, name) != value]
    for name in changed:
        setattr(person, name, values[name])
    _check(person)
    if changed:
        _save(person, update_fields=changed)
        if "employment" in changed:
            employ(person, person.employment)
        log(instance=person, action="agents.correct_person", user=by, data={"fields": changed})
    return person


@transaction.atomic
def show_nip(person: Person, *, by: Account) -> str:
    """The whole number, and a line in the history that says who looked."""
    log(instance=person, action="agents.show_nip", user=by)
    return person.nip or ""


@transaction.atomic
def end_posting(posting: Posting, *, on: date, by: Account | None = None) -> Posting:
    """Let `on` be the last day of work there. Raises EndsBeforeStartError, PostingEndedError."""
    posting = Posting.objects.select_for_update().select_related("person", "opd").get(pk=posting.pk)
    if on < posting.starts_on:
        raise EndsBeforeStartError
    if posting.ends_on is not None and posting.ends_on < on:
        raise PostingEndedError
    posting.ends_on = on
    posting.save(update_fields=["ends_on"])
    log(
        instance=posting.person,
        action="agents.end_posting",
        user=by,
        data={"opd": posting.opd.name, "on": on.isoformat()},
    )
    return posting


@transaction.atomic
def set_expertise(
    person: Person, rows: Mapping[Expertise, tuple[int, str]], *, by: Account | None = None
) -> None:
    """Let `rows` (level and source of each field) be all that the person is known to master; fields
    that they do not name are taken away."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    present = {
        row.expertise_id: (row.level, row.source)
        for row in PersonExpertise.objects.filter(person=person)
    }
    if present == {expertise.pk: held for expertise, held in rows.items()}:
        return
    PersonExpertise.objects.filter(person=person).exclude(expertise__in=rows).delete()
    for expertise, (level, source) in rows.items():
        PersonExpertise.objects.update_or_create(
            person=person, expertise=expertise, defaults={"level": level, "source": source}
        )
    names = sorted(expertise.name for expertise in rows)
    log(instance=person, action="agents.set_expertise", user=by, data={"expertise": names})


def _save(person: Person, **options: Any) -> None:
    """Of two at once, the second is refused like any other duplicate."""
    try:
        # A savepoint: the caller's transaction must survive the refusal on PostgreSQL.
        with transaction.atomic():
            person.save(**options)
    except IntegrityError as error:
        raise (NipTakenError if person.nip else EmailTakenError) from error


def _check(person: Person) -> None:
    others = Person.objects.exclude(pk=person.pk)
    if person.nip:
        if others.filter(nip=person.nip).exists():
            raise NipTakenError
        return
    if person.employment != Person.EmploymentKind.NON_ASN:
        raise NipMissingError
    if person.email:
        if others.filter(nip=None, email__iexact=person.email).exists():
            raise EmailTakenError
    elif person.user_id is None:
        raise EmailMissingError
