"""Who of some chosen people would be enrolled in a course, before anybody is."""

from collections.abc import Iterable
from dataclasses import dataclass

from agents.models import Person
from courses.choices import Audience
from courses.models import CoursePage, Enrollment


@dataclass(frozen=True)
class Preview:
    """`new` would be enrolled, `enrolled` are already, `unfit` are none for this course; by name."""

    new: list[Person]
    enrolled: list[Person]
    unfit: list[Person]

    @property
    def parts(self) -> list[tuple[str, list[Person]]]:
        """What stands in it, by name of the field, without what is empty."""
        found = {"new": self.new, "enrolled": self.enrolled, "unfit": self.unfit}
        return [(name, people) for name, people in found.items() if people]


def preview_of(people: Iterable[Person], course: CoursePage) -> Preview:
    """One query, however many people there are."""
    people = list(people)
    current = Enrollment.objects.current().filter(course=course, person__in=people)
    already = set(current.values_list("person_id", flat=True))
    unfit = {person.pk for person in people if not _fits(person, course)} - already
    return Preview(
        new=[each for each in people if each.pk not in already | unfit],
        enrolled=[each for each in people if each.pk in already],
        unfit=[each for each in people if each.pk in unfit],
    )


def _fits(person: Person, course: CoursePage) -> bool:
    is_for_asn = course.audience == Audience.ASN
    return not is_for_asn or person.employment != Person.EmploymentKind.NON_ASN
