"""For each kind of question: its own fields, what they begin with, what they make."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.bank.editing.fields import (
    Group,
    Values,
    choice_field,
    line_field,
    text_field,
    typed,
)
from assessments.bank.editing.rows import (
    Editor,
    Rows,
    combined_group,
    combined_initial,
    combined_made,
    shuffle_field,
    told_in,
)
from assessments.kinds.base import Payload
from assessments.kinds.numerical import (
    CHOSEN,
    GEOMETRIC,
    NO_PENALTY,
    NOMINAL,
    NOT_ASKED,
    OF_EARNED,
    OF_WHOLE,
    RELATIVE,
    TYPED,
)

SCALE = "Sangat tidak setuju\nTidak setuju\nNetral\nSetuju\nSangat setuju"
_SHARE_HELP = _("Percent of the mark: 100 is right, 0 wrong, 50 half right.")
_TOLERANCES = [
    (NOMINAL, _("an amount")),
    (RELATIVE, _("a part of the answer (0.05 is 5%)")),
    (GEOMETRIC, _("a factor")),
]
_ORDER_GRADING = [
    ("ABSOLUTE_POSITION", _("Each in its own place")),
    ("ALL_OR_NOTHING", _("All or nothing")),
    ("RELATIVE_NEXT_EXCLUDE_LAST", _("Each with the right one behind it")),
    ("RELATIVE_NEXT_INCLUDE_LAST", _("Each with the right one behind it, the last one included")),
    ("RELATIVE_ONE_PREVIOUS_AND_NEXT", _("Each with the right ones before and behind it")),
    ("RELATIVE_ALL_PREVIOUS_AND_NEXT", _("Each with all the right ones before and behind it")),
    ("LONGEST_ORDERED_SUBSET", _("The longest row in the right order")),
    ("LONGEST_CONTIGUOUS_SUBSET", _("The longest unbroken row in the right order")),
    ("RELATIVE_TO_CORRECT", _("By how far each is from its place")),
]


class _Choice(Rows):
    help_text = _SHARE_HELP

    def row_fields(self) -> dict[str, forms.Field]:
        return {
            "text": text_field(_("answer")),
            "share": line_field(_("weight (%)"), longest=20),
            "feedback": text_field(_("feedback")),
        }

    def row_initial(self, answer: Any) -> dict[str, Any]:
        told = answer["feedback"]["text"]
        return {"text": answer["text"]["text"], "share": answer["share"], "feedback": told}

    def row_made(self, row: Values, before: Any) -> Any:
        if not row["text"]:
            return None
        share = row["share"].replace(",", ".") or "0"
        text = typed(row["text"], before and before["text"])
        return {"text": text, "share": share, "feedback": told_in(row, before)}

    def groups(self, payload: Payload) -> list[Group]:
        ways = [("one", _("One answer")), ("several", _("Several answers"))]
        how = Group(
            _("How it is answered"),
            {"single": choice_field(_("may be chosen"), ways), "shuffle": shuffle_field()},
        )
        return [how, *super().groups(payload), combined_group()]

    def initial(self, payload: Payload) -> dict[str, Any]:
        own = {"single": "one" if payload["single"] else "several", "shuffle": payload["shuffle"]}
        return own | super().initial(payload) | combined_initial(payload)

    def made(self, values: Values, payload: Payload) -> Payload:
        own = {"single": values["single"] == "one", "shuffle": values["shuffle"]}
        return {**own, **super().made(values, payload), "combined": combined_made(values, payload)}


class _Truth(Editor):
    def groups(self, payload: Payload) -> list[Group]:
        answers = [("true", _("True")), ("false", _("False"))]
        return [
            Group(
                _("Answer"),
                {
                    "answer": choice_field(_("right is"), answers),
                    "if_true": text_field(_("feedback to “True”")),
                    "if_false": text_field(_("feedback to “False”")),
                },
            )
        ]

    def initial(self, payload: Payload) -> dict[str, Any]:
        told = {name: payload[name]["text"] for name in ("if_true", "if_false")}
        return {"answer": "true" if payload["answer"] else "false", **told}

    def made(self, values: Values, payload: Payload) -> Payload:
        told = {name: typed(values[name], payload[name]) for name in ("if_true", "if_false")}
        return {"answer": values["answer"] == "true", **told}


class _Short(Rows):
    help_text = _("A * stands for any text, \\* for a star. The first answer that fits counts.")

    def row_fields(self) -> dict[str, forms.Field]:
        return {
            "text": line_field(_("answer")),
            "share": line_field(_("weight (%)"), longest=20, help_text=_SHARE_HELP),
            "feedback": text_field(_("feedback")),
        }

    def row_initial(self, answer: Any) -> dict[str, Any]:
        told = answer["feedback"]["text"]
        return {"text": answer["text"], "share": answer["share"], "feedback": told}

    def row_made(self, row: Values, before: Any) -> Any:
        if not row["text"]:
            return None
        share = row["share"].replace(",", ".") or "100"
        return {"text": row["text"], "share": share, "feedback": told_in(row, before)}

    def groups(self, payload: Payload) -> list[Group]:
        case = forms.BooleanField(label=_("capitals count"), required=False)
        return [Group(_("How it is answered"), {"case": case}), *super().groups(payload)]

    def initial(self, payload: Payload) -> dict[str, Any]:
        return {"case": payload["case"], **super().initial(payload)}

    def made(self, values: Values, payload: Payload) -> Payload:
        return {"case": values["case"], **super().made(values, payload)}


class _Number(Rows):
    units = 4

    def row_fields(self) -> dict[str, forms.Field]:
        return {
            "value": line_field(_("number, or * for any"), longest=60),
            "tolerance": line_field(_("tolerance"), longest=60),
            "tolerance_kind": choice_field(_("the tolerance is"), _TOLERANCES, required=False),
            "share": line_field(_("weight (%)"), longest=20, help_text=_SHARE_HELP),
            "feedback": text_field(_("feedback")),
        }

    def row_initial(self, answer: Any) -> dict[str, Any]:
        return {**answer, "feedback": answer["feedback"]["text"]}

    def row_made(self, row: Values, before: Any) -> Any:
        if not row["value"]:
            return None
        return {
            "value": row["value"].replace(",", "."),
            "tolerance": row["tolerance"].replace(",", ".") or "0",
            "tolerance_kind": row["tolerance_kind"] or NOMINAL,
            "share": row["share"].replace(",", ".") or "100",
            "feedback": told_in(row, before),
        }

    def groups(self, payload: Payload) -> list[Group]:
        asked = [(NOT_ASKED, _("not asked")), (TYPED, _("typed with the number"))]
        asked.append((CHOSEN, _("chosen from a list")))
        costs = [(NO_PENALTY, _("nothing")), (OF_EARNED, _("a part of what was earned"))]
        costs.append((OF_WHOLE, _("a part of the whole mark")))
        rows = {
            name: each
            for n in range(max(self.units, len(payload["units"]) + 1))
            for name, each in (
                (f"unit{n}_name", line_field(_("unit"), longest=50)),
                (f"unit{n}_multiplier", line_field(_("multiplier"), longest=60)),
            )
        }
        units = Group(
            _("Units of measure"),
            {
                "unit_asked": choice_field(_("the unit is"), asked),
                "unit_grading": choice_field(_("a wrong or missing unit costs"), costs),
                "unit_penalty": line_field(_("how large a part (0 to 1)"), longest=20),
                **rows,
            },
            _(
                "The first unit has the multiplier 1. With m and cm × 100, 125 cm is read as 1.25 m."
            ),
        )
        return [*super().groups(payload), units]

    def initial(self, payload: Payload) -> dict[str, Any]:
        names = ("unit_asked", "unit_grading", "unit_penalty")
        own = {name: payload[name] for name in names}
        for n, unit in enumerate(payload["units"]):
            own |= {f"unit{n}_name": unit["name"], f"unit{n}_multiplier": unit["multiplier"]}
        return super().initial(payload) | own

    def made(self, values: Values, payload: Payload) -> Payload:
        units = []
        for n in range(max(self.units, len(payload["units"]) + 1)):
            name, factor = values[f"unit{n}_name"], values[f"unit{n}_multiplier"]
            if name:
                units.append({"name": name, "multiplier": factor.replace(",", ".") or "1"})
        return {
            **super().made(values, payload),
            "units": units,
            "unit_asked": values["unit_asked"],
            "unit_grading": values["unit_grading"],
            "unit_penalty": values["unit_penalty"].replace(",", ".") or "0",
        }


class _Pairs(Rows):
    key = "pairs"
    legend = _("Pair %(n)s")
    help_text = _("An answer without a question beside it is one that belongs to nothing.")

    def row_fields(self) -> dict[str, forms.Field]:
        return {"text": text_field(_("question")), "answer": line_field(_("answer"))}

    def row_initial(self, answer: Any) -> dict[str, Any]:
        return {"text": answer["text"]["text"], "answer": answer["answer"]}

    def row_made(self, row: Values, before: Any) -> Any:
        if not row["text"] and not row["answer"]:
            return None
        return {"text": typed(row["text"], before and before["text"]), "answer": row["answer"]}

    def groups(self, payload: Payload) -> list[Group]:
        shuffle = Group(_("How it is answered"), {"shuffle": shuffle_field()})
        return [shuffle, *super().groups(payload), combined_group()]

    def initial(self, payload: Payload) -> dict[str, Any]:
        own = {"shuffle": payload["shuffle"], **super().initial(payload)}
        return own | combined_initial(payload)

    def made(self, values: Values, payload: Payload) -> Payload:
        own = {"shuffle": values["shuffle"], **super().made(values, payload)}
        return {**own, "combined": combined_made(values, payload)}


class _Order(Rows):
    key = "items"
    legend = _("In place %(n)s")
    help_text = _("Type them in their right order; learners see them in another.")

    def row_fields(self) -> dict[str, forms.Field]:
        return {"text": text_field(_("text"))}

    def row_initial(self, answer: Any) -> dict[str, Any]:
        return {"text": answer["text"]}

    def row_made(self, row: Values, before: Any) -> Any:
        return typed(row["text"], before) if row["text"] else None

    def groups(self, payload: Payload) -> list[Group]:
        how = {"grading": choice_field(_("what earns marks"), _ORDER_GRADING)}
        return [Group(_("How it is graded"), how), *super().groups(payload), combined_group()]

    def initial(self, payload: Payload) -> dict[str, Any]:
        own = {"grading": payload["grading"], **super().initial(payload)}
        return own | combined_initial(payload)

    def made(self, values: Values, payload: Payload) -> Payload:
        own = {"grading": values["grading"], **super().made(values, payload)}
        return {**own, "combined": combined_made(values, payload)}


class _Cloze(Editor):
    text_help = _(
        "A gap is written {1:SHORTANSWER:=right~%50%half right#feedback}: first its weight, then"
        " SHORTANSWER, NUMERICAL, MULTICHOICE or MULTIRESPONSE, then the answers."
    )


class _Written(Editor):
    """Essays and files."""

    def __init__(self, *names: str) -> None:
        self.names = names

    def groups(self, payload: Payload) -> list[Group]:
        whole = {
            "least_words": _("at least so many words"),
            "most_words": _("at most so many words"),
            "lines": _("lines of the field"),
            "files": _("at most so many files"),
            "files_required": _("at least so many files"),
        }
        found: dict[str, forms.Field] = {
            name: forms.IntegerField(label=label, required=False, min_value=0, max_value=100_000)
            for name, label in whole.items()
            if name in self.names
        }
        if "file_types" in self.names:
            found["file_types"] = line_field(_("endings that are taken, such as .pdf .docx"))
        found["template"] = text_field(_("what stands in the field at first"), rows=3)
        found["for_grader"] = text_field(
            _("for who grades"), rows=3, help_text=_("Learners never see it.")
        )
        return [Group(_("How it is answered"), found)]

    def initial(self, payload: Payload) -> dict[str, Any]:
        texts = {name: payload[name]["text"] for name in ("template", "for_grader")}
        return {name: payload[name] for name in self.names} | texts

    def made(self, values: Values, payload: Payload) -> Payload:
        blank = {"least_words": None, "most_words": None, "file_types": ""}
        own = {
            name: values[name] if values[name] not in (None, "") else blank.get(name, 0)
            for name in self.names
        }
        texts = {name: typed(values[name], payload[name]) for name in ("template", "for_grader")}
        return own | texts


class _Scale(Editor):
    def groups(self, payload: Payload) -> list[Group]:
        help_text = _("One a line.")
        return [
            Group(
                _("Scale"),
                {
                    "statements": text_field(_("statements"), rows=5, help_text=help_text),
                    "scale": text_field(_("steps"), rows=5, help_text=help_text, initial=SCALE),
                },
            )
        ]

    def initial(self, payload: Payload) -> dict[str, Any]:
        lines = {name: "\n".join(payload[name]) for name in ("statements", "scale")}
        return {name: text for name, text in lines.items() if text}

    def made(self, values: Values, payload: Payload) -> Payload:
        return {name: _lines(values[name].split("\n")) for name in ("statements", "scale")}


def _lines(texts: Iterable[str]) -> list[str]:
    return [each.strip() for each in texts if each.strip()]


EDITORS: dict[str, Editor] = {
    "multichoice": _Choice(),
    "truefalse": _Truth(),
    "shortanswer": _Short(),
    "numerical": _Number(),
    "matching": _Pairs(),
    "ordering": _Order(),
    "cloze": _Cloze(),
    "essay": _Written("least_words", "most_words", "lines"),
    "file": _Written("files", "files_required", "file_types"),
    "likert": _Scale(),
    "description": Editor(),
}
