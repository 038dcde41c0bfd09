"""A course of two modules with two lessons each, and a clock that can be turned on."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.signals import page_unpublished

from courses.completion.operations import take_effect_when_due
from courses.learning.operations import enroll, finish_activity
from courses.models import Enrollment
from foundation.outbox.operations import deliver_due


@pytest.fixture
def course(make_course, set_clock):
    set_clock("2027-03-01 09:00")
    return make_course(modules=2, lessons=2, jp=4)


@pytest.fixture
def learn(course) -> Callable:
    """`learn(sari, 1, 2)`: enrolled, and the first and second lesson done."""

    def learn(user, *numbers: int) -> Enrollment:
        enrollment = enroll(user, course)
        for number in numbers:
            finish_activity(user, course.lessons[number - 1])
        return enrollment

    return learn


@pytest.fixture
def handle() -> Callable[[], None]:
    """What the worker and the minute loop do."""

    def handle() -> None:
        deliver_due()
        take_effect_when_due()

    return handle


@pytest.fixture
def wait(set_clock, handle) -> Callable:
    """Handle what is due so much later."""

    def wait(**span: int) -> None:
        later = timezone.localtime() + timedelta(**span)
        set_clock(later.strftime("%Y-%m-%d %H:%M"))
        handle()

    return wait


@pytest.fixture
def handled_at_each_page(handle):
    """As if the worker were faster than whoever takes a tree down page by page."""

    def receive(**kwargs: object) -> None:
        handle()

    page_unpublished.connect(receive)
    yield
    page_unpublished.disconnect(receive)


@pytest.fixture
def at_once(settings) -> None:
    settings.COURSES_COMPLETION_DELAY = timedelta(0)


def completed(*users) -> list[bool]:
    return [Enrollment.objects.of(user).exclude(completed_on=None).exists() for user in users]
