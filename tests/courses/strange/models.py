from typing import Any

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from courses.choices import CompletedBy
from courses.learning.operations import finish_activity
from courses.models import ActivityPage, Enrollment


class WalkPage(ActivityPage):
    """Done by being opened."""

    completed_by = CompletedBy.VIEWING

    way = models.TextField(blank=True)

    content_panels = [*Page.content_panels, FieldPanel("way"), *ActivityPage.activity_panels]
    template = "strange/walk_page.html"


class RiddlePage(ActivityPage):
    """Done by whoever knows the answer."""

    completed_by = CompletedBy.OWN_OPERATION

    template = "strange/riddle_page.html"

    def answer(self, user: Any, text: str) -> Enrollment | None:
        return finish_activity(user, self) if text == "bekantan" else None
