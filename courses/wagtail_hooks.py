from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.models import Page

from courses.learning.operations import remember_place
from courses.learning.touched import has_records, touched_by
from courses.models import CoursePage, LessonPage, ModulePage

OURS = (CoursePage, ModulePage, LessonPage)


@hooks.register("before_serve_page")
def keep_place(page: Any, request: HttpRequest, args: Any, kwargs: Any) -> None:
    if isinstance(page, LessonPage):
        remember_place(request.user, page)


@hooks.register("before_edit_page")
def tell_before_editing(request: HttpRequest, page: Any) -> None:
    if request.method == "GET":
        _tell_whom_it_touches(request, page)


@hooks.register("after_publish_page")
def tell_after_publishing(request: HttpRequest, page: Any) -> None:
    _tell_whom_it_touches(request, page)


@hooks.register("before_delete_page")
def keep_pages_with_records(request: HttpRequest, page: Any) -> HttpResponse | None:
    if not has_records(page):
        return None
    messages.error(request, _refusal())
    return redirect("wagtailadmin_pages:unpublish", page.pk)


@hooks.register("before_bulk_action")
def keep_many_pages_with_records(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    pages = [each for each in objects if isinstance(each, Page)]
    if action_type != "delete" or not any(has_records(page) for page in pages):
        return None
    messages.error(request, _refusal())
    return redirect("wagtailadmin_explore_root")


@hooks.register("register_log_actions")
def name_acts(actions: Any) -> None:
    acts = {
        "courses.enroll": (gettext_lazy("Enroll"), gettext_lazy("Enrolled")),
        "courses.assign": (gettext_lazy("Assign course"), gettext_lazy("People were enrolled")),
        "courses.withdraw": (gettext_lazy("Withdraw"), gettext_lazy("Withdrawn")),
        "courses.complete": (gettext_lazy("Complete course"), gettext_lazy("Course completed")),
    }
    for name, (label, message) in acts.items():
        actions.register_action(name, label, message)


def _tell_whom_it_touches(request: HttpRequest, page: Any) -> None:
    specific = page.specific_deferred if page.pk else page
    touched = touched_by(page) if isinstance(specific, OURS) else None
    if touched:
        text = _("This course has %(running)s running and %(completed)s completed participants.")
        facts = {"running": touched.running, "completed": touched.completed}
        frozen = _("Completions are frozen and do not change.")
        messages.info(request, f"{text % facts} {frozen}")


def _refusal() -> str:
    return _(
        "This page cannot be deleted: people have learning records on it. "
        "Unpublish it instead; the records stay."
    )
