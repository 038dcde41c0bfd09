"""What an editor is told of a course or lesson that she has published or saved."""

from typing import Any

from django.db.models import Sum
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from courses.app_settings import app_settings
from courses.models import ActivityPage, CoursePage, ModulePage


def advise(request: HttpRequest, page: Any) -> None:
    """After `page` is published, as messages of the admin: a course without activities, and lesson
    hours that its activities do not take. Silent for other pages."""
    if not isinstance(page, CoursePage):
        return
    minutes = ActivityPage.objects.in_courses([page]).aggregate(total=Sum("minutes"))["total"]
    if minutes is None:
        messages.warning(
            request, _("This course has no published lesson yet: learners find it empty.")
        )
        return
    expected = page.jp * app_settings.MINUTES_PER_JP
    if abs(minutes - expected) > app_settings.MINUTES_PER_JP:
        messages.warning(
            request,
            _(
                "The course counts %(jp)s JP (%(expected)s minutes), its lessons take %(minutes)s"
                " minutes. Correct the JP of the course or the minutes of its lessons."
            )
            % {"jp": page.jp.normalize(), "expected": int(expected), "minutes": minutes},
        )


def offer_another(request: HttpRequest, page: Any) -> None:
    """After an activity is made, as a message of the admin: the way to the next one of its module."""
    if not isinstance(page, ActivityPage):
        return
    module = page.get_parent()
    if not isinstance(module.specific, ModulePage):
        return
    kind = page._meta
    url = reverse("wagtailadmin_pages:add", args=[kind.app_label, kind.model_name, module.pk])
    messages.info(
        request,
        _("“%(module)s” can take another one.") % {"module": module.title},
        buttons=[messages.button(url, _("Add a lesson"))],
    )
