"""Classes that a site may replace, each by the dotted path of its own in a setting.

    ENROLLMENT_POLICY = Replaceable(app_settings, "ENROLLMENT_POLICY", EnrollmentPolicy)

and `ENROLLMENT_POLICY.make()` where an object is needed. The setting is read each time, so that tests
may override it; what it names inherits ours, which a system check holds.
"""

from collections.abc import Iterator
from typing import Any, Generic, TypeVar

from django.core.checks import CheckMessage, Error
from django.utils.module_loading import import_string

T = TypeVar("T")


class Replaceable(Generic[T]):
    """`settings` is the `app_settings` of the app to which `base` belongs, `name` the property there
    that answers the path."""

    def __init__(self, settings: object, name: str, base: type[T]) -> None:
        self.settings = settings
        self.name = name
        self.base = base

    @property
    def setting(self) -> str:
        """As a site writes it."""
        return f"{self.base.__module__.partition('.')[0].upper()}_{self.name}"

    @property
    def path(self) -> str:
        return str(getattr(self.settings, self.name))

    @property
    def default(self) -> str:
        """The path of ours."""
        return f"{self.base.__module__}.{self.base.__qualname__}"

    @property
    def chosen(self) -> type[T]:
        """Raises ImportError for a path where nothing is."""
        chosen: type[T] = import_string(self.path)
        return chosen

    def make(self, *args: Any, **kwargs: Any) -> T:
        """An object of the class that the site has chosen."""
        return self.chosen(*args, **kwargs)


_replaceable: list[Replaceable[Any]] = []


def register_replaceable(replaceable: Replaceable[Any]) -> None:
    """Have the setting checked: a path where nothing is, or a class that does not inherit ours, is an
    error before anybody meets it."""
    if replaceable not in _replaceable:
        _replaceable.append(replaceable)


def registered() -> list[Replaceable[Any]]:
    return list(_replaceable)


def replacements_inherit_ours(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    return [fault for each in _replaceable for fault in _faults(each)]


def _faults(each: Replaceable[Any]) -> Iterator[CheckMessage]:
    hint = f'Let {each.setting} be the dotted path of a class that inherits from "{each.default}".'
    try:
        chosen: Any = each.chosen
    except ImportError as fault:
        told = f"{each.setting} names nothing that can be imported: {fault}."
        yield Error(told, hint=hint, id="foundation.E011")
        return
    if not (isinstance(chosen, type) and issubclass(chosen, each.base)):
        told = f"{each.setting} names {each.path}, which is no subclass of ours."
        yield Error(told, hint=hint, id="foundation.E012")
