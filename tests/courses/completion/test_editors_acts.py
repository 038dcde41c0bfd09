"""Pages come and go: nobody is certified falsely, and nobody who has done all waits for ever."""

import pytest
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import ModelLogEntry

from courses.completion.operations import SETTLE, settle
from courses.learning.operations import enroll, finish_activity, withdraw
from courses.models import CoursePage, Enrollment, LessonPage, ModulePage, Requirement
from foundation.models import OutboxMessage
from tests.courses.completion.conftest import completed


def _publish(page) -> None:
    page.specific.get_latest_revision_as_object().save_revision().publish()


@pytest.fixture
def down(course, make_user):
    user = make_user("editor@contoh.example", superuser=True)

    def down() -> None:
        action = UnpublishPageAction(
            CoursePage.objects.get(pk=course.pk), include_descendants=True, user=user
        )
        action.execute(skip_permission_checks=True)
        assert not course.get_descendants().live().exists()

    return down


@pytest.mark.usefixtures("handled_at_each_page")
def test_a_course_taken_down_with_its_pages_certifies_nobody(
    course, learn, sari, rini, down, wait, handle
):
    learn(sari, 1, 2, 3)
    learn(rini, 3, 4)  # all that is left once the first module is down
    down()
    handle()
    assert completed(sari, rini) == [False, False]
    wait(days=3)
    assert completed(sari, rini) == [False, False]
    course.refresh_from_db()
    for page in [course, *course.get_descendants()]:  # and up again, page by page
        _publish(page)
        handle()
        assert completed(sari, rini) == [False, False]
    wait(days=3)
    assert completed(sari, rini) == [False, False]
    assert finish_activity(sari, course.lessons[3]).completed_on is not None
    assert Enrollment.objects.of(sari).get().required_activities == [
        each.pk for each in course.lessons
    ]


@pytest.mark.usefixtures("handled_at_each_page", "at_once")
def test_control_arm_who_decides_at_each_page_certifies_falsely(
    course, learn, rini, down, monkeypatch
):
    """Without the delay, and without asking whether the course is published."""
    learn(rini, 3, 4)
    monkeypatch.setattr("courses.models.pages.CourseQuerySet.live", lambda self: self)
    down()
    assert completed(rini) == [True]


@pytest.mark.usefixtures("handled_at_each_page", "at_once")
def test_without_any_delay_a_course_that_is_down_still_decides_nothing(course, learn, rini, down):
    learn(rini, 3, 4)
    down()
    assert completed(rini) == [False]


def test_what_waited_waits_no_more_when_the_course_goes_down(course, learn, sari, handle, wait):
    learn(sari, 1, 2, 3)
    course.lessons[3].unpublish()
    handle()
    CoursePage.objects.get(pk=course.pk).unpublish()
    wait(days=5)
    assert Requirement.objects.get().proposed == []
    _publish(course)  # the lesson is still down: a new day begins
    handle()
    assert completed(sari) == [False]
    wait(hours=23)
    assert completed(sari) == [False]
    wait(hours=2)
    assert completed(sari) == [True]


def test_a_module_taken_down_and_up_again_certifies_nobody(course, learn, sari, rini, handle, wait):
    learn(sari, 1, 2)
    learn(rini, 1)
    module = course.lessons[2].get_parent().specific
    module.unpublish()
    handle()
    finish_activity(rini, course.lessons[1])  # her own act in the meantime
    assert completed(sari, rini) == [False, False]
    wait(hours=23)
    _publish(module)
    handle()
    wait(days=3)
    assert completed(sari, rini) == [False, False]
    assert Requirement.objects.get().proposed == []


@pytest.mark.usefixtures("at_once")
def test_control_arm_without_delay_a_module_down_for_a_moment_certifies_falsely(
    course, learn, sari, handle
):
    learn(sari, 1, 2)
    module = course.lessons[2].get_parent().specific
    module.unpublish()
    handle()
    _publish(module)
    assert completed(sari) == [True]


