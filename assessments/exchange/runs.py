"""An import by a person: sent, shown, applied or thrown away."""

from datetime import timedelta

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log

from assessments.exchange.formats import FORMATS, LARGEST
from assessments.exchange.operations import preview, read_file, store
from assessments.exchange.reports import report_of
from assessments.models import Category, QuestionImport
from foundation.files.operations import keep
from foundation.users import Account

State = QuestionImport.State
# Longer than any file takes: whoever runs then was cut off.
CUT_OFF = timedelta(minutes=10)


class ImportNotWaitingError(Exception):
    """It was applied or thrown away, or runs just now."""


def send(
    upload: "UploadedFile[bytes]", form: str, category: Category, by: Account
) -> QuestionImport:
    """Keep a file and say what is in it; nothing comes into the bank. Raises FileRefusedError."""
    data = upload.read()
    upload.seek(0)
    outcome = preview(read_file(data, form), category)
    kind = FORMATS[form].content_type.partition(";")[0]
    with transaction.atomic():
        file = keep(
            upload,
            by=by,
            kinds={kind: f".{FORMATS[form].extension}"},
            kind_of=lambda _upload: kind,
            limit=LARGEST,
        )
        run = QuestionImport.objects.create(
            file=file, format=form, category=category, report=report_of(outcome, is_dry=True)
        )
        log(instance=run, action="assessments.send", user=by)
    return run


def apply(run: QuestionImport, by: Account) -> QuestionImport:
    """Bring what can be read into the bank, once. What an import that was cut off has left undone
    is done by the next. Raises ImportNotWaitingError."""
    now = timezone.now()
    waiting = Q(state=State.CHECKED) | Q(state=State.RUNNING, started_at__lt=now - CUT_OFF)
    mine = QuestionImport.objects.filter(waiting, pk=run.pk)
    if not mine.update(state=State.RUNNING, started_at=now):
        raise ImportNotWaitingError
    try:
        with run.file.file.open("rb") as source:
            data = source.read()
        outcome = store(read_file(data, run.format), run.category, by)
    except BaseException:
        QuestionImport.objects.filter(pk=run.pk, started_at=now).update(state=State.CHECKED)
        raise
    run.state, run.report = State.APPLIED, report_of(outcome, is_dry=False)
    run.save(update_fields=["state", "report"])
    return run


def discard(run: QuestionImport, by: Account) -> QuestionImport:
    """Raises ImportNotWaitingError."""
    with transaction.atomic():
        mine = QuestionImport.objects.filter(pk=run.pk, state=State.CHECKED)
        if not mine.update(state=State.DISCARDED):
            raise ImportNotWaitingError
        log(instance=run, action="assessments.discard", user=by)
    run.state = State.DISCARDED
    return run
