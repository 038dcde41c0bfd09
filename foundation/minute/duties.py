"""What `manage.py minute` does. Every duty may run twice, or late, without harm."""

import logging
from collections.abc import Callable

logger = logging.getLogger(__name__)

Duty = Callable[[], object]

_duties: dict[str, Duty] = {}


def register_duty(name: str, duty: Duty) -> None:
    """`duty()` is run every minute by `manage.py minute`, after those registered before it; what it
    answers is printed. Two processes may run it at once."""
    _duties[name] = duty


def run_all() -> dict[str, str]:
    """Run each duty; one that fails does not keep the others from running."""
    return {name: _run(name, duty) for name, duty in _duties.items()}


def _run(name: str, duty: Duty) -> str:
    try:
        return str(duty())
    except Exception as error:
        logger.exception("Duty %s failed", name)
        return f"failed: {type(error).__name__}: {error}"