def test_a_module_that_stays_down_completes_whoever_did_the_rest(
    course, learn, sari, rini, paringin, handle, wait
):
    learn(sari, 1, 2)
    learn(rini, 1)
    course.lessons[2].get_parent().specific.unpublish()
    handle()
    wait(hours=25)
    assert completed(sari, rini) == [True, False]
    done = Enrollment.objects.of(sari).get()
    assert done.completed_on.isoformat() == "2027-03-02"
    assert (done.opd, done.jp, done.course_revision) == (paringin, 4, course.live_revision_id)
    assert done.required_activities == [each.pk for each in course.lessons[:2]]
    [entry] = ModelLogEntry.objects.filter(action="courses.complete")
    assert (entry.user, entry.object_id) == (None, str(done.pk))
    # The other one finishes by her own act, at once.
    assert finish_activity(rini, course.lessons[1]).completed_on is not None


def test_a_lesson_moved_to_another_course_certifies_nobody_in_either(
    course, learn, make_course, sari, rini, handle, wait
):
    other = make_course("Kursus lain", lessons=1)
    learn(sari, 1, 2, 3)
    enroll(rini, other)
    lesson = LessonPage.objects.get(pk=course.lessons[3].pk)
    home, away = lesson.get_parent(), other.get_children().get()
    lesson.move(away, pos="last-child")
    handle()
    assert completed(sari, rini) == [False, False]
    assert finish_activity(rini, other.lessons[0]).completed_on is None  # one more is asked now
    lesson.refresh_from_db()
    lesson.move(home, pos="last-child")
    handle()
    wait(hours=23)
    assert completed(sari, rini) == [False, False]
    wait(hours=2)  # the other course asks for what it asked before
    assert completed(sari, rini) == [False, True]


def test_a_lesson_that_stays_in_another_course_is_asked_for_there(
    course, learn, make_course, sari, handle, wait
):
    other = make_course("Kursus lain", lessons=1)
    learn(sari, 1, 2, 3)
    lesson = LessonPage.objects.get(pk=course.lessons[3].pk)
    lesson.move(other.get_children().get(), pos="last-child")
    handle()
    wait(days=2)
    assert completed(sari) == [True]


def test_a_deleted_lesson_is_asked_for_until_the_next_day(course, learn, sari, handle, wait):
    learn(sari, 1, 2, 3)
    LessonPage.objects.get(pk=course.lessons[3].pk).delete()
    handle()
    assert completed(sari) == [False]
    wait(days=2)
    assert completed(sari) == [True]


def test_a_deleted_module_and_its_lessons_count_as_one_change(course, learn, sari, wait):
    learn(sari, 1, 2)
    ModulePage.objects.get(pk=course.lessons[2].get_parent().pk).delete()
    assert OutboxMessage.objects.filter(kind=SETTLE).count() == 1
    wait(hours=1)
    wait(days=2)
    assert completed(sari) == [True]


def test_a_course_that_nobody_took_is_deleted_without_a_trace(course):
    CoursePage.objects.get(pk=course.pk).delete()
    assert not OutboxMessage.objects.filter(kind=SETTLE).exists()


def _make_optional(lesson, *, is_required: bool = False) -> None:
    page = LessonPage.objects.get(pk=lesson.pk)
    page.is_required = is_required
    page.save_revision().publish()


def test_a_lesson_made_optional_is_asked_for_until_the_next_day(course, learn, sari, handle, wait):
    learn(sari, 1, 2, 3)
    _make_optional(course.lessons[3])
    handle()
    assert completed(sari) == [False]
    wait(days=2)
    assert completed(sari) == [True]


def test_a_lesson_optional_by_mistake_certifies_nobody(course, learn, sari, handle, wait):
    learn(sari, 1, 2, 3)
    _make_optional(course.lessons[3])
    handle()
    _make_optional(course.lessons[3], is_required=True)
    handle()
    wait(days=2)
    assert completed(sari) == [False]


