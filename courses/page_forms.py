"""What must be true before a page is published; drafts may be half empty."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm


class PositiveOnPublishForm(WagtailAdminPageForm):
    """Zero stands for "not said yet": required columns would break the autosave of drafts."""

    positive_field = ""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        name = self.positive_field
        if not self.is_deferred_validation and not cleaned.get(name) and name not in self.errors:
            self.add_error(name, _("Say how much before you publish: more than 0."))
        return cleaned


class CoursePageForm(PositiveOnPublishForm):
    positive_field = "jp"


class LessonPageForm(PositiveOnPublishForm):
    positive_field = "minutes"
