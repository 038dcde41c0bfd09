"""What must be true before a quiz is published; drafts may be half empty."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from assessments.choices import OnTimeOut
from assessments.review import PRESETS, Preset, Thing, Time, ticked
from courses.choices import DoneWhen
from courses.page_forms import ActivityPageForm


class ReviewWidget(forms.Widget):
    """A table of what is seen when: a box for each."""

    template_name = "assessments/bank/quizzes/review.html"

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        seen = ticked(Preset.OWN, value if isinstance(value, dict) else {})
        rows = [
            (thing.label, [(f"{name}-{time}", thing.value, thing in seen[time]) for time in Time])
            for thing in Thing
        ]
        return context | {"times": [time.label for time in Time], "rows": rows}

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        names = {time.value: f"{name}-{time}" for time in Time}
        lists = {
            time: data.getlist(key) if hasattr(data, "getlist") else data.get(key, [])
            for time, key in names.items()
        }
        return {time: sorted(set(found) & set(Thing.values)) for time, found in lists.items()}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        # Boxes that are not ticked are not sent at all.
        return False


class ReviewField(forms.Field):
    widget = ReviewWidget

    def __init__(self, **options: Any) -> None:
        options["required"] = False
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        return value or PRESETS[Preset.PRACTICE]

    def clean(self, value: Any) -> Any:
        return value or {}

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (initial or {}) != (data or {})


class QuizPageForm(ActivityPageForm):
    review = ReviewField(label=_("seen when"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.is_deferred_validation:
            return cleaned
        self._check_times(cleaned)
        self._check_result(cleaned)
        self._check_slots(cleaned)
        return cleaned

    def _check_times(self, cleaned: dict[str, Any]) -> None:
        opens, closes = cleaned.get("opens_at"), cleaned.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", _("It closes before it opens. Choose a later time."))
        is_overdue = cleaned.get("on_time_out") == OnTimeOut.OVERDUE
        if is_overdue and not cleaned.get("overdue_minutes"):
            self.add_error(
                "overdue_minutes", _("Say for how many minutes it may still be submitted.")
            )

    def _check_result(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("done_when") == DoneWhen.PASSED and not cleaned.get("pass_percent"):
            self.add_error("pass_percent", _("Say from which percentage it is passed."))
        pretest = cleaned.get("pretest")
        if pretest is not None and pretest.pk == self.instance.pk:
            self.add_error("pretest", _("A quiz is not its own pre-test. Choose another one."))

    def _check_slots(self, cleaned: dict[str, Any]) -> None:
        slots = cleaned.get("slots")
        if "slots" in self.errors or slots is None:
            return
        if not any(block.block_type != "section" for block in slots):
            self.add_error("slots", _("Add at least one question before you publish."))
            return
        for each in self.instance.shortages(slots):
            self.add_error("slots", self._told(each))

    def _told(self, shortage: Any) -> str:
        facts = {"place": shortage.place + 1, "found": shortage.found, "wanted": shortage.wanted}
        if slots_ask_one(shortage):
            return _("Item %(place)s: choose a question that has a version which is ready.") % facts
        return (
            ngettext(
                "Item %(place)s asks for %(wanted)s, and %(found)s question can be drawn. Ask for"
                " fewer, or add questions to the bank.",
                "Item %(place)s asks for %(wanted)s, and %(found)s questions can be drawn. Ask for"
                " fewer, or add questions to the bank.",
                shortage.found,
            )
            % facts
        )


def slots_ask_one(shortage: Any) -> bool:
    return bool(shortage.wanted == 1 and shortage.found == 0)
