"""What the editors of all kinds have in common, and rows of answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.bank.editing.fields import Group, Values, at, text_field, typed
from assessments.kinds.base import Payload
from assessments.kinds.choice import COMBINED

LEAST_ROWS, SPARE_ROWS = 4, 2


class Editor:
    """`groups`: the kind's own fields; `initial`: what they begin with; `made`: its own part of the
    payload from what was typed over `payload`."""

    text_help: Any = ""

    def groups(self, payload: Payload) -> list[Group]:
        return []

    def initial(self, payload: Payload) -> dict[str, Any]:
        return {}

    def made(self, values: Values, payload: Payload) -> Payload:
        return {}


class Rows(Editor):
    """A kind with answers in rows; a row in which nothing stands does not count."""

    key = "answers"
    legend: Any = _("Answer %(n)s")
    help_text: Any = ""

    def row_fields(self) -> dict[str, forms.Field]:
        raise NotImplementedError

    def row_initial(self, answer: Any) -> dict[str, Any]:
        raise NotImplementedError

    def row_made(self, row: Values, before: Any) -> Any:
        """None where the row is empty."""
        raise NotImplementedError

    def count(self, payload: Payload) -> int:
        return max(LEAST_ROWS, len(payload[self.key]) + SPARE_ROWS)

    def groups(self, payload: Payload) -> list[Group]:
        return [
            Group(
                self.legend % {"n": n + 1},
                {f"row{n}_{name}": each for name, each in self.row_fields().items()},
                self.help_text if not n else "",
            )
            for n in range(self.count(payload))
        ]

    def initial(self, payload: Payload) -> dict[str, Any]:
        return {
            f"row{n}_{name}": value
            for n, answer in enumerate(payload[self.key])
            for name, value in self.row_initial(answer).items()
        }

    def made(self, values: Values, payload: Payload) -> Payload:
        found = []
        for n in range(self.count(payload)):
            row = {name: values.get(f"row{n}_{name}") or "" for name in self.row_fields()}
            answer = self.row_made(row, at(payload[self.key], n))
            if answer is not None:
                found.append(answer)
        return {self.key: found}


def told_in(row: Values, before: Any) -> Payload:
    return typed(row["feedback"], before and before["feedback"])


def combined_group() -> Group:
    return Group(
        _("Feedback on the whole response"),
        {
            "combined_correct": text_field(_("when all is right")),
            "combined_partial": text_field(_("when part of it is right")),
            "combined_incorrect": text_field(_("when nothing is right")),
        },
    )


def combined_initial(payload: Payload) -> dict[str, Any]:
    return {f"combined_{name}": payload["combined"][name]["text"] for name in COMBINED}


def combined_made(values: Values, payload: Payload) -> Payload:
    before = payload["combined"]
    return {name: typed(values[f"combined_{name}"], before[name]) for name in COMBINED}


def shuffle_field() -> forms.Field:
    return forms.BooleanField(label=_("shuffle the answers"), required=False)
