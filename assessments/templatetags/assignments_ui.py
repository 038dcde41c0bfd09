from datetime import datetime
from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.models import AssignmentPage, Marking, RubricVersion, Submission
from assessments.models.assignments import arranges_assignments
from foundation.calendar import local_time

register = template.Library()
TONES = {"graded": "success", "returned": "warning"}


@register.filter
def moment(instant: datetime | None) -> str:
    """With the zone; empty without one."""
    return local_time.moment(instant) if instant else ""


@register.simple_tag(takes_context=True)
def assignment_state(context: dict[str, Any], assignment: AssignmentPage) -> dict[str, str] | None:
    """How far the reader is with it, and where she goes on; None for whoever is not enrolled. Whoever
    arranges assignments is led to its markers."""
    request = context.get("request")
    if request is None or getattr(request, "is_preview", False):
        return None
    enrollment = assignment.enrollment_of(request.user)
    if enrollment is None:
        if not arranges_assignments(request.user):
            return None
        url = reverse("assessments:markers", args=[assignment.pk])
        return {"label": "", "tone": "info", "url": url, "action": _("Markers and results")}
    mine = Submission.objects.filter(assignment=assignment, enrollment=enrollment)
    newest = mine.order_by("-n").first()
    url = reverse("assessments:work", args=[assignment.pk])
    if newest is None:
        return {"label": "", "tone": "info", "url": url, "action": _("Begin your work")}
    is_open = newest.state in {Submission.State.DRAFT, Submission.State.RETURNED}
    action = _("Go on with your work") if is_open else _("Look at your work")
    label = newest.get_state_display()
    return {"label": label, "tone": TONES.get(newest.state, "info"), "url": url, "action": action}


@register.simple_tag
def rubric_rows(
    version: RubricVersion | None, marking: Marking | None = None
) -> list[dict[str, Any]]:
    """Each criterion with its levels, those that fill a row to the longest being None; `is_chosen`
    says which `marking` gave. Empty without a rubric."""
    if version is None:
        return []
    chosen = marking.levels if marking is not None else []
    most = max((len(one["levels"]) for one in version.criteria), default=0)
    rows = []
    for place, one in enumerate(version.criteria):
        given = chosen[place] if place < len(chosen) else None
        cells: list[dict[str, Any] | None] = [
            {**each, "is_chosen": n == given} for n, each in enumerate(one["levels"])
        ]
        cells += [None] * (most - len(cells))
        rows.append({"title": one["title"], "levels": cells})
    return rows
