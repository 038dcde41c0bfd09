"""Whose training somebody may see."""

from collections.abc import Iterable

from django.utils import timezone

from agents.models import Appointment, Opd, Person, Posting
from agents.models.appointments import has_role, opds_in_charge
from courses.choices import Audience
from courses.models import CoursePage
from foundation.users import AnyUser

Kind = Appointment.Kind


def sees_all_reports(user: AnyUser) -> bool:
    return bool(user.is_superuser) or has_role(user, timezone.localdate(), Kind.CLINIC)


def may_see_reports(user: AnyUser) -> bool:
    if not user.is_authenticated:
        return False
    today = timezone.localdate()
    return bool(user.is_superuser) or has_role(
        user, today, Kind.CLINIC, Kind.HEAD, Kind.INNOVATION_ADMIN, Kind.SUPERVISOR
    )


def reported_opds(user: AnyUser) -> set[int] | None:
    """Ids of the OPDs whose figures `user` may open, those below and before them included.

    None stands for all of them and those who were posted nowhere.
    """
    if not user.is_authenticated:
        return set()
    if sees_all_reports(user):
        return None
    return opds_in_charge(
        user, timezone.localdate(), Kind.HEAD, Kind.INNOVATION_ADMIN, Kind.SUPERVISOR
    )


def opds_to_assign(user: AnyUser) -> set[int]:
    """Ids of the OPDs whose people `user` may enroll."""
    if not user.is_authenticated:
        return set()
    if sees_all_reports(user):
        return set(Opd.objects.values_list("pk", flat=True))
    return opds_in_charge(user, timezone.localdate(), Kind.HEAD, Kind.INNOVATION_ADMIN)


def assignable_people(course: CoursePage, opds: Iterable[Opd]) -> list[Person]:
    """People whose main place of work is one of `opds` today and for whom the course is meant."""
    here = Posting.objects.filter(opd__in=list(opds)).primary().in_force(timezone.localdate())
    people = Person.objects.filter(pk__in=here.values("person_id"))
    if course.audience == Audience.ASN:
        people = people.exclude(employment=Person.EmploymentKind.NON_ASN)
    return list(people)
