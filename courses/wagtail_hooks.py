from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.search import SearchArea
from wagtail.admin.viewsets.base import ViewSet
from wagtail.models import Page

from courses.catalogue import advice
from courses.completion import notes
from courses.completion.impact import course_of, has_records
from courses.completion.viewsets import NAME, RequirementViewSet
from courses.learning.operations import remember_place
from courses.models import ActivityPage
from courses.search.admin_lists import CoursesArea, also_closed


@hooks.register("register_admin_viewset")
def requirements() -> ViewSet:
    return RequirementViewSet(NAME)


@hooks.register("construct_explorer_page_queryset")
def search_closed_pages(parent: Page, pages: Any, request: HttpRequest) -> Any:
    return also_closed(pages)


@hooks.register("construct_page_chooser_queryset")
def choose_closed_pages(pages: Any, request: HttpRequest) -> Any:
    return also_closed(pages)


@hooks.register("register_admin_search_area")
def search_area() -> SearchArea:
    label = gettext_lazy("Courses and lessons")
    return CoursesArea(label, "", name="courses", icon_name="doc-full-inverse", order=110)


@hooks.register("before_serve_page")
def keep_place(page: Any, request: HttpRequest, args: Any, kwargs: Any) -> None:
    if isinstance(page, ActivityPage):
        remember_place(request.user, page)


@hooks.register("before_edit_page")
def tell_before_editing(request: HttpRequest, page: Any) -> None:
    if request.method == "GET":
        notes.say_before(request, page)


@hooks.register("before_move_page")
def tell_before_moving(request: HttpRequest, page: Any, target: Any) -> None:
    if request.method == "GET":
        notes.say_before(request, page)
    _remember_courses(request, [page])


@hooks.register("before_delete_page")
def keep_pages_with_records(request: HttpRequest, page: Any) -> HttpResponse | None:
    if has_records(page):
        messages.error(request, _refusal())
        return redirect("wagtailadmin_pages:unpublish", page.pk)
    if request.method == "GET":
        notes.say_before(request, page)
    return None


@hooks.register("before_bulk_action")
def keep_many_pages_with_records(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    pages = [each for each in objects if isinstance(each, Page)]
    _remember_courses(request, pages)
    if action_type != "delete" or not any(has_records(page) for page in pages):
        return None
    messages.error(request, _refusal())
    return redirect("wagtailadmin_explore_root")


@hooks.register("after_publish_page")
def tell_after_publishing(request: HttpRequest, page: Any) -> None:
    notes.say_before(request, page)
    advice.advise(request, page)


@hooks.register("after_create_page")
def lead_to_the_next_lesson(request: HttpRequest, page: Any) -> None:
    advice.offer_another(request, page)


@hooks.register("after_unpublish_page")
@hooks.register("after_delete_page")
def tell_after_taking_away(request: HttpRequest, page: Any) -> None:
    notes.say_coming(request, page)  # a deleted page still knows where it was


@hooks.register("after_move_page")
@hooks.register("after_bulk_action")
def tell_after_moving(request: HttpRequest, *args: Any) -> None:
    for course in request.__dict__.pop("_courses_before", {}).values():
        notes.say_coming(request, course)


@hooks.register("register_log_actions")
def name_acts(actions: Any) -> None:
    acts = {
        "courses.enroll": (gettext_lazy("Enroll"), gettext_lazy("Enrolled")),
        "courses.assign": (gettext_lazy("Assign course"), gettext_lazy("People were enrolled")),
        "courses.unassign": (
            gettext_lazy("Take an assignment back"),
            gettext_lazy("An assignment was taken back"),
        ),
        "courses.withdraw": (gettext_lazy("Withdraw"), gettext_lazy("Withdrawn")),
        "courses.complete": (gettext_lazy("Complete course"), gettext_lazy("Course completed")),
        "courses.withdraw_completion": (
            gettext_lazy("Withdraw a completion"),
            gettext_lazy("Completion withdrawn"),
        ),
        "courses.apply_requirement": (
            gettext_lazy("Change what a course asks for"),
            gettext_lazy("What the course asks for has changed"),
        ),
        "courses.stop_requirement": (
            gettext_lazy("Stop a change of a course"),
            gettext_lazy("The change of the course was stopped"),
        ),
    }
    for name, (label, message) in acts.items():
        actions.register_action(name, label, message)


def _remember_courses(request: HttpRequest, pages: Iterable[Page]) -> None:
    """Keep the courses above the pages for `tell_after_moving`: by then the pages are elsewhere."""
    found = filter(None, map(course_of, pages))
    request.__dict__["_courses_before"] = {course.pk: course for course in found}


def _refusal() -> str:
    return _(
        "This page cannot be deleted: people have learning records on it. "
        "Unpublish it instead; the records stay."
    )