def test_a_draft_changes_nothing(course, learn, sari):
    learn(sari, 1, 2, 3)
    lesson = LessonPage.objects.get(pk=course.lessons[3].pk)
    lesson.is_required = False
    lesson.save_revision()
    assert not OutboxMessage.objects.filter(kind=SETTLE).exists()


def test_a_new_required_lesson_is_asked_for_at_once(course, learn, sari, handle):
    learn(sari, 1, 2, 3)
    module = course.lessons[3].get_parent()
    added = module.add_child(instance=LessonPage(title="Tambahan", minutes=5, live=False))
    added.save_revision().publish()
    # Also before the worker has come by.
    assert finish_activity(sari, course.lessons[3]).completed_on is None
    handle()
    assert completed(sari) == [False]
    done = finish_activity(sari, added)
    assert done.required_activities == [*[each.pk for each in course.lessons], added.pk]


def test_a_course_without_anything_required_completes_nobody(course, learn, sari, handle, wait):
    learn(sari, 1, 2)
    for lesson in course.lessons:
        _make_optional(lesson)
    handle()
    wait(days=2)
    assert completed(sari) == [False]


def test_many_pages_write_one_row_and_twice_is_once(course, learn, sari, handle, wait):
    learn(sari, 1, 2)
    for lesson in course.lessons[2:]:
        lesson.unpublish()
        lesson.unpublish()
    assert OutboxMessage.objects.filter(kind=SETTLE).count() == 1
    for _ in range(2):
        settle(course.pk)
    wait(days=2)
    for _ in range(2):
        settle(course.pk)
        handle()
    assert completed(sari) == [True]
    assert ModelLogEntry.objects.filter(action="courses.complete").count() == 1
    assert ModelLogEntry.objects.filter(action="courses.apply_requirement").count() == 1


def test_the_next_change_starts_the_day_anew_and_a_new_title_does_not(
    course, learn, sari, handle, wait
):
    learn(sari, 1)
    course.lessons[3].unpublish()
    handle()
    wait(hours=20)
    lesson = LessonPage.objects.get(pk=course.lessons[0].pk)
    lesson.title = "Judul baru"
    lesson.save_revision().publish()
    handle()
    first = Requirement.objects.get().effective_at
    assert first.isoformat() == "2027-03-02T01:00:00+00:00"
    course.lessons[2].unpublish()
    handle()
    assert Requirement.objects.get().effective_at > first


def test_what_was_noted_by_nobody_is_taken_for_more(course, sari, today, handle, wait):
    """Enrollments that came from elsewhere: what was asked of them is not known."""
    enrollment = Enrollment.objects.create(person=sari.person, course=course, enrolled_on=today)
    for lesson in course.lessons[:3]:
        enrollment.progress.create(activity_id=lesson.pk, viewed_at=None, done_at="2027-01-01T00Z")
    course.lessons[3].unpublish()
    handle()
    assert completed(sari) == [False]
    wait(days=2)
    assert completed(sari) == [True]


def test_whoever_did_the_last_lesson_while_the_course_was_down_is_complete_when_it_returns(
    course, learn, sari, handle
):
    learn(sari, 1, 2, 3)
    page = CoursePage.objects.get(pk=course.pk)
    page.unpublish()
    handle()
    lesson = LessonPage.objects.get(pk=course.lessons[3].pk)
    assert finish_activity(sari, lesson).completed_on is None
    _publish(page)
    handle()
    assert completed(sari) == [True]


def test_whoever_comes_after_a_change_is_asked_for_what_is_there(course, learn, sari, rini, handle):
    learn(sari, 1)
    withdraw(sari, course, "Lain kali")
    course.lessons[3].unpublish()
    handle()
    learn(rini, 1, 2, 3)
    assert completed(rini) == [True]
