"""What must be true before an assignment is published."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.page_forms import ActivityPageForm
from foundation.handing_in import hand_in_kinds

TAKEN = ("takes_text", "takes_link", "takes_file", "asks_for")
USUAL = {"marker_count": 1, "threshold": 20, "pass_score": 60}


class AssignmentPageForm(ActivityPageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "asks_for" in self.fields:
            kinds = [(each.name, each.label) for each in hand_in_kinds()]
            label = _("something of the learner's own")
            self.fields["asks_for"] = forms.ChoiceField(
                label=label, required=False, choices=[("", _("nothing")), *kinds]
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name, usual in USUAL.items():  # emptied
            if name in self.fields and name not in self.errors and cleaned.get(name) is None:
                cleaned[name] = usual
        if self.is_deferred_validation:
            return cleaned
        if not any(cleaned.get(name) for name in TAKEN):
            self.add_error("takes_text", _("Choose at least one thing that is handed in."))
        due, cut_off = cleaned.get("due_at"), cleaned.get("cut_off_at")
        if due and cut_off and cut_off < due:
            self.add_error("cut_off_at", _("This is before it is due. Choose a later time."))
        return cleaned
