"""Who may accompany what: what is offered and what is refused is decided here alone."""

from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils import timezone

from agents.models import Appointment, Opd, Posting
from agents.models.opds import opds_below
from innovations.models import Innovation, Member
from innovations.refusals import NotConfirmedError
from mentoring.models import Assignment
from mentoring.models.assignments import MENTORS


class NotAMentorError(Exception):
    """Only agents and pamong accompany."""


class AppointmentExpiredError(Exception):
    """The appointment is not in force on the first day: it takes no new work."""


class OutsideScopeError(Exception):
    """The decree does not reach this OPD."""


class OwnInnovationError(Exception):
    """The mentor belongs to the innovation's own team."""


class AlreadyAssignedError(Exception):
    """This person accompanies it already."""


class SameUnitError(Exception):
    """The mentor works in the unit that owns it: allowed, if the clinic says so."""


class Ground:
    """What the rules ask of appointments that are to accompany `subject` from the local day `on`:
    three queries for however many of them, and none for the tree where it has been read."""

    def __init__(self, subject: Innovation | Opd, on: date) -> None:
        self.subject = subject
        self.on = on
        self.opd_id = subject.pk if isinstance(subject, Opd) else subject.opd_id
        # Nobody is appointed for what is past.
        self.first_day = max(on, timezone.localdate())

    def of(self, rows: "QuerySet[Appointment]") -> "QuerySet[Any]":
        """`rows` with what `refusal` and `is_same_unit` read of each."""
        person = OuterRef("person")
        theirs = Assignment.objects.not_ended(self.on).filter(appointment__person=person)
        work = Posting.objects.primary().in_force(self.on).filter(person=person)
        team = Member.objects.none()
        if isinstance(self.subject, Opd):
            theirs = theirs.filter(opd=self.subject)
        else:
            theirs = theirs.filter(innovation=self.subject)
            team = Member.objects.filter(innovation=self.subject, person=person)
        return rows.annotate(
            accompanies_already=Exists(theirs.order_by()),
            is_in_team=Exists(team.order_by()),
            works_at=Subquery(work.order_by("-starts_on", "-pk").values("opd_id")[:1]),
        ).prefetch_related("scopes")

    def refusal(self, appointment: Any) -> type[Exception] | None:
        """Why this appointment cannot accompany it, as one of the errors above or NotConfirmedError;
        None where it can. `appointment`: one of `of`."""
        subject = self.subject
        if appointment.kind not in MENTORS:
            return NotAMentorError
        if isinstance(subject, Innovation) and not subject.is_confirmed:
            return NotConfirmedError
        if not appointment.is_in_force(self.first_day):
            return AppointmentExpiredError
        if not self._is_within(appointment):
            return OutsideScopeError
        if appointment.is_in_team:
            return OwnInnovationError
        return AlreadyAssignedError if appointment.accompanies_already else None

    def is_same_unit(self, appointment: Any) -> bool:
        """Whether she works in the very unit that owns it: the clinic must say so then."""
        return self.opd_id is not None and appointment.works_at == self.opd_id

    def check(self, appointment: Appointment, *, accepts_same_unit: bool) -> None:
        """Raise what stands against it."""
        row = self.of(Appointment.objects.filter(pk=appointment.pk)).get()
        refusal = self.refusal(row)
        if refusal is not None:
            raise refusal
        if self.is_same_unit(row) and not accepts_same_unit:
            raise SameUnitError

    def _is_within(self, appointment: Appointment) -> bool:
        if self.opd_id is None:
            return True
        return any(self._reaches(scope.opd_id) for scope in appointment.scopes.all())

    def _reaches(self, top: int) -> bool:
        if top not in self._reached:
            self._reached[top] = self.opd_id in opds_below([top])
        return self._reached[top]

    @cached_property
    def _reached(self) -> dict[int, bool]:
        return {}
