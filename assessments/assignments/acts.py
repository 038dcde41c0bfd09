"""Names of what the log says of assignments."""

from typing import Any

from django.utils.translation import gettext_lazy as _

ACTS: dict[str, tuple[Any, Any]] = {
    "assessments.submit": (_("Hand in"), _("Handed in")),
    "assessments.mark": (_("Mark a work"), _("Work marked")),
    "assessments.decide": (_("Decide a mark"), _("Mark decided")),
    "assessments.give_back": (_("Give a work back"), _("Work given back")),
    "assessments.appoint_marker": (_("Appoint a marker"), _("Marker appointed")),
    "assessments.end_marker": (_("End a marker"), _("Marker ended")),
    "assessments.extend": (_("Extend"), _("Extended")),
    "assessments.add_rubric": (_("Add rubric"), _("Rubric added")),
    "assessments.revise_rubric": (_("Edit rubric"), _("Rubric changed")),
}
