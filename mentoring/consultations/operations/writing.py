"""A mentor writes to a team by herself."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from agents.models import Person
from agents.registry.operations.people import person_for
from foundation.models import Stream
from foundation.users import Account
from innovations.models import Innovation
from mentoring.consultations.notices import WRITTEN, tell
from mentoring.consultations.operations.talking import ReadOnlyError, Upload, attach, kept, say
from mentoring.models import Consultation, Message, Participant
from mentoring.models.consultations import new_stream_name
from mentoring.models.followups import accompanied_by
from mentoring.models.threads import Part


@transaction.atomic
def write_to_team(
    user: Account,
    innovation: Innovation,
    *,
    subject: str,
    text: str,
    uploads: Iterable[Upload] = (),
    at: datetime | None = None,
) -> Consultation:
    """Begin a thread with the team of an innovation that `user` accompanies today, with up to three
    files. Each of the team gets a place in it, which puts it among her unread, and her bell rings; a
    mail goes out where it stays unread, as for every message. Nothing waits for an answer by it.

    `at`: the instant to record, for what is entered afterwards; None is now. Raises ReadOnlyError
    (she does not accompany it), FileRefusedError and TooManyFilesError.
    """
    mine = Innovation.objects.confirmed().filter(accompanied_by(user), pk=innovation.pk)
    if not mine.exists():
        raise ReadOnlyError
    person, now = person_for(user), at or timezone.now()
    with kept(uploads, user) as files:
        consultation = Consultation.objects.create(
            subject=subject,
            innovation=innovation,
            opd=innovation.opd,
            opened_by=person,
            opened_at=now,
            stream=Stream.objects.create(name=new_stream_name()),
        )
        message = say(consultation, person, Part.MENTOR, text=text, at=at)
        attach(message, files)
        team = _seat(consultation, message, now)
        tell(consultation, WRITTEN, person, team, at)
        log(instance=consultation, action="mentoring.write", user=user, timestamp=now)
    return consultation


def _seat(consultation: Consultation, message: Message, now: datetime) -> list[Person]:
    """The mentor's place, who has read what she wrote, and those of the team, who have not."""
    author = message.author
    of_it = Person.objects.filter(memberships__innovation=consultation.innovation)
    team = list(of_it.exclude(pk=author.pk).order_by("pk"))
    read = {"read_seq": message.seq, "read_at": now, "joined_at": now}
    Participant.objects.bulk_create(
        [
            Participant(consultation=consultation, person=author, part=Part.MENTOR, **read),
            *(Participant(consultation=consultation, person=p, part=Part.ASKER) for p in team),
        ]
    )
    return team
