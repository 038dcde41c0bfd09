"""What can be found, by the subject that keeps it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from django.db import models
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils.functional import Promise

from foundation.request_cache import ask_once
from foundation.search.matching import holds, in_all, named, titled
from foundation.search.words import Question, Term
from foundation.users import AnyUser

Expression = str | models.F | models.expressions.Combinable
Rows = "models.QuerySet[Any, Any]"


class Row(NamedTuple):
    """What was found, as the database gives it; the last five as the kind's `columns` say."""

    kind: str
    pk: int
    place: int
    title: str
    at: datetime | None
    text: str
    note: str
    ref: str


class Hit(NamedTuple):
    """How a row is shown. `note`: in a few words what it is, of whom and when. `text`: plain, of which
    an excerpt is shown; empty where nobody may read it here."""

    title: str
    url: str
    note: str = ""
    text: str = ""


@dataclass(frozen=True)
class SearchKind:
    """One kind of thing that the search finds, under a heading of its own.

    - `rows(user)`: an unordered queryset of what the user may see, `visible_to(user)` of the model;
      None where this is not for her. Nothing else decides who finds what.
    - Each word that is asked for must stand in one of these fields: `titles`, where the beginning of
      a word is enough; `texts`, long ones; `names` of people, which have no affixes. `also(question,
      term)` gives conditions for what stands elsewhere.
    - `columns`: expressions for `title`, `at` (a time; the latest stands first), `text`, `note` and
      `ref` of `Row`; what is missing is empty. `hit(row)` makes of them what is shown, and asks the
      database nothing.
    - `name` stands in addresses; kinds stand in the order of `order`. `is_corrected`: whether words
      of `titles` and `names` are proposed for one that nothing is found for; where these have none, of
      `spelled` as well, which are short texts of few rows: each is read whole for it.
    """

    name: str
    label: str | Promise
    order: int
    rows: Callable[[AnyUser], "models.QuerySet[Any, Any] | None"]
    hit: Callable[[Row], Hit]
    columns: Mapping[str, Expression]
    titles: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    spelled: tuple[str, ...] = ()
    also: Callable[[AnyUser, Term], Collection[models.Q]] = field(default=lambda user, term: ())
    is_corrected: bool = True

    def seen_by(self, user: AnyUser) -> "models.QuerySet[Any, Any] | None":
        """`rows`, whose rules are asked once a request."""
        return ask_once(("foundation.search", self.name, user.pk), lambda: self.rows(user))

    def found(self, user: AnyUser, question: Question) -> "models.QuerySet[Any, Any] | None":
        """Rows that hold all terms of `question`, as tuples of `Row`, unordered: `place` is 0 where
        all stand in title or name."""
        rows = self.seen_by(user)
        if rows is None:
            return None
        above = in_all(question, self._above)
        whole = in_all(
            question,
            lambda term: [
                *self._above(term),
                *(holds(each, term) for each in self.texts),
                *self.also(user, term),
            ],
        )
        place = models.Case(
            models.When(above, then=0), default=1, output_field=models.IntegerField()
        )
        return self._shaped(rows.filter(whole), place)

    def _above(self, term: Term) -> list[models.Q]:
        return [
            *(titled(each, term) for each in self.titles),
            *(named(each, term) for each in self.names),
        ]

    def _shaped(self, rows: Any, place: Any) -> "models.QuerySet[Any, Any]":
        shape = {
            "found_kind": models.Value(self.name, models.CharField()),
            "found_place": place,
            "found_title": self._text("title"),
            "found_at": Cast(self.columns.get("at", models.Value(None)), models.DateTimeField()),
            "found_text": self._text("text"),
            "found_note": self._text("note"),
            "found_ref": self._text("ref"),
        }
        found: models.QuerySet[Any, Any] = rows.order_by().annotate(**shape)
        return found.values_list(*COLUMNS)

    def _text(self, name: str) -> Any:
        if name not in self.columns:
            return models.Value("", models.TextField())
        text = Cast(self.columns[name], models.TextField())
        return Coalesce(text, models.Value(""), output_field=models.TextField())


def joined(*parts: Expression) -> models.Func:
    """For `columns`: fields and expressions one behind the other as one text."""
    texts = [Cast(each, models.TextField()) for each in parts]
    return Concat(*texts, output_field=models.TextField()) if len(texts) > 1 else texts[0]


COLUMNS = (
    *("found_kind", "pk", "found_place", "found_title", "found_at"),
    *("found_text", "found_note", "found_ref"),
)
ORDER = (
    "found_place",
    models.F("found_at").desc(nulls_last=True),
    "found_title",
    "pk",
)
_kinds: dict[str, SearchKind] = {}


def register_search_kind(kind: SearchKind) -> SearchKind:
    """What `kind` knows is found by everybody who may see it, on the page of the search."""
    _kinds[kind.name] = kind
    return kind


def search_kinds() -> list[SearchKind]:
    """In the order in which they are shown."""
    return sorted(_kinds.values(), key=lambda kind: kind.order)
