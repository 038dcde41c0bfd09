"""Ask, answer, say how far one has read."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from agents.models import Person
from agents.registry.operations.people import person_for
from foundation.files.operations import keep
from foundation.live.operations import publish
from foundation.live.streams import ACCESS
from foundation.models import PrivateFile, Stream
from foundation.users import Account
from innovations.models import Innovation
from innovations.refusals import NotConfirmedError
from mentoring.consultations import attachments
from mentoring.consultations.notices import note_read
from mentoring.consultations.operations.inviting import invite
from mentoring.models import Attachment, Consultation, Message, Participant
from mentoring.models.consultations import new_stream_name
from mentoring.models.threads import Part
from mentoring.signals import question_answered, question_asked

Kind = Message.Kind
Upload = UploadedFile[bytes]


class ReadOnlyError(Exception):
    """The account may not speak here, though it may read: a former mentor, or a mentor before a
    question that she has not taken."""


class TooManyFilesError(Exception):
    """More files than `attachments.MOST` with one message."""


@transaction.atomic
def open_consultation(
    user: Account,
    *,
    subject: str,
    text: str,
    innovation: Innovation | None = None,
    uploads: Iterable[Upload] = (),
    at: datetime | None = None,
) -> Consultation:
    """Ask, about an `innovation` that the asker carries (the caller has asked whether she does) or
    without one, with up to three files. Those who may answer are told.

    `at`, here and below: the instant to record, for what is entered afterwards; None is now. Raises
    NotConfirmedError, FileRefusedError and TooManyFilesError.
    """
    if innovation is not None and not innovation.is_confirmed:
        raise NotConfirmedError
    person, now = person_for(user), at or timezone.now()
    with kept(uploads, user) as files:
        consultation = Consultation.objects.create(
            subject=subject,
            innovation=innovation,
            opd=person.primary_opd(timezone.localdate(now)),
            opened_by=person,
            opened_at=now,
            stream=Stream.objects.create(name=new_stream_name()),
        )
        message = say(consultation, person, Part.ASKER, text=text, at=at)
        attach(message, files)
        _seat_asker(message, now)
        invite(consultation, at)
        log(instance=consultation, action="mentoring.ask", user=user, timestamp=now)
        question_asked.after_commit(consultation=consultation, by=user)
    return consultation


def post(
    user: Account,
    consultation: Consultation,
    text: str,
    *,
    key: str,
    uploads: Iterable[Upload] = (),
    at: datetime | None = None,
) -> Message:
    """Say something, once for one `key` of an author: a later sending returns the message of the
    first. An empty `key` says it every time. Speaking joins the thread, and opens a closed one
    again.

    `consultation` comes from `for_thread(user)`. Costs the same however many take part: nobody's
    row is written, what is unread follows from how far each has read. Raises ReadOnlyError,
    FileRefusedError and TooManyFilesError.
    """
    part = consultation.my_part
    if part is None:
        raise ReadOnlyError
    person = Person(pk=consultation.me_id) if consultation.me_id else person_for(user)
    try:
        with transaction.atomic(), kept(uploads, user) as files:
            if not consultation.has_joined:
                join(consultation, person, part, at=at)
            if not consultation.is_open:
                _note_reopening(consultation, person, part, at)
            message = say(consultation, person, part, text=text, key=key, at=at)
            attach(message, files)
            if part != Part.ASKER and question_answered.is_heard and message.answers_the_asker:
                question_answered.after_commit(consultation=consultation, message=message, by=user)
    except IntegrityError:
        # Not asked before: two sendings at once would both find nothing.
        first = Message.objects.filter(author_id=person.pk, key=key).exclude(key="").first()
        if first is None:
            raise
        return first
    return message


def mark_read(
    user: Account, consultation: Consultation, seq: int, *, at: datetime | None = None
) -> None:
    """Note that `user` has read up to the message `seq`, never back and not beyond the last one;
    her bell forgets the thread. `consultation` comes from `for_thread(user)`.

    Asker and mentor get a place by reading. The clinic may look at any thread and gets none: it is
    told of what is new only where it has spoken.
    """
    seq, now = min(seq, consultation.stream.last_seq), at or timezone.now()
    me = consultation.me_id
    if me is None or seq <= consultation.my_seq:
        return
    with transaction.atomic():
        rows = Participant.objects.filter(consultation=consultation, person_id=me)
        if not rows.filter(read_seq__lt=seq).update(read_seq=seq, read_at=now):
            if rows.exists() or consultation.my_part not in (Part.ASKER, Part.MENTOR):
                return
            place = Participant(consultation=consultation, person_id=me, part=consultation.my_part)
            place.read_seq, place.read_at = seq, now
            Participant.objects.bulk_create([place], ignore_conflicts=True)
        note_read(consultation, me, at)


def say(
    consultation: Consultation,
    person: Person,
    part: Part,
    *,
    kind: Message.Kind = Kind.TEXT,
    text: str = "",
    key: str = "",
    at: datetime | None = None,
) -> Message:
    """Add one line to the end of the thread, inside the caller's transaction. Its `seq` is given
    under the lock of the stream, so nobody ever sees a later line before an earlier one.

    Where a right to read begins or ends with it (JOINED, LEFT), sockets are asked anew whether they
    may follow.
    """
    name = ACCESS if kind in (Kind.JOINED, Kind.LEFT) else kind.value
    (event,) = publish([consultation.stream.name], name, str(consultation.pk), at=at)
    return Message.objects.create(
        consultation=consultation,
        seq=event.seq,
        kind=kind,
        author=person,
        part=part,
        text=text,
        key=key,
        sent_at=event.at,
    )


def lock_thread(consultation: Consultation) -> None:
    """Take the lock of the thread, inside a transaction: what is read after it stands until the
    commit."""
    list(Stream.objects.select_for_update(no_key=True).filter(pk=consultation.stream_id))


def join(
    consultation: Consultation,
    person: Person,
    part: Part,
    *,
    at: datetime | None = None,
    **fields: Any,
) -> None:
    """Let `person` take part from now on, with `fields` set on her row; a line announces whoever
    answers. Who takes part already does not join again, unless `fields` are given. Inside a
    transaction."""
    lock_thread(consultation)
    rows = Participant.objects.filter(consultation=consultation, person=person)
    if not fields and rows.filter(joined_at__isnull=False, left_at=None).exists():
        return
    Participant.objects.update_or_create(
        consultation=consultation,
        person=person,
        defaults={"part": part, "joined_at": at or timezone.now(), "left_at": None, **fields},
    )
    if part != Part.ASKER:
        say(consultation, person, part, kind=Kind.JOINED, at=at)


def _seat_asker(message: Message, now: datetime) -> None:
    """Her place in the thread: she has read what she wrote."""
    Participant.objects.create(
        consultation=message.consultation,
        person=message.author,
        part=Part.ASKER,
        read_seq=message.seq,
        read_at=now,
        joined_at=now,
    )


def _note_reopening(
    consultation: Consultation, person: Person, part: Part, at: datetime | None
) -> None:
    """Write the line that says so, once; what opens the thread again is the message itself."""
    lock_thread(consultation)
    if Consultation.objects.closed().filter(pk=consultation.pk).exists():
        say(consultation, person, part, kind=Kind.REOPENED, at=at)


def attach(message: Message, files: Iterable[PrivateFile]) -> None:
    """Inside the transaction that keeps them."""
    Attachment.objects.bulk_create(Attachment(message=message, file=file) for file in files)


@contextmanager
def kept(uploads: Iterable[Upload], user: Account) -> Iterator[list[PrivateFile]]:
    """Keep the files, as records; if the act fails, the transaction takes back the records alone,
    so the bytes are deleted here."""
    uploads, files = list(uploads), []
    if len(uploads) > attachments.MOST:
        raise TooManyFilesError
    try:
        for upload in uploads:
            files += [_keep(upload, user)]
        yield files
    except Exception:
        for file in files:
            file.file.delete(save=False)
        raise


def _keep(upload: Upload, user: Account) -> PrivateFile:
    return keep(
        upload,
        by=user,
        kinds=attachments.KINDS,
        limit=attachments.LARGEST,
    )
