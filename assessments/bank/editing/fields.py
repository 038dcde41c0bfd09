"""Fields of the form of a question, in groups, and the texts that are typed into them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms

from assessments import content
from assessments.kinds.texts import HTML, MARKDOWN, PLAIN, Rich, has_markup, rich

Text = Any  # a string, or one that is translated when it is read
Values = Mapping[str, Any]
LONGEST = 20_000


@dataclass
class Group:
    """Fields that stand together; the rows of a table of answers are groups of their own."""

    legend: Text
    fields: dict[str, forms.Field] = field(default_factory=dict)
    help_text: Text = ""


def text_field(
    label: Text, *, rows: int = 2, required: bool = False, **options: Any
) -> forms.Field:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, required=required, max_length=LONGEST, widget=widget, **options
    )


def line_field(label: Text, *, longest: int = 255, **options: Any) -> forms.Field:
    options.setdefault("required", False)
    return forms.CharField(label=label, max_length=longest, **options)


def choice_field(label: Text, choices: Sequence[tuple[str, Text]], **options: Any) -> forms.Field:
    return forms.ChoiceField(label=label, choices=list(choices), **options)


def typed(text: str, before: Rich | None = None) -> Rich:
    """What was typed over a text: untouched, it keeps its format; with elements it is HTML, which is
    cleaned; else every line is a line."""
    text = text.replace("\r\n", "\n").strip()
    if before is not None and before["text"] == text:
        return before
    if not text:
        return rich()
    if before is not None and before["format"] == MARKDOWN:
        return rich(text, MARKDOWN)
    if has_markup(text):
        return rich(content.kept(text)[0], HTML)
    return rich(text, PLAIN)


def at(values: Sequence[Any], place: int) -> Any:
    """What stands at a place, or None."""
    return values[place] if place < len(values) else None
