"""Signals of courses. Each is sent after the commit, once for each effect, and never for a repetition."""

from agents.models import Person
from courses.models import ActivityProgress, CoursePage, Enrollment
from foundation.public.signals import public_signal
from foundation.users import Account


@public_signal(Enrollment)
def enrolled(*, enrollment: Enrollment, by: Account | None) -> None:
    """Somebody is enrolled in a course: on her own wish, by her office (`assigned` follows), or again
    after she had withdrawn, which is a new `enrollment`.

    `enrollment.origin` says who wanted it. `by`: who did it, None where two records of one person were
    parted again and hers runs on.
    """


@public_signal(Enrollment)
def assigned(*, enrollment: Enrollment, by: Account, is_new: bool) -> None:
    """An office has assigned a course to one of its people: once for each person.

    `enrollment`, with its due date if one was set; `by`: who assigned. `is_new` is False where she was
    enrolled already and only the due date came or moved forward; whom an assignment leaves as she was
    is not told of.
    """


@public_signal(Enrollment)
def unassigned(*, course: CoursePage, person: Person, by: Account) -> None:
    """An office has taken an assignment back before its person began: the enrollment of which `enrolled`
    and `assigned` told is gone.

    `course`, of `person`; `by`: who took it back.
    """


@public_signal(Enrollment)
def withdrawn(*, enrollment: Enrollment, by: Account | None) -> None:
    """An enrollment has ended without completion; the record stays.

    `enrollment`, with day and reason; `by`: who withdrew, None where it ended because two records of one
    person were joined, or because her data was erased.
    """


@public_signal(ActivityProgress)
def activity_completed(*, progress: ActivityProgress, by: Account | None) -> None:
    """A learner has done an activity, required or not, for the first time in this enrollment.

    `progress` leads to `progress.enrollment` and `progress.activity`; `by`: who did it, the learner or whoever marked; None for what was by no account. What
    was done before is brought along into a new enrollment in silence.
    """


@public_signal(Enrollment)
def course_completed(*, enrollment: Enrollment, by: Account | None) -> None:
    """All that the course asks for is done: by the learner's last activity, or because the course asks
    for less than before, then once for each of those who complete it by that.

    `enrollment`, with what was frozen: day, lesson hours, OPD, revision. `by`: the learner, or who put
    the change in force; None where its day came, or two records of one person together hold all.
    """


@public_signal(Enrollment)
def completion_withdrawn(*, enrollment: Enrollment, by: Account, reason: str) -> None:
    """A completion was taken back, by name and with a reason: it was not earned after all. Its
    certificate is revoked, and its lesson hours are gone.

    `enrollment` is under way again; `by`: who took it back; `reason`: why, as the learner reads it.
    """
