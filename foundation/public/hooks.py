"""Hooks, as Wagtail has them: a site fills them in its `wagtail_hooks.py`, without an import of ours.

A hook is declared once, beside the code that asks it, as a function without a body:

    @public_hook
    def klinik_course_rule(user: AnyUser) -> Q:
        '''…'''

and asked by `klinik_course_rule.answers(user)`. Its name is that of the function.
"""

import inspect
from collections.abc import Callable
from typing import Generic, ParamSpec, TypeVar

from wagtail import hooks

P = ParamSpec("P")
R = TypeVar("R")


class PublicHook(Generic[P, R]):
    def __init__(self, declaration: Callable[P, R]) -> None:
        self.name = declaration.__name__
        self.__doc__ = inspect.getdoc(declaration)
        self.signature = inspect.signature(declaration)

    def answers(self, *args: P.args, **kwargs: P.kwargs) -> list[R]:
        """What each function says that a site has registered under the name, in Wagtail's order."""
        return [function(*args, **kwargs) for function in hooks.get_hooks(self.name)]


def public_hook(declaration: Callable[P, R]) -> PublicHook[P, R]:
    return PublicHook(declaration)
