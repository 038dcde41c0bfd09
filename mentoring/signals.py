"""Signals of mentoring. Each is sent after the commit, once for each effect, and never for a repetition."""

from datetime import datetime

from foundation.public.signals import public_signal
from foundation.users import Account
from mentoring.models import Consultation, Message, Session


@public_signal(Session)
def session_booked(*, session: Session, by: Account) -> None:
    """Both sides have agreed on a session: booked at once, or a request that the mentor approved. Of a
    request alone nothing is sent, nor of one that comes to nothing.

    `session`, with time and place on `session.booking`; `by`: who booked, or approved.
    """


@public_signal(Session)
def session_moved(*, session: Session, was_starting_at: datetime, by: Account) -> None:
    """A session that was booked has another time or place.

    `session`, as it is now; `was_starting_at`: when it would have begun; `by`: who moved it.
    """


@public_signal(Session)
def session_cancelled(*, session: Session, reason: str, by: Account | None) -> None:
    """A session that was booked will not be: nobody comes.

    `session` stays as a record; `reason` is what its people were told; `by`: who cancelled, None where
    it gave way to something else.
    """


@public_signal(Session)
def session_held(*, session: Session, by: Account | None) -> None:
    """A session took place, says its mentor or the clinic. Minutes that are mended later send nothing;
    where *missed* is corrected to *held*, it is sent then.

    `session`, with its minutes; `by`: who reported.
    """


@public_signal(Consultation)
def question_asked(*, consultation: Consultation, by: Account) -> None:
    """A consultation was opened by its first question.

    `consultation`, whose people, and nobody else, may read it; `by`: who asked.
    """


@public_signal(Consultation)
def question_answered(*, consultation: Consultation, message: Message, by: Account) -> None:
    """A mentor, or the clinic, has written where the asker waited for an answer: the first words after
    hers. A second message in a row sends nothing; after another question the next answer counts anew.

    `consultation`; `message`: the answer, not for others than its people; `by`: who answered.
    """
