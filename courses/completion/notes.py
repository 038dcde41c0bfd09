"""What an editor is told, before and after a page of a course is changed."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from courses.app_settings import app_settings
from courses.completion.asking import published_terms
from courses.completion.impact import Coming, coming_in, course_of, impact_of
from courses.models import ActivityPage, CoursePage, Enrollment, ModulePage
from courses.models.records import EnrollmentQuerySet
from courses.terms import Terms
from foundation.calendar.local_time import moment

OURS = (CoursePage, ModulePage, ActivityPage)


def say_before(request: HttpRequest, page: Any) -> None:
    """Before `page` is changed, as messages of the admin: how many learners its course has, how
    many of them would complete without this page, and what waits already. Silent for pages that are
    no part of a course."""
    if not _is_ours(page):
        return
    impact = impact_of(page)
    if impact:
        text = _("This course has %(running)s running and %(completed)s completed participants.")
        facts = {"running": impact.running, "completed": impact.completed}
        frozen = _("Completions are frozen and do not change.")
        messages.info(request, f"{text % facts} {frozen}")
    if impact.without_it:
        text = ngettext(
            "If this is taken away or made optional now, %(count)s participant completes the "
            "course on %(when)s.",
            "If this is taken away or made optional now, %(count)s participants complete the "
            "course on %(when)s.",
            impact.without_it,
        )
        when = moment(timezone.now() + app_settings.COMPLETION_DELAY)
        messages.warning(request, text % {"count": impact.without_it, "when": when})
    say_coming(request, page)


def touched_by(page: Any) -> list[str]:
    """Whom publishing `page` would touch, as its editor has filled it in: sentences for
    `register_touching`. None for a page that is new, or in whose course nobody is under way."""
    course = page if isinstance(page, CoursePage) else course_of(page)
    if not page.pk or course is None or not course.live:
        return []
    running = Enrollment.objects.in_progress().filter(course=course)
    count = running.count()
    if not count:
        return []
    edited = page if isinstance(page, ActivityPage) else None
    now = published_terms(CoursePage.objects.get(pk=course.pk))
    then = published_terms(course, edited)
    told = [_less(running, then)] if not then.asks_as_much_as(now) else []
    if not now.asks_as_much_as(then):
        told.append(_more(count))
    return told or [_otherwise(count)]


def _less(running: EnrollmentQuerySet, then: Terms) -> str:
    completing = running.meeting(then, as_if=True).count()
    text = ngettext(
        "This asks for less: %(count)s participant completes the course on %(when)s.",
        "This asks for less: %(count)s participants complete the course on %(when)s.",
        completing,
    )
    when = moment(timezone.now() + app_settings.COMPLETION_DELAY)
    return text % {"count": completing, "when": when}


def _more(count: int) -> str:
    text = ngettext(
        "This asks for more of %(count)s participant who is under way, as soon as it is "
        "published. What is done stays done.",
        "This asks for more of %(count)s participants who are under way, as soon as it is "
        "published. What is done stays done.",
        count,
    )
    return text % {"count": count}


def _otherwise(count: int) -> str:
    text = ngettext(
        "This changes the order for %(count)s participant who is under way. What she has begun "
        "stays open to her.",
        "This changes the order for %(count)s participants who are under way. What they have begun "
        "stays open to them.",
        count,
    )
    return text % {"count": count}


def say_coming(request: HttpRequest, page: Any) -> None:
    """After a change, as a message of the admin: how many complete, and when, because the course of
    `page` asks for less than before. `page` may be deleted: it still knows its place in the
    tree."""
    coming = coming_in(page) if _is_ours(page) else None
    if coming is not None:
        messages.warning(request, _told(coming))


def _told(coming: Coming) -> str:
    if coming.at is None:
        return _("This course asks for less than before; the clinic has stopped the change.")
    text = ngettext(
        "This course asks for less than before: %(count)s participant completes it on %(when)s.",
        "This course asks for less than before: %(count)s participants complete it on %(when)s.",
        coming.count,
    )
    return text % {"count": coming.count, "when": moment(coming.at)}


def _is_ours(page: Any) -> bool:
    kind = page.specific_class if page.pk else type(page)
    return kind is not None and issubclass(kind, OURS)
