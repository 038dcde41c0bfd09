from typing import Any

from django.http import HttpRequest
from wagtail import hooks

from courses.models import LessonPage
from courses.operations import remember_place


@hooks.register("before_serve_page")
def keep_place(page: Any, request: HttpRequest, args: Any, kwargs: Any) -> None:
    if isinstance(page, LessonPage):
        remember_place(request.user, page)
