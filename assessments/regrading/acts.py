"""Names of what the log says of regrading."""

from typing import Any

from django.utils.translation import gettext_lazy as _

ACTS: dict[str, tuple[Any, Any]] = {
    "assessments.regrade": (_("Grade a quiz again"), _("Quiz graded again")),
    "assessments.change_mark": (_("Change a mark"), _("Mark changed")),
    "assessments.void": (_("Void a question"), _("Question voided")),
    "assessments.count": (_("Let a question count again"), _("Question counts again")),
    "assessments.reopen": (_("Open an attempt again"), _("Attempt opened again")),
    "assessments.grant": (_("Add an attempt"), _("Attempt added")),
}
