"""One effect for one form of mentoring."""

from collections.abc import Callable
from typing import Any

from foundation.used_forms import tell_made as tell_what_was_made
from scheduling import acting


def act_once(
    request: Any, action: str, act: Callable[[], Any], *, first: Callable[[], None] | None = None
) -> Any:
    """As `scheduling.acting.act_once`, under the name of this app."""
    return acting.act_once(request, f"mentoring.{action}", act, first=first)


def tell_made(request: Any, action: str, text: str, made: object, url: str) -> None:
    """As `foundation.used_forms.tell_made`, under the name of this app."""
    tell_what_was_made(request, f"mentoring.{action}", text, made, url)
