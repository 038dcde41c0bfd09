"""A course as its reader sees it."""

import pytest

from courses.learning.operations import enroll, finish_activity, remember_place
from courses.learning.outline import Outline
from courses.models import Enrollment, LessonPage, ModulePage


@pytest.fixture
def course(make_course):
    return make_course(modules=2, lessons=2)


def test_a_visitor_sees_chapters_and_lessons_in_order(course):
    outline = Outline.of(course)
    assert [[step.number for step in chapter.steps] for chapter in outline.chapters] == [
        [1, 2],
        [3, 4],
    ]
    assert (outline.total, outline.done, outline.percent, outline.minutes) == (4, 0, 0, 40)


def test_continue_leads_to_the_first_lesson_not_done(course, sari):
    enrollment = enroll(sari, course)
    finish_activity(sari, course.lessons[0])
    outline = Outline.of(course, enrollment)
    assert (outline.done, outline.percent) == (1, 25)
    assert outline.next_step.activity.pk == course.lessons[1].pk


def test_continue_leads_to_where_she_was(course, sari):
    enroll(sari, course)
    remember_place(sari, course.lessons[2])
    assert (
        Outline.of(course, Enrollment.objects.get()).next_step.activity.pk == course.lessons[2].pk
    )
    finish_activity(sari, course.lessons[2])
    assert (
        Outline.of(course, Enrollment.objects.get()).next_step.activity.pk == course.lessons[0].pk
    )


def test_when_all_is_done_nothing_comes_next(course, sari):
    enrollment = enroll(sari, course)
    for lesson in course.lessons:
        finish_activity(sari, lesson)
    outline = Outline.of(course, enrollment)
    assert outline.percent == 100
    assert outline.next_step is None


def test_one_walks_from_lesson_to_lesson_across_chapters(course):
    outline = Outline.of(course)
    first, second, third, last = course.lessons
    steps = outline.steps
    assert [step.activity.pk for step in steps] == [first.pk, second.pk, third.pk, last.pk]
    assert [step.url for step in steps] == [lesson.url for lesson in course.lessons]
    assert (outline.before(first), outline.after(first)) == (None, steps[1])
    assert (outline.before(third), outline.after(second)) == (steps[1], steps[2])
    assert outline.after(last) is None


def test_the_progress_of_others_is_not_mine(course, sari, rini):
    mine = enroll(sari, course)
    enroll(rini, course)
    finish_activity(rini, course.lessons[0])
    assert Outline.of(course, mine).done == 0


def test_an_empty_course_has_no_percent_to_divide(make_course):
    outline = Outline.of(make_course(lessons=0))
    assert (outline.total, outline.percent, outline.next_step) == (0, 0, None)


def test_many_outlines_cost_what_one_costs(sari, make_course, queries_of):
    def ask() -> list[Outline]:
        return Outline.of_many(Enrollment.objects.select_related("course"))

    enroll(sari, make_course("Pertama"))
    ask()  # a process remembers where its site begins
    few = queries_of(ask)
    for number in range(5):
        enroll(sari, make_course(f"Kursus {number}"))
    assert queries_of(ask) == few
    assert all(outline.total == 2 for outline in ask())


def test_a_chapter_without_lessons_is_named_and_one_taken_down_is_not(course):
    course.add_child(instance=ModulePage(title="Bab kosong", summary="Menyusul"))
    course.lessons[0].get_parent().unpublish()
    chapters = Outline.of(course).chapters
    assert [(each.module.title, len(each.steps)) for each in chapters] == [
        ("Bab 2", 2),
        ("Bab kosong", 0),
    ]
    assert chapters[1].module.summary == "Menyusul"


def test_a_lesson_finds_its_course_and_the_enrollment_at_once(course, sari, rini, queries_of):
    mine = enroll(sari, course)
    lesson = LessonPage.objects.get(pk=course.lessons[0].pk)
    found = []
    assert queries_of(lambda: found.extend([lesson.enrollment_of(sari), lesson.course])) == 1
    assert found == [mine, course]
    assert lesson.enrollment_of(rini) is None
    assert LessonPage.objects.get(pk=lesson.pk).enrollment_of(rini) is None
