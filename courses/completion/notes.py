"""What an editor is told, before and after a page of a course is changed."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from courses.app_settings import app_settings
from courses.completion.impact import Coming, coming_in, impact_of
from courses.models import ActivityPage, CoursePage, ModulePage
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
