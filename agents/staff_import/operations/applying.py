"""Write a staff list into the registry: the whole of it or nothing, unless the clinic chose that bad
rows are left out."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from agents.models import Employment, Opd, Person, Posting, StaffImport
from agents.staff_import.operations.plan import EVERY_FIELD, Change, Move, Plan, make_plan
from agents.staff_import.operations.results import counts_of, result_of
from agents.staff_import.operations.staff_list import StaffList
from foundation.outbox import operations as outbox

BATCH = 500
PERSON_FIELDS = {*EVERY_FIELD, "is_verified"}
INDEX_PEOPLE = "agents.index_people"


class ListRefusedError(Exception):
    """The list has errors against the registry as it is now; nothing was written."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(len(plan.errors))
        self.plan = plan


class RegistryChangedError(Exception):
    """Somebody changed the same people at the same time; nothing was written."""


class ImportNotReadyError(Exception):
    """The import does not wait to be applied: it has been already, or was refused."""


def apply_list(staff_list: StaffList, run: StaffImport) -> Plan:
    """Apply `staff_list` in the name of `run`, comparing anew with the registry as it is now.

    Raises ListRefusedError, RegistryChangedError, ImportNotReadyError, UnreadableListError.
    """
    try:
        with transaction.atomic():
            _take_turns()
            _lock_run(run)
            plan = make_plan(staff_list, run.effective_on, locking=True)
            if plan.errors and not (run.leaves_out_bad_rows and plan.changes):
                raise ListRefusedError(plan)
            _write(plan)
            _record(plan, run)
    except IntegrityError as error:
        raise RegistryChangedError from error
    return plan


def _take_turns() -> None:
    """One import at a time, and no change of the OPD tree meanwhile."""
    list(Opd.objects.select_for_update().filter(depth=1).values_list("pk", flat=True))


def _lock_run(run: StaffImport) -> None:
    state = StaffImport.objects.select_for_update().values_list("state", flat=True).get(pk=run.pk)
    if state != StaffImport.State.RUNNING:
        raise ImportNotReadyError


def _write(plan: Plan) -> None:
    Person.objects.bulk_create([each.person for each in plan.changes if each.is_new])
    known = [each for each in plan.changes if not each.is_new]
    _put(
        Person, [each.person for each in known if PERSON_FIELDS & each.fields.keys()], PERSON_FIELDS
    )
    _write_employments(plan)
    _end_postings(plan)
    Posting.objects.bulk_create(
        Posting(
            person=each.person,
            opd_id=each.opd_id,
            position=each.position,
            grade=each.grade,
            starts_on=plan.effective_on,
        )
        for each in plan.changes
        if each.move is Move.OPEN
    )
    corrected = [_corrected(each) for each in plan.changes if each.move is Move.CORRECT]
    _put(Posting, [each for each in corrected if each], {"opd", "position", "grade"})


def _put(model: type[Model], rows: list[Any], fields: set[str]) -> None:
    """Update rows that this transaction has locked; `bulk_update` takes five times as long."""
    model._default_manager.bulk_create(
        rows, update_conflicts=True, unique_fields=["id"], update_fields=sorted(fields)
    )


def _write_employments(plan: Plan) -> None:
    """As `agents.registry.operations.people.employ` does for one person: a list that calls a CPNS
    a PNS says so from its day on; whoever is new has been what she is for as long as is known."""
    changed = [each for each in plan.changes if not each.is_new and "employment" in each.fields]
    running = Employment.objects.open()
    day_before = plan.effective_on - timedelta(days=1)
    corrected: set[int] = set()
    for part in _parts([each.person.pk for each in changed]):
        same_day = running.filter(person__in=part, starts_on__gte=plan.effective_on)
        corrected |= set(same_day.values_list("person_id", flat=True))
        running.filter(person__in=part).exclude(person__in=corrected).update(ends_on=day_before)
    for each in changed:
        if each.person.pk in corrected:
            running.filter(person=each.person).update(kind=each.person.employment)
    begun = [each for each in changed if each.person.pk not in corrected]
    new = [each for each in plan.changes if each.is_new]
    Employment.objects.bulk_create(
        Employment(person=each.person, kind=each.person.employment, starts_on=starts_on)
        for rows, starts_on in ((new, None), (begun, plan.effective_on))
        for each in rows
    )


def _end_postings(plan: Plan) -> None:
    ended = [each.running.pk for each in plan.changes if each.move is Move.OPEN and each.running]
    day_before = plan.effective_on - timedelta(days=1)
    for part in _parts(ended):
        Posting.objects.filter(pk__in=part).update(ends_on=day_before)


def _corrected(change: Change) -> Posting | None:
    posting = change.running
    if posting is not None:
        posting.opd_id, posting.position, posting.grade = (
            change.opd_id,
            change.position,
            change.grade,
        )
    return posting


def _record(plan: Plan, run: StaffImport) -> None:
    counts = counts_of(plan)
    log(
        instance=run,
        action="agents.import_staff",
        user=run.created_by,
        data={"counts": counts, "sha256": run.file.sha256, "on": plan.effective_on.isoformat()},
    )
    _record_people(plan.changes, run)
    run.counts, run.result = counts, result_of(plan)
    run.state, run.progress = StaffImport.State.APPLIED, 100
    run.finished_at = timezone.now()
    run.save(update_fields=["counts", "result", "state", "progress", "finished_at"])
    people = [each.person.pk for each in plan.changes]
    for number, part in enumerate(_parts(people)):
        outbox.put(f"{INDEX_PEOPLE}:{run.pk}:{number}", INDEX_PEOPLE, {"people": part})


def _record_people(changes: Iterable[Change], run: StaffImport) -> None:
    """One line in the history of each person; `log()` would write them one by one."""
    content_type = ContentType.objects.get_for_model(Person)
    now, act = timezone.now(), uuid.uuid4()
    ModelLogEntry.objects.bulk_create(
        ModelLogEntry(
            content_type=content_type,
            object_id=str(each.person.pk),
            label=str(each.person),
            action="agents.import_person",
            data={"import": run.pk, "changes": each.fields},
            timestamp=now,
            uuid=act,
            user=run.created_by,
            content_changed=True,
        )
        for each in changes
    )


def _parts(ids: Sequence[int]) -> Iterable[list[int]]:
    return (list(ids[start : start + BATCH]) for start in range(0, len(ids), BATCH))
