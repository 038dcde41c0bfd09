"""What the page of a question needs: HTML that is safe, and what was answered so far. No key."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.safestring import SafeString

from assessments import content
from assessments.kinds.base import Data, Kind, Payload, text_sent, texts_sent
from assessments.kinds.texts import Rich
from assessments.masks import Mask, Values

Screen = dict[str, Any]


def screen(
    rules: Kind,
    payload: Payload,
    data: Data,
    *,
    order: Sequence[int] = (),
    addresses: Mapping[str, str] | None = None,
    mask: Mask | None = None,
) -> Screen:
    """Context of `assessments/questions/<shape>.html`. `data` is what the form sent, by plain names,
    or nothing; `addresses` are those of the files of the question, `mask` what fields and values are
    called."""
    mask = mask or Mask()
    shown = rules.shown(payload, order)
    made = {name: _safe(value, addresses or {}) for name, value in shown.items()}
    named = {"shape": rules.shape, "prefix": mask.prefix, "values": Values(mask)}
    return {**named, **made, **_answers(rules.shape, shown, data)}


def _safe(value: Any, addresses: Mapping[str, str]) -> Any:
    if isinstance(value, dict) and value.keys() == {"text", "format"}:
        return content.shown(value, addresses)
    if isinstance(value, dict):
        return {name: _safe(each, addresses) for name, each in value.items()}
    if isinstance(value, list):
        return [_safe(each, addresses) for each in value]
    return value


def html_of(text: Rich, addresses: Mapping[str, str] | None = None) -> SafeString:
    return content.shown(text, addresses)


def _answers(shape: str, shown: Mapping[str, Any], data: Data) -> Screen:
    """What was sent, beside what it belongs to."""
    if shape in {"choice", "truefalse"}:
        return {"chosen": texts_sent(data, "answer")}
    if shape in {"line", "number", "essay"}:
        sent: Screen = {"answer": text_sent(data, "answer"), "unit": text_sent(data, "unit")}
        if shape == "essay" and "answer" not in data:
            sent["answer"] = shown["template"]["text"]
        return sent
    if shape == "cloze":
        gaps = [each["at"] for each in shown["pieces"] if "at" in each]
        return {"sent": {at: texts_sent(data, f"answer-{at}") for at in gaps}}
    rows = {"matching": "stems", "ordering": "items_shown", "likert": "statements"}.get(shape)
    count = len(shown[rows]) if rows else 0
    return {"sent": [text_sent(data, f"answer-{at}") for at in range(count)]}
