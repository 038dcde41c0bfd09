"""Fields that name a question through Wagtail's chooser."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import BaseChooser


class QuestionChooser(BaseChooser):
    model = "assessments.Question"
    chooser_modal_url_name = "question_chooser:choose"
    icon = "help"
    choose_one_text = _("Choose a question")
    choose_another_text = _("Choose another question")
    link_to_chosen_text = _("Open this question")

    def get_instance(self, value: Any) -> models.Model | None:
        """Of a form that is shown again: what was sent may be no number."""
        try:
            return super().get_instance(value)
        except (ValueError, OverflowError):
            return None
