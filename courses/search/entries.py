"""Wagtail's index, asked for one word after the other: a condition that fits into any query.

Wagtail's own `search` answers results of one question about one model, which cannot be a part of
another query; a search through everything would ask once for each kind of page.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.db.models.functions import Cast
from wagtail.search.backends import get_search_backend
from wagtail.search.query import Or, PlainText

from foundation.search.affixes import forms
from foundation.search.matching import holds
from foundation.search.words import Term

MOST_FOUND = 200  # that a search engine outside the database names


class _Contains(models.Func):
    """Whether a vector of PostgreSQL's text search holds one of the words of a query."""

    output_field = models.BooleanField()

    def __init__(self, vector: Any, query: str = "", config: str = "simple") -> None:
        super().__init__(vector, query=query, config=config)

    def as_sql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        vector, params = compiler.compile(self.source_expressions[0])
        values = [*params, self.extra["config"], self.extra["query"]]
        return f"{vector} @@ to_tsquery(%s::regconfig, %s)", values


def indexed_with(model: type[models.Model], term: Term) -> models.Q:
    """Condition on rows whose key is that of a `model` in Wagtail's index: title or text holds one of
    the forms of `term`."""
    backend = get_search_backend()
    index = backend.get_index_for_model(model)
    if not hasattr(index, "entries") or connection.vendor not in {"postgresql", "sqlite"}:
        return _asked_elsewhere(backend, model, term)
    kind = ContentType.objects.get_for_model(model)
    entries = index.entries.filter(_holds(backend, term), content_type=kind)
    own = Cast(models.OuterRef("pk"), models.CharField())
    return models.Q(models.Exists(entries.filter(object_id=own)))


def _holds(backend: Any, term: Term) -> models.Q:
    if connection.vendor == "sqlite":
        return holds("title", term) | holds("body", term)
    config = getattr(backend, "config", None) or "simple"
    query = _vector_query(term)
    found = [models.Q(_Contains(models.F(each), query, config)) for each in ("title", "body")]
    return found[0] | found[1]


def _vector_query(term: Term) -> str:
    """Words are letters, digits and underscores alone, so none is an operator."""
    return " | ".join(
        f"'{form}'"
        for phrase in term.phrases
        for form in (forms(phrase[0]) if len(phrase) == 1 else [" ".join(phrase)])
    )


def _asked_elsewhere(backend: Any, model: type[models.Model], term: Term) -> models.Q:
    texts = [PlainText(" ".join(phrase)) for phrase in term.phrases]
    query = Or(texts) if len(texts) > 1 else texts[0]
    found = backend.search(query, model._default_manager.all())[:MOST_FOUND]
    return models.Q(pk__in=[each.pk for each in found])
