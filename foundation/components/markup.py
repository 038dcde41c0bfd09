"""Components whose markup is kept in the process: the same inputs make the same markup.

Inputs and language are the whole key, and a component sees nothing else. So nothing has to be
forgotten, and what was made for one reader serves another only where both would read the same.
It pays for what many read; what only one reader sees is written into the page around it.
"""

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.template.loader import get_template
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

KEPT = 4_000  # a few hundred bytes each

PLAIN = (str, int, float, Decimal, date, Promise, type(None))


def markup(template: str, **inputs: Any) -> SafeString:
    """The markup of `template` with `inputs`: texts, numbers, days, and named tuples or tuples of
    them, which are the whole key under which it is kept. Raises TypeError for anything else."""
    if settings.DEBUG:  # whoever edits a template wants to see it
        return _render(template, inputs)
    typed = tuple((name, type(value), value) for name, value in inputs.items())
    return _kept(template, get_language(), typed)


@lru_cache(KEPT)
def _kept(template: str, language: str, inputs: tuple[tuple[str, type, Any], ...]) -> SafeString:
    _refuse_records([value for _, _, value in inputs])
    return _render(template, {name: value for name, _, value in inputs})


def _render(template: str, inputs: dict[str, Any]) -> SafeString:
    return mark_safe(get_template(template).render(inputs).strip())  # noqa: S308  (a template escapes)


def _refuse_records(values: Any) -> None:
    """A record stays equal to itself when its fields change: its markup would grow stale."""
    for value in values:
        if isinstance(value, tuple):
            _refuse_records(value)
        elif not isinstance(value, PLAIN):
            raise TypeError(f"A kept component cannot be given a {type(value).__name__}.")
