"""Take a decree into the registry, and mend what was typed wrongly."""

from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from wagtail.log_actions import log

from agents.models import Decree
from foundation.files import operations as files
from foundation.text import comparable
from foundation.users import Account


class DecreeTakenError(Exception):
    """A decree with this number and date is in the registry already."""


@transaction.atomic
def record(
    *,
    kind: str,
    number: str,
    issued_on: date,
    about: str,
    upload: "UploadedFile[bytes] | None" = None,
    by: Account | None = None,
) -> Decree:
    """Take a decree into the registry, with a scan of it (PDF, JPEG or PNG). Raises
    DecreeTakenError and `foundation.files.operations.FileRefusedError`."""
    decree = Decree(kind=kind, number=number, issued_on=issued_on, about=about)
    _refuse_taken(decree)
    if upload is not None:
        decree.file = files.keep(upload, by=by)
    _save(decree)
    log(instance=decree, action="agents.record_decree", user=by)
    return decree


@transaction.atomic
def correct(
    decree: Decree, *, upload: "UploadedFile[bytes] | None" = None, by: Account, **values: Any
) -> Decree:
    """Change the given fields; a new file takes the place of the old one, which is kept on disk.
    Raises as `record`."""
    decree = Decree.objects.select_for_update().get(pk=decree.pk)
    if upload is not None:
        values["file"] = files.keep(upload, by=by)
    changed = [name for name, value in values.items() if getattr(decree, name) != value]
    for name in changed:
        setattr(decree, name, values[name])
    _refuse_taken(decree)
    if changed:
        _save(decree, update_fields=changed)
        log(instance=decree, action="agents.correct_decree", user=by, data={"fields": changed})
    return decree


def _save(decree: Decree, **options: Any) -> None:
    """Of two at once, the second is refused like any other duplicate."""
    try:
        # A savepoint: the caller's transaction must survive the refusal on PostgreSQL.
        with transaction.atomic():
            decree.save(**options)
    except IntegrityError as error:
        raise DecreeTakenError from error


def _refuse_taken(decree: Decree) -> None:
    others = Decree.objects.exclude(pk=decree.pk).filter(issued_on=decree.issued_on)
    taken = {comparable(each) for each in others.values_list("number", flat=True)}
    if comparable(decree.number) in taken:
        raise DecreeTakenError
