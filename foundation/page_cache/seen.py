"""What visitors see on pages that are kept: whoever shows them rows of a model says so."""

from functools import cache

from django.db.models import Model

_seen: set[type[Model]] = set()


def register_seen(*models: type[Model]) -> None:
    """Rows of these models stand on pages that are kept for visitors: every saved or deleted one
    makes those pages anew. What a program changes without a signal (`update`, `bulk_create`) it
    tells by `operations.raise_generation`. Pages need not be named."""
    _seen.update(models)
    seen_by_visitors.cache_clear()


@cache
def seen_by_visitors() -> frozenset[type[Model]]:
    return frozenset(_seen)
