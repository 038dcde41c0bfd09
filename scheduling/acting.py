"""What every form here, and of the apps above, has in common: one effect for one form, and patience."""

from collections.abc import Callable
from typing import Any

from foundation.models import ClientKey
from foundation.once import key_in, once
from foundation.retry import persistently
from foundation.used_forms import said_by
from foundation.users import Account


def act_once(
    request: Any, action: str, act: Callable[[], Any], *, first: Callable[[], None] | None = None
) -> Any:
    """Run `act` unless this very form was sent before; its JSON answer in either case.

    `first` may refuse before any lock is taken, but not what this form has done already.
    """
    key = key_in(request.POST)
    return run_once(request.user, action, key, act, first, said_by(request))


def run_once(
    user: Account,
    action: str,
    key: str,
    act: Callable[[], Any],
    first: Callable[[], None] | None,
    said: str = "",
) -> Any:
    if first is not None:
        try:
            first()
        except Exception:
            # What stands in the way may be the doing of this form's first tap.
            if not ClientKey.objects.filter(actor=user, action=action, key=key).exists():
                raise
    return persistently(lambda: once(user, action, key, act, said))
