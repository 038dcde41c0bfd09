"""Whom an office may enroll."""

from collections.abc import Iterable, Set

from django.db.models import Q
from django.utils import timezone

from agents.models import Opd, Person, Posting
from agents.reporting.permissions import answered_opds, sees_all_reports
from courses.choices import Audience
from courses.models import CoursePage
from foundation.users import AnyUser


def opds_to_assign(user: AnyUser) -> Set[int]:
    """Ids of the OPDs whose people `user` may enroll: all for whoever sees all reports, else those
    of which she is head or innovation admin today, with all below; empty for everybody else."""
    opds = answered_opds(user)
    return set(Opd.objects.values_list("pk", flat=True)) if opds is None else opds


def in_charge_of(user: AnyUser) -> Q:
    """Condition on Enrollment: of people whose main place of work today is one of `opds_to_assign`;
    of everybody for whoever sees all reports. A right ends with the appointment that gave it, also
    over what was assigned before."""
    if sees_all_reports(user):
        return Q(pk__isnull=False)
    here = Posting.objects.workplaces(timezone.localdate()).filter(opd__in=opds_to_assign(user))
    return Q(person__in=here.values("person_id"))


def assignable_people(course: CoursePage, opds: Iterable[Opd]) -> list[Person]:
    """People whose main place of work is one of `opds` today; of a course for civil servants those
    who are. Named OPDs of an audience do not narrow it: an assignment opens the course."""
    here = Posting.objects.filter(opd__in=list(opds)).primary().in_force(timezone.localdate())
    people = Person.objects.filter(pk__in=here.values("person_id"))
    if course.audience == Audience.ASN:
        people = people.exclude(employment=Person.EmploymentKind.NON_ASN)
    return list(people)
