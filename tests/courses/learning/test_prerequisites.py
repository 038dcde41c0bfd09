"""What comes first: lessons before lessons, courses before courses."""

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.learning.operations import (
    LockedError,
    PrerequisiteError,
    assign,
    enroll,
    finish_activity,
    mark_done,
    tick,
    view_activity,
)
from courses.learning.outline import Outline
from courses.models import ActivityPage, CoursePage, Enrollment, LessonPage


@pytest.fixture
def course(make_course):
    return make_course(lessons=3)


def _after(course, number: int, *numbers: int) -> None:
    ids = [course.lessons[each - 1].pk for each in numbers]
    LessonPage.objects.filter(pk=course.lessons[number - 1].pk).update(after=ids)


def _locked(user, course) -> list[bool]:
    outline = Outline.of(course, Enrollment.objects.of(user).filter(course=course).first())
    return [step.is_locked for step in outline.steps]


def _lesson(course, number: int) -> ActivityPage:
    return ActivityPage.objects.get(pk=course.lessons[number - 1].pk)


def test_a_locked_lesson_says_what_is_missing_and_leads_there(course, sari, as_user):
    _after(course, 3, 1, 2)
    LessonPage.objects.filter(pk=course.lessons[2].pk).update(
        body=[{"type": "text", "value": "<p>Rahasia bekantan.</p>", "id": "1"}]
    )
    enroll(sari, course)
    mark_done(sari, _lesson(course, 1))
    html = as_user(sari).get(course.lessons[2].url).content.decode()
    assert "Pelajaran ini belum terbuka" in html
    assert f'<li><a href="{course.lessons[1].url}">Pelajaran 1.2</a></li>' in html
    assert "bekantan" not in html
    assert reverse("courses:finish_lesson", args=[course.lessons[2].pk]) not in html
    mark_done(sari, _lesson(course, 2))
    html = as_user(sari).get(course.lessons[2].url).content.decode()
    assert "Rahasia bekantan" in html


@pytest.mark.parametrize("act", [view_activity, mark_done, lambda *who: tick(*who, "1", [])])
def test_nothing_is_done_in_a_locked_lesson(course, sari, act):
    _after(course, 3, 1)
    enroll(sari, course)
    with pytest.raises(LockedError) as refusal:
        act(sari, _lesson(course, 3))
    assert [each.activity.title for each in refusal.value.steps] == ["Pelajaran 1.1"]


def test_the_forms_of_a_locked_lesson_lead_back_to_it(course, sari, as_user):
    _after(course, 3, 1)
    enroll(sari, course)
    client, pk = as_user(sari), course.lessons[2].pk
    answer = client.post(reverse("courses:finish_lesson", args=[pk]))
    assert answer.url == course.lessons[2].url
    assert client.post(reverse("courses:view_lesson", args=[pk])).status_code == 409
    assert client.post(reverse("courses:tick", args=[pk])).url == course.lessons[2].url


def test_in_order_each_waits_for_the_first_that_is_missing(course, sari):
    CoursePage.objects.filter(pk=course.pk).update(in_order=True)
    LessonPage.objects.filter(pk=course.lessons[1].pk).update(is_required=False)
    course.refresh_from_db()
    enroll(sari, course)
    assert _locked(sari, course) == [False, True, True]
    mark_done(sari, _lesson(course, 1))
    assert _locked(sari, course) == [False, False, False]


def test_what_is_begun_stays_open_whatever_rule_comes(course, sari, rini):
    for user in (sari, rini):
        enroll(user, course)
    view_activity(sari, _lesson(course, 3))
    _after(course, 3, 1)
    assert _locked(sari, course) == [False, False, False]
    assert _locked(rini, course) == [False, False, True]
    assert mark_done(sari, _lesson(course, 3))


def test_what_is_taken_down_or_elsewhere_is_waited_for_by_nobody(course, sari, make_course):
    elsewhere = make_course("Lain", lessons=1)
    _after(course, 3, 2)
    kept = LessonPage.objects.get(pk=course.lessons[2].pk)
    LessonPage.objects.filter(pk=kept.pk).update(after=[*kept.after, elsewhere.lessons[0].pk, 0])
    enroll(sari, course)
    assert _locked(sari, course) == [False, False, True]
    course.lessons[1].unpublish()
    assert _locked(sari, course) == [False, False]


