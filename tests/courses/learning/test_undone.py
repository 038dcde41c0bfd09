"""A lesson marked by mistake, and ticks in its checklists."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from courses.learning.operations import (
    CompletedError,
    NotEnrolledError,
    enroll,
    finish_activity,
    tick,
    undo_done,
)
from courses.models import ActivityProgress

LIST = "5e6f1c0a-0000-4000-8000-000000000001"
FIRST, SECOND = "aaaaaaaa-0000-4000-8000-000000000001", "aaaaaaaa-0000-4000-8000-000000000002"


def _item(key: str, text: str) -> dict:
    return {"type": "item", "value": text, "id": key}


@pytest.fixture
def course(make_course):
    made = make_course(lessons=2)
    lesson = made.lessons[0]
    value = {"title": "Sebelum mulai", "items": [_item(FIRST, "Baca"), _item(SECOND, "Tulis")]}
    lesson.body = json.dumps([{"type": "checklist", "value": value, "id": LIST}])
    lesson.save_revision().publish()
    return made


@pytest.fixture
def lesson(course, sari):
    enroll(sari, course)
    return course.lessons[0]


def test_what_was_marked_by_mistake_is_not_done_and_stays_seen(lesson, sari):
    finish_activity(sari, lesson)
    undo_done(sari, lesson)
    progress = ActivityProgress.objects.get(activity=lesson)
    assert (progress.done_at, progress.viewed_at is None) == (None, False)
    undo_done(sari, lesson)


def test_what_was_completed_stays_completed(course, lesson, sari, as_user):
    for each in course.lessons:
        enrollment = finish_activity(sari, each)
    assert enrollment.completed_on is not None
    with pytest.raises(CompletedError):
        undo_done(sari, lesson)
    answer = as_user(sari).post(reverse("courses:undo_lesson", args=[lesson.pk]), follow=True)
    assert "tetap selesai" in answer.content.decode()
    assert ActivityProgress.objects.get(activity=lesson).done_at is not None


def test_the_page_offers_to_undo_only_what_can_be(course, lesson, sari, as_user):
    client, undo = as_user(sari), reverse("courses:undo_lesson", args=[lesson.pk])
    assert undo not in client.get(lesson.url).content.decode()
    finish_activity(sari, lesson)
    assert undo in client.get(lesson.url).content.decode()
    client.post(undo)
    assert ActivityProgress.objects.get(activity=lesson).done_at is None
    for each in course.lessons:
        finish_activity(sari, each)
    assert undo not in client.get(lesson.url).content.decode()


def _post(client: Client, lesson, *keys: str, **headers):
    form = {"checklist": LIST, "tick": list(keys)}
    return client.post(reverse("courses:tick", args=[lesson.pk]), form, headers=headers)


def test_ticks_are_kept_and_taken_back(lesson, sari, as_user):
    client = as_user(sari)
    assert 'value="' + FIRST + '" checked' not in client.get(lesson.url).content.decode()
    assert _post(client, lesson, FIRST, SECOND).status_code == 302
    assert _post(client, lesson, FIRST, accept="application/json").status_code == 204
    html = client.get(lesson.url).content.decode()
    assert f'value="{FIRST}" checked' in html
    assert f'value="{SECOND}" checked' not in html


def test_only_items_of_that_list_are_ticked(lesson, sari):
    assert tick(sari, lesson, LIST, ["nonsense", SECOND]).ticks == [SECOND]
    assert tick(sari, lesson, "another", [FIRST]).ticks == [SECOND]


def test_ticks_are_ones_own_and_a_visitor_sees_a_plain_list(course, lesson, sari, rini, as_user):
    tick(sari, lesson, LIST, [FIRST])
    with pytest.raises(NotEnrolledError):
        tick(rini, lesson, LIST, [FIRST])
    assert _post(as_user(rini), lesson, FIRST, accept="application/json").status_code == 409
    enroll(rini, course)
    assert "checked" not in as_user(rini).get(lesson.url).content.decode()


def test_ticks_follow_the_item_when_the_list_is_changed(lesson, sari, as_user):
    tick(sari, lesson, LIST, [SECOND])
    value = {"title": "", "items": [_item(SECOND, "Tulis rapi"), _item(FIRST, "Baca")]}
    lesson.body = json.dumps([{"type": "checklist", "value": value, "id": LIST}])
    lesson.save_revision().publish()
    assert f'value="{SECOND}" checked' in as_user(sari).get(lesson.url).content.decode()
