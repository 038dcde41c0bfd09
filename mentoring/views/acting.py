"""What every form of mentoring has in common: one effect for one form, and patience."""

from collections.abc import Callable
from typing import Any

from foundation.http import SignedInRequest
from foundation.operations.once import once
from mentoring.operations.persistence import persistently


def act_once(request: SignedInRequest, action: str, act: Callable[[], Any]) -> Any:
    """Run `act` unless this very form was sent before; its JSON answer in either case."""
    key = request.POST.get("client_key", "")[:64]
    return persistently(lambda: once(request.user, f"mentoring.{action}", key, act))
