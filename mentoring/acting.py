"""One effect for one form of mentoring."""

from collections.abc import Callable
from typing import Any

from scheduling import acting


def act_once(
    request: Any, action: str, act: Callable[[], Any], *, first: Callable[[], None] | None = None
) -> Any:
    """As `scheduling.acting.act_once`, under the name of this app."""
    return acting.act_once(request, f"mentoring.{action}", act, first=first)
