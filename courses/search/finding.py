"""Search in pages of courses for those who may see them, and in pages of a whole site."""

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Any

from django.db.models import Case, F, QuerySet, When
from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail.search.query import SearchQuery

from courses.models import SearchText
from courses.visibility import visible_to
from foundation.text import as_meant
from foundation.users import AnyUser

LONGEST = 200  # letters of a question that are read
MOST_FOUND = 200  # pages that a search through a whole site shows


class Results:
    """What `found_among` finds, best first: it has a `count()` and slices, which ask two queries."""

    def __init__(self, pages: "QuerySet[Any]", results: Any) -> None:
        self._pages = pages
        self._results = results

    def count(self) -> int:
        count: int = self._results.count()
        return count

    def __len__(self) -> int:
        return self.count()

    def __iter__(self) -> Iterator[Any]:
        return iter(self[:])

    def __getitem__(self, part: slice) -> list[Any]:
        keys = [each.pk for each in self._results[part]]
        pages = self._pages.model._default_manager.in_bulk(keys)
        return [pages[key] for key in keys if key in pages]


def found_among(pages: "QuerySet[Any]", query: str | SearchQuery, **options: Any) -> Results:
    """Search in `pages`, all of courses: the caller says who may see them. `options` are those of
    Wagtail's `search`; its `fields` may be `["title"]`."""
    # Joins and Exists fail in the search backend; a list of keys does not.
    texts: Any = SearchText.objects.filter(pk__in=pages.values("pk"))
    # PostgreSQL looks for the fields that it is told in the model.
    texts = texts.alias(title=F("page__title"))
    return Results(pages, get_search_backend().search(query, texts, **options))


def search_pages(pages: "QuerySet[Any]", query: str | SearchQuery, user: AnyUser) -> Any:
    """Those of `pages`, of any kinds, that match and that `user` may open, best first: what
    `pages.search(query)` finds, and what of our own pages is for her. MOST_FOUND at most."""
    return matching(pages.filter(visible_to(user)), query)


def matching(pages: Any, query: str | SearchQuery, *, ask: str = "search", **options: Any) -> Any:
    """Those of `pages` that match in Wagtail's index or in our own: the caller says who may see
    them. `ask`: `search` or `autocomplete`. `order_by_relevance=False` keeps their order."""
    if isinstance(query, str):
        # Both databases give other signs a meaning of their own, and SQLite fails at some.
        query = " ".join(re.findall(r"\w+", as_meant(query[:LONGEST])))
        if not query:
            return pages.none()
    by_rank = options.get("order_by_relevance", True)
    here = Page.objects.filter(pk__in=pages.order_by().values("pk"))
    texts = SearchText.objects.filter(pk__in=here.values("pk"))
    backend = get_search_backend()
    keys = _merged(
        [each.pk for each in getattr(backend, ask)(query, found)[:MOST_FOUND]]
        for found in (here, texts)
    )
    found = pages.filter(pk__in=keys)
    if not by_rank or not keys:
        return found
    return found.order_by(Case(*(When(pk=key, then=place) for place, key in enumerate(keys))))


def _merged(rows: Iterable[list[int]]) -> list[int]:
    """In turns, since ranks of two indexes do not compare."""
    turns = (key for turn in zip_longest(*rows) for key in turn if key is not None)
    return list(dict.fromkeys(turns))[:MOST_FOUND]
