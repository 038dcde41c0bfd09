"""The tree changes by successors: what was in force keeps its name and its place."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from wagtail.log_actions import log

from agents.models import Appointment, AppointmentScope, Opd, Posting
from agents.registry.operations.refusals import OpdNotInForceError
from foundation.text import comparable
from foundation.users import Account


class NameTakenError(Exception):
    """Another OPD in force under the same parent bears this name."""


class StillInUseError(Exception):
    """People are posted here, or units below are in force."""


class NothingChangesError(Exception):
    """The OPD bears this name, or stands there, already; or it would merge with itself alone."""


class BelowItselfError(Exception):
    """An OPD cannot move under itself or its own units."""


@transaction.atomic
def found(
    parent: Opd | None,
    *,
    name: str,
    short_name: str,
    kind: str,
    valid_from: date | None = None,
    by: Account | None = None,
) -> Opd:
    """Open a new OPD under `parent` (None: a root). Raises NameTakenError."""
    _lock_tree()
    fields = {"name": name, "short_name": short_name, "kind": kind, "valid_from": valid_from}
    if parent is None:
        opd = Opd.add_root(**fields)
    else:
        _refuse_taken_name(parent, name, valid_from)
        opd = Opd.objects.get(pk=parent.pk).add_child(**fields)
    log(instance=opd, action="agents.found_opd", user=by)
    return Opd.objects.get(pk=opd.pk)


@transaction.atomic
def rename(opd: Opd, *, name: str, short_name: str, on: date, by: Account | None = None) -> Opd:
    """From `on` the OPD bears another name; heads and mentors stay in charge of it. Returns the
    successor. Raises NothingChangesError, OpdNotInForceError, NameTakenError."""
    if (opd.name, opd.short_name) == (name, short_name):
        raise NothingChangesError
    return _succeed(
        [opd], opd.get_parent(), name, short_name, opd.kind, on, by, "agents.rename_opd"
    )


@transaction.atomic
def move(opd: Opd, *, parent: Opd, on: date, by: Account | None = None) -> Opd:
    """From `on` the OPD and its units belong under another one. Returns the successor. Raises
    BelowItselfError, NothingChangesError, OpdNotInForceError, NameTakenError."""
    _lock_tree()
    opd, parent = Opd.objects.get(pk=opd.pk), Opd.objects.get(pk=parent.pk)
    if opd.get_parent() == parent:
        raise NothingChangesError
    if parent.pk == opd.pk or parent.is_descendant_of(opd):
        raise BelowItselfError
    if not parent.is_in_force(on):
        raise OpdNotInForceError
    return _succeed([opd], parent, opd.name, opd.short_name, opd.kind, on, by, "agents.move_opd")


@transaction.atomic
def merge(
    opds: Sequence[Opd],
    *,
    name: str,
    short_name: str,
    kind: str,
    on: date,
    by: Account | None = None,
) -> Opd:
    """From `on` several OPDs are one, beside the first of them. Returns the successor. Raises
    NothingChangesError, BelowItselfError, OpdNotInForceError, NameTakenError.

    Appointments do not pass on: a decree over one agency gives no right to see another's data, so
    heads and mentors of the new one are appointed anew.
    """
    if len(opds) < 2 or len({opd.pk for opd in opds}) < len(opds):
        raise NothingChangesError
    if any(one.is_descendant_of(other) for one in opds for other in opds):
        raise BelowItselfError
    return _succeed(opds, opds[0].get_parent(), name, short_name, kind, on, by, "agents.merge_opds")


@transaction.atomic
def close(opd: Opd, *, on: date, by: Account | None = None) -> Opd:
    """Let `on` be the last day of an OPD that nothing succeeds. Raises OpdNotInForceError,
    StillInUseError."""
    _lock_tree()
    opd = Opd.objects.get(pk=opd.pk)
    if not opd.is_in_force(on):
        raise OpdNotInForceError
    after = on + timedelta(days=1)
    has_people = Posting.objects.filter(opd=opd).in_force(after).exists()
    if has_people or opd.get_children().in_force(after).exists():
        raise StillInUseError
    opd.valid_until = on
    opd.save(update_fields=["valid_until"])
    log(instance=opd, action="agents.close_opd", user=by, data={"on": on.isoformat()})
    return opd


def _succeed(
    opds: Sequence[Opd],
    parent: Opd | None,
    name: str,
    short_name: str,
    kind: str,
    on: date,
    by: Account | None,
    action: str,
) -> Opd:
    _lock_tree()
    old = [Opd.objects.get(pk=opd.pk) for opd in opds]
    day_before = on - timedelta(days=1)
    if not all(opd.is_in_force(on) and opd.is_in_force(day_before) for opd in old):
        raise OpdNotInForceError
    if parent is not None:
        _refuse_taken_name(parent, name, on, [opd.pk for opd in old])
    successor = _open_successor(parent, name, short_name, kind, on)
    for opd in old:
        _hand_over(opd, successor, on, keeps_roles=len(old) == 1)
    names = [opd.name for opd in old]
    log(
        instance=successor,
        action=action,
        user=by,
        data={"from": names, "to": name, "on": on.isoformat()},
    )
    return Opd.objects.get(pk=successor.pk)


def _open_successor(parent: Opd | None, name: str, short_name: str, kind: str, on: date) -> Opd:
    fields = {"name": name, "short_name": short_name, "kind": kind, "valid_from": on}
    if parent is None:
        return Opd.objects.get(pk=Opd.add_root(**fields).pk)
    return Opd.objects.get(pk=Opd.objects.get(pk=parent.pk).add_child(**fields).pk)


def _hand_over(opd: Opd, successor: Opd, on: date, *, keeps_roles: bool) -> None:
    """Units, people and (unless agencies merge) appointments pass to the successor."""
    opd = Opd.objects.get(pk=opd.pk)  # inserting a sibling may have shifted its path
    for child in list(opd.get_children().in_force(on)):
        heir = _open_successor(successor, child.name, child.short_name, child.kind, on)
        _hand_over(child, heir, on, keeps_roles=True)
    _move_postings(opd, successor, on)
    if keeps_roles:
        _extend_scopes(opd, successor, on)
    Opd.objects.filter(pk=opd.pk).update(
        valid_until=on - timedelta(days=1), successor_id=successor.pk
    )


def _move_postings(opd: Opd, successor: Opd, on: date) -> None:
    postings = Posting.objects.filter(opd=opd)
    postings.filter(starts_on__gte=on).update(opd=successor)
    running = list(postings.in_force(on))
    postings.in_force(on).update(ends_on=on - timedelta(days=1))
    Posting.objects.bulk_create(
        Posting(
            person_id=old.person_id,
            opd=successor,
            position=old.position,
            grade=old.grade,
            is_primary=old.is_primary,
            starts_on=on,
            ends_on=old.ends_on,
        )
        for old in running
    )


def _extend_scopes(opd: Opd, successor: Opd, on: date) -> None:
    running = Appointment.objects.in_force(on).filter(scopes__opd=opd)
    AppointmentScope.objects.bulk_create(
        [AppointmentScope(appointment=each, opd=successor) for each in running],
        ignore_conflicts=True,
    )


def _refuse_taken_name(
    parent: Opd, name: str, on: date | None, besides: Sequence[int] = ()
) -> None:
    siblings = Opd.objects.get(pk=parent.pk).get_children().exclude(pk__in=besides)
    if on is not None:
        siblings = siblings.in_force(on)
    taken = {comparable(each) for each in siblings.values_list("name", flat=True)}
    if comparable(name) in taken:
        raise NameTakenError(name)


def _lock_tree() -> None:
    """Two changes of the tree at once would compute the same free path."""
    list(Opd.objects.select_for_update().filter(depth=1).values_list("pk", flat=True))
