"""What stays with a mentor of an innovation that she accompanies no more: found for all at once."""

from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from agents.models import Person
from innovations.models import Innovation, Member
from mentoring.models import Assignment, FollowUp, ProposedTime, Session, SessionInvitation
from mentoring.models.followups import FollowUpQuerySet
from mentoring.models.sessions import Status
from mentoring.sessions.terms import Terms

State = SessionInvitation.State


@dataclass
class Left:
    """Of one innovation. `requests` nobody may approve and `times` nobody may pick any more;
    `sessions`, agreed on, whose mentor is no mentor any more; `follow_ups` of former mentors."""

    innovation: Innovation
    terms: Terms
    sessions: list[Session] = field(default_factory=list)
    requests: list[Session] = field(default_factory=list)
    times: list[ProposedTime] = field(default_factory=list)
    follow_ups: list[FollowUp] = field(default_factory=list)

    @property
    def is_something(self) -> bool:
        return bool(self.sessions or self.requests or self.times or self.follow_ups)

    @property
    def mentors(self) -> list[Person]:
        """Whose they are."""
        held = [each.mentor for each in (*self.sessions, *self.requests)]
        return list(dict.fromkeys([*held, *(each.invitation.mentor for each in self.times)]))


def left_behind(of: "QuerySet[Innovation] | None" = None) -> list[Left]:
    """By innovation; of `of`, or of all. Seven queries, however many there are.

    What is agreed on stays with a former mentor whose decree lasts, and with one whose decree ends
    later than today until it has ended: another decree may follow.
    """
    rows = _Rows(of)
    terms = Terms.of_each(list(rows.innovations.values()))
    found = {pk: Left(each, terms[pk]) for pk, each in rows.innovations.items()}
    _sort_sessions(rows, found)
    for time in rows.times:
        left = found[time.invitation.innovation_id]
        if not left.terms.covers(time.invitation.mentor_id, time.starts_at):
            left.times.append(time)
    now = timezone.now()
    for row in rows.follow_ups:
        left = found[row.innovation_id]
        if not left.terms.covers(row.owner_id, now):
            left.follow_ups.append(row)
    return [each for each in found.values() if each.is_something]


def _sort_sessions(rows: "_Rows", found: dict[int, Left]) -> None:
    now, decrees = timezone.now(), Terms(None)
    for session in rows.sessions:
        left, mentor = found[session.innovation_id], session.mentor_id
        if left.terms.covers(mentor, session.starts_at):
            continue
        if session.stored_status == Status.REQUESTED:
            left.requests.append(session)
        elif not (decrees.covers(mentor, session.starts_at) or decrees.covers(mentor, now)):
            left.sessions.append(session)


class _Rows:
    """What a mentor may have left, before it is asked whether she has."""

    def __init__(self, of: "QuerySet[Innovation] | None") -> None:
        now = timezone.now()
        within = Q() if of is None else Q(innovation__in=of.order_by().values("pk"))
        self.sessions = list(Session.objects.coming(now).filter(within).with_names())
        invited = SessionInvitation.objects.filter(within, state=State.OPEN).order_by()
        times = ProposedTime.objects.waiting(now).filter(invitation__in=invited.values("pk"))
        self.times = list(
            times.select_related(
                "booking__room", "invitation__mentor__user", "invitation__innovation__opd"
            ).order_by("booking__starts_at", "pk")
        )
        self.follow_ups = list(_of_mentors().filter(within).with_names().order_by("pk"))
        concerned = [each.innovation for each in self.sessions]
        concerned += [each.invitation.innovation for each in self.times]
        concerned += [each.innovation for each in self.follow_ups]
        self.innovations = {each.pk: each for each in concerned}


def _of_mentors() -> FollowUpQuerySet:
    """Open ones whose owner is no member of the team and has been assigned to something."""
    owner = OuterRef("owner")
    team = Member.objects.filter(innovation=OuterRef("innovation"), person=owner)
    assigned = Assignment.objects.filter(appointment__person=owner)
    return FollowUp.objects.open().filter(~Exists(team.order_by()), Exists(assigned.order_by()))
