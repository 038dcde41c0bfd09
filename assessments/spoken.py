"""An answer in words, for whoever reads it later: its learner, a grader, a report."""

from collections.abc import Mapping
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from assessments.content import shown as html_of
from assessments.kinds.base import Payload, Response
from assessments.kinds.cloze import CHOICE, SEVERAL, Gap, gaps_of

ARROW = "→"


def spoken(
    kind: str, payload: Payload, response: Response, addresses: Mapping[str, str] | None = None
) -> list[SafeString]:
    """Each part of a response as HTML that is safe; nothing for no response. Files have names of
    their own, and are not among it."""
    if response is None:
        return []
    speak = _SPEAKERS.get(kind)
    return speak(payload, response, addresses or {}) if speak else []


def _choice(payload: Payload, response: Any, addresses: Mapping[str, str]) -> list[SafeString]:
    places = response if isinstance(response, list) else [response]
    answers = payload["answers"]
    return [html_of(answers[at]["text"], addresses) for at in places if at < len(answers)]


def _truth(payload: Payload, response: Any, addresses: Mapping[str, str]) -> list[SafeString]:
    return [_text(_("True") if response else _("False"))]


def _line(payload: Payload, response: Any, addresses: Mapping[str, str]) -> list[SafeString]:
    return [_text(response)]


def _number(payload: Payload, response: Any, addresses: Mapping[str, str]) -> list[SafeString]:
    return [_text(f"{response['value']} {response['unit']}".strip())]


def _pairs(payload: Payload, response: Any, addresses: Mapping[str, str]) -> list[SafeString]:
    pairs = payload["pairs"]
    return [
        format_html("{} {} {}", html_of(pairs[int(at)]["text"], addresses), ARROW, answer)
        for at, answer in response.items()
    ]


def _order(payload: Payload, response: Any, addresses: Mapping[str, str]) -> list[SafeString]:
    return [html_of(payload["items"][at], addresses) for at in response]


def _gaps(payload: Payload, response: Any, addresses: Mapping[str, str]) -> list[SafeString]:
    gaps = gaps_of(payload)
    return [_text(_gap(gaps[int(at)], given)) for at, given in response.items()]


def _gap(gap: Gap, given: Any) -> str:
    if gap.asks == CHOICE:
        return gap.alternatives[given].text
    if gap.asks == SEVERAL:
        return ", ".join(gap.alternatives[at].text for at in given)
    return str(given)


def _scale(payload: Payload, response: Any, addresses: Mapping[str, str]) -> list[SafeString]:
    statements, scale = payload["statements"], payload["scale"]
    return [
        format_html("{} {} {}", statements[int(at)], ARROW, scale[step])
        for at, step in response.items()
    ]


def _text(text: str) -> SafeString:
    return format_html('<span class="kl-answer">{}</span>', text)


_SPEAKERS = {
    "multichoice": _choice,
    "truefalse": _truth,
    "shortanswer": _line,
    "essay": _line,
    "numerical": _number,
    "matching": _pairs,
    "ordering": _order,
    "cloze": _gaps,
    "likert": _scale,
}
