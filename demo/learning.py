"""Who took which course in three years, and how far each came.

What somebody did is computed from her place in the list: by chance, pictures and tests of the
demonstration would differ with every build.
"""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from agents.models import Person
from courses.learning.operations import assign, enroll, finish_activity, remember_place, withdraw
from courses.models import CoursePage, Enrollment, LessonPage
from demo import content
from demo.accounts import user_named, user_of
from demo.content import Seed
from demo.quizzes import take_posttest, take_pretest
from foundation.calendar import local_time

DAY = timedelta(days=1)
BEGINS = time(9)
REASON = "Tugas lain mendesak (data contoh)."
Term = tuple[datetime, datetime]  # when she began, and when she finished or left


def build_learning() -> None:
    """Enroll the people in the seasons of content/learning.yaml, through the operations of courses;
    needs courses and people."""
    plan = content.of("learning")
    people = Person.objects.exclude(name__in=plan["absent"]).select_related("user").order_by("pk")
    everybody, today = list(people), timezone.localdate()
    for each in plan["seasons"]:
        _hold(each, everybody[each["offset"] :: each["every"]], today)


def _hold(season: Seed, chosen: list[Person], today: date) -> None:
    course = CoursePage.objects.get(slug=season["course"])
    lessons = list(LessonPage.objects.in_courses([course]))
    begins = date.fromisoformat(f"{today.year - season['years_ago']}-{season['begins']}")
    taken = set(Enrollment.objects.filter(course=course).values_list("person", flat=True))
    for number, person in enumerate(each for each in chosen if each.pk not in taken):
        if person.name in content.of("learning")["deciders"]:
            continue
        first = min(begins + number * 2 * DAY, today - DAY)
        last = min(first + (number % 5 + 1) * DAY, today - DAY)
        term = local_time.at(first, BEGINS), local_time.at(last, BEGINS)
        _begin(person, course, term[0], is_assigned=number % 2 == 0)
        _learn(person, lessons, number, term, is_past=season["is_past"])


def _begin(person: Person, course: CoursePage, at: datetime, *, is_assigned: bool) -> None:
    """By her office, or by herself where the course is open to her."""
    if is_assigned or not course.is_visible_to(user_of(person)):
        assign([person], course, at.date() + 60 * DAY, user_named("Dewi Lestari"), at=at)
    else:
        enroll(user_of(person), course, at=at)


def _learn(
    person: Person, lessons: list[LessonPage], number: int, term: Term, *, is_past: bool
) -> None:
    """Two of three finish a past season, the rest withdrew; a running one has every state."""
    (first, last), total = term, len(lessons)
    steps = (total if number % 3 else total // 2) if is_past else number % (total + 4)
    if steps:
        take_pretest(user_of(person), lessons[0].course, number, first)
    for lesson in lessons[:steps]:
        finish_activity(user_of(person), lesson, at=last if lesson == lessons[-1] else first)
    if steps == total:
        take_posttest(user_of(person), lessons[0].course, number, last + timedelta(hours=2))
    if steps:
        remember_place(user_of(person), lessons[:steps][-1])
    if steps < total and (is_past or number % 7 == 3):
        withdraw(user_of(person), lessons[0].course, REASON, at=last)
