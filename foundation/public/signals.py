"""Signals for whoever stands outside: inside the project operations call functions.

A signal is declared once, as a function without a body whose arguments and words are the promise:

    @public_signal(Enrollment)
    def enrolled(*, enrollment: Enrollment, by: Account | None) -> None:
        '''Somebody enrolled in a course. `enrollment` …, `by` …'''

Its operation, inside the transaction of the change, says `enrolled.after_commit(enrollment=…, by=…)`.
"""

import inspect
import logging
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Generic, ParamSpec

from django.db import transaction
from django.db.models import Model
from django.dispatch import Signal

P = ParamSpec("P")
logger = logging.getLogger(__name__)


class PublicSignal(Signal, Generic[P]):
    """Sent by `sender`, a model, after the commit and never after a rollback. A receiver that raises
    is logged; neither the operation nor another receiver notices."""

    def __init__(self, sender: type[Model], declaration: Callable[P, None]) -> None:
        super().__init__()
        self.sender = sender
        self.name = declaration.__name__
        self.__doc__ = inspect.getdoc(declaration)
        self.signature = inspect.signature(declaration)

    @property
    def is_heard(self) -> bool:
        """Whether anybody listens: what only a signal needs is not asked for before."""
        return self.has_listeners(self.sender)

    def after_commit(self, *args: P.args, **kwargs: P.kwargs) -> None:
        """Send it once the transaction around the call is committed."""
        self.after_commit_each(lambda: [kwargs])

    def after_commit_each(self, effects: Callable[[], Iterable[Mapping[str, Any]]]) -> None:
        """Send it for each of `effects`, which are asked for after the commit: the arguments of many
        need not be read before, nor kept. Nothing at all happens where nobody listens."""
        if self.is_heard:
            transaction.on_commit(lambda: self._send(effects), robust=True)

    def _send(self, effects: Callable[[], Iterable[Mapping[str, Any]]]) -> None:
        for arguments in effects():
            self.send_robust(self.sender, **arguments)

    def _log_robust_failure(self, receiver: Any, err: Exception) -> None:
        """Django's own asks for a name, which a partial and an object that is called have not."""
        logger.error("A receiver of %s failed: %r", self.name, receiver, exc_info=err)


def public_signal(sender: type[Model]) -> Callable[[Callable[P, None]], PublicSignal[P]]:
    """Make a signal of a declaration; `sender` is the model that is told of."""
    return lambda declaration: PublicSignal(sender, declaration)
