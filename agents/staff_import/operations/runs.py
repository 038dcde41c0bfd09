"""An import from the file to the registry: sent, checked, applied; each step may be run twice."""

import logging
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from agents.models import StaffImport
from agents.staff_import.operations.applying import (
    ImportNotReadyError,
    ListRefusedError,
    RegistryChangedError,
    apply_list,
)
from agents.staff_import.operations.findings import UnreadableListError
from agents.staff_import.operations.plan import Plan, make_plan
from agents.staff_import.operations.results import counts_of, refusal, result_of
from agents.staff_import.operations.staff_list import StaffList, read_staff_list
from foundation.files.operations import keep
from foundation.models import OutboxMessage, PrivateFile
from foundation.outbox import operations as outbox
from foundation.spreadsheets.reading import CSV, XLSX, kind_of
from foundation.users import Account

logger = logging.getLogger(__name__)

State = StaffImport.State
CHECK = "agents.check_staff_list"
APPLY = "agents.apply_staff_list"
KINDS = {XLSX: ".xlsx", CSV: ".csv"}


@transaction.atomic
def begin(upload: "UploadedFile[bytes]", effective_on: date, by: Account) -> StaffImport:
    """Take a file in and have it checked by the outbox. `effective_on`: the local day from which
    the list counts. Raises SpreadsheetRefusedError, FileRefusedError."""
    run = StaffImport.objects.create(
        file=_kept(upload, by), effective_on=effective_on, created_by=by
    )
    outbox.put(f"{CHECK}:{run.pk}", CHECK, {"import": run.pk})
    return run


@transaction.atomic
def start(run: StaffImport, *, leaving_out_bad_rows: bool = False) -> StaffImport:
    """Have a checked import applied by the outbox: the whole list, or, of one with errors, its good
    rows. Raises ImportNotReadyError."""
    run = StaffImport.objects.select_for_update().get(pk=run.pk)
    if not (run.may_be_applied_in_part if leaving_out_bad_rows else run.may_be_applied):
        raise ImportNotReadyError
    run.state, run.progress = State.RUNNING, 0
    run.leaves_out_bad_rows = leaving_out_bad_rows
    run.save(update_fields=["state", "progress", "leaves_out_bad_rows"])
    # A list that no longer fitted when it was applied may be started once more.
    times = OutboxMessage.objects.filter(key__startswith=f"{APPLY}:{run.pk}:").count()
    outbox.put(f"{APPLY}:{run.pk}:{times}", APPLY, {"import": run.pk})
    return run


@transaction.atomic
def discard(run: StaffImport, by: Account) -> StaffImport:
    """Put a checked list aside for good; the registry stays as it is. Raises ImportNotReadyError."""
    run = StaffImport.objects.select_for_update().get(pk=run.pk)
    if not run.may_be_discarded:
        raise ImportNotReadyError
    run.state, run.finished_at = State.DISCARDED, timezone.now()
    run.save(update_fields=["state", "finished_at"])
    log(instance=run, action="agents.discard_staff_list", user=by)
    return run


def check(message: OutboxMessage) -> None:
    """The dry run of a file that was sent."""
    run = StaffImport.objects.select_related("file").get(pk=message.payload["import"])
    if run.state != State.UPLOADED:
        return
    try:
        staff_list = _read(run)
        plan = make_plan(staff_list, run.effective_on)
    except UnreadableListError as error:
        _finish(run, State.REFUSED, {"errors": len(error.findings)}, refusal(error.findings))
    except Exception:
        logger.exception("Staff import %s failed", run.pk)
        _finish(run, State.FAILED, run.counts, {})
    else:
        _finish(run, _state_after(plan), counts_of(plan), result_of(plan))


def carry_out(message: OutboxMessage) -> None:
    """Apply a checked import; the registry may have changed since it was checked."""
    run = StaffImport.objects.select_related("file", "created_by").get(pk=message.payload["import"])
    if run.state != State.RUNNING:
        return
    try:
        apply_list(_read(run), run)
    except ImportNotReadyError:
        return
    except UnreadableListError as error:
        _finish(run, State.REFUSED, {"errors": len(error.findings)}, refusal(error.findings))
    except ListRefusedError as error:
        _finish(run, _state_after(error.plan), counts_of(error.plan), result_of(error.plan))
    except Exception:
        logger.exception("Staff import %s failed", run.pk)
        _finish(run, State.FAILED, run.counts, {})


def dry_run(data: bytes, effective_on: date) -> Plan:
    """What `data` would change. Raises UnreadableListError."""
    return make_plan(_parsed(data), effective_on)


def import_now(
    data: bytes, name: str, effective_on: date, *, leaving_out_bad_rows: bool = False
) -> Plan:
    """Check and apply in one go, leaving no trace when nothing changes or the list is refused.

    Raises UnreadableListError, ListRefusedError, RegistryChangedError.
    """
    staff_list = _parsed(data)
    plan = make_plan(staff_list, effective_on)
    if plan.errors and not (leaving_out_bad_rows and plan.changes):
        raise ListRefusedError(plan)
    if not plan.changes:
        return plan
    file = _kept(SimpleUploadedFile(name, data), None)
    try:
        with transaction.atomic():
            run = StaffImport.objects.create(
                file=file,
                effective_on=effective_on,
                state=State.RUNNING,
                leaves_out_bad_rows=leaving_out_bad_rows,
            )
            return apply_list(staff_list, run)
    except (ListRefusedError, RegistryChangedError, UnreadableListError):
        file.file.delete(save=False)
        file.delete()
        raise


def rows_to_correct(run: StaffImport) -> tuple[StaffList, list[int]]:
    """The list as it was sent, and the lines of it that were left out or stand against it. Raises
    UnreadableListError."""
    with run.file.file.open("rb") as source:
        staff_list = _parsed(source.read())
    return staff_list, [line for line in run.bad_rows if line in staff_list.rows]


def _state_after(plan: Plan) -> State:
    """Of a list that was compared: it may be applied, in part, or not at all."""
    if not plan.errors:
        return State.CHECKED
    return State.DIVIDED if plan.changes else State.REFUSED


def _read(run: StaffImport) -> StaffList:
    _advance(run, 10)
    with run.file.file.open("rb") as source:
        staff_list = _parsed(source.read())
    _advance(run, 50)
    return staff_list


def _parsed(data: bytes) -> StaffList:
    return read_staff_list(data, timezone.localdate())


def _kept(upload: "UploadedFile[bytes]", by: Account | None) -> PrivateFile:
    return keep(upload, by=by, kinds=KINDS, kind_of=lambda file: kind_of(file.read()))


def _advance(run: StaffImport, progress: int) -> None:
    StaffImport.objects.filter(pk=run.pk).update(progress=progress)


def _finish(
    run: StaffImport, state: State, counts: dict[str, int], result: dict[str, object]
) -> None:
    run.state, run.progress, run.finished_at = state, 100, timezone.now()
    run.counts, run.result = counts, result
    run.save(update_fields=["state", "progress", "finished_at", "counts", "result"])