def test_a_circle_that_two_drafts_closed_locks_nothing(course, sari):
    _after(course, 2, 3)
    _after(course, 3, 2)
    enroll(sari, course)
    assert _locked(sari, course) == [False, False, False]


def test_a_visitor_waits_for_nothing_in_what_is_open(course, client):
    _after(course, 3, 1)
    LessonPage.objects.filter(pk=course.lessons[2].pk).update(is_open=True)
    assert "belum terbuka" not in client.get(course.lessons[2].url).content.decode()


def test_continue_leads_past_what_is_closed(course, sari):
    _after(course, 1, 3)
    outline = Outline.of(course, enroll(sari, course))
    assert outline.next_step.activity.pk == course.lessons[1].pk


@pytest.fixture
def advanced(make_course, course):
    return make_course("Lanjutan", lessons=1, prerequisites=[course.pk])


def test_one_enrolls_when_what_comes_first_is_completed(course, advanced, sari, as_user):
    client = as_user(sari)
    page = client.get(advanced.url).content.decode()
    assert "Bimtek lain didahulukan" in page
    assert f'<li><a href="{course.url}">{course.title}</a></li>' in page
    assert reverse("courses:enroll", args=[advanced.pk]) not in page
    with pytest.raises(PrerequisiteError):
        enroll(sari, advanced)
    answer = client.post(reverse("courses:enroll", args=[advanced.pk]), follow=True)
    assert "Selesaikan dahulu" in answer.content.decode()
    enroll(sari, course)
    for lesson in course.lessons:
        finish_activity(sari, lesson)
    assert enroll(sari, advanced).pk


def test_the_catalogue_says_which_course_comes_first(course, advanced, sari, as_user):
    html = as_user(sari).get(course.get_parent().url).content.decode()
    assert f"Setelah: {course.title}" in html
    enroll(sari, course)
    for lesson in course.lessons:
        finish_activity(sari, lesson)
    assert "Setelah:" not in as_user(sari).get(course.get_parent().url).content.decode()


@pytest.mark.parametrize("hidden", [{"live": False}, {"audience": "opds"}])
def test_a_title_that_the_reader_may_not_see_is_told_nowhere(
    course, advanced, sari, as_user, client, hidden
):
    CoursePage.objects.filter(pk=course.pk).update(title="Operasi Bekantan", **hidden)
    for reader in (as_user(sari), client):
        pages = [reader.get(each.url).content.decode() for each in (advanced, course.get_parent())]
        assert "Bekantan" not in "".join(pages)
        assert "1 bimtek yang didahulukan belum terbuka untuk Anda" in pages[0]
        assert "Setelah: bimtek lain" in pages[1]
    with pytest.raises(PrerequisiteError):
        enroll(sari, advanced)


def test_what_is_deleted_comes_before_nothing(course, advanced, sari):
    CoursePage.objects.get(pk=course.pk).delete()
    assert enroll(sari, advanced).pk


def test_whoever_is_enrolled_stays_whatever_comes_first_since(course, sari, make_course, as_user):
    later = make_course("Lanjutan", lessons=1)
    mine = enroll(sari, later)
    CoursePage.objects.filter(pk=later.pk).update(prerequisites=[course.pk])
    later.refresh_from_db()
    assert enroll(sari, later) == mine
    assert "didahulukan" not in as_user(sari).get(later.url).content.decode()
    assert finish_activity(sari, later.lessons[0]).completed_on == timezone.localdate()


def test_an_office_assigns_past_it(advanced, sari, fauzi):
    assert assign([sari.person], advanced, None, fauzi).count == 1


def test_the_catalogue_asks_no_more_for_many(course, sari, as_user, make_course, queries_of):
    client = as_user(sari)
    make_course("Lanjutan 0", lessons=1, prerequisites=[course.pk])
    url = course.get_parent().url
    client.get(url)
    few = queries_of(lambda: client.get(url))
    for number in range(1, 6):
        make_course(f"Lanjutan {number}", lessons=1, prerequisites=[course.pk])
    assert queries_of(lambda: client.get(url)) == few
