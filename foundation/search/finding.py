"""A question with its answer, as somebody may read it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Self

from django.core.paginator import Page, Paginator
from django.db import models
from django.db.models.functions import RowNumber
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from foundation.search.excerpts import Piece, excerpt, marked
from foundation.search.kinds import COLUMNS, ORDER, Row, SearchKind, search_kinds
from foundation.search.nearest import corrected
from foundation.search.words import Question
from foundation.users import AnyUser

SHOWN = 5  # of each group, before one asks for all of it
PER_PAGE = 10


@dataclass(frozen=True)
class Shown:
    """One thing that was found; `title` and `pieces` with the words marked that were asked for."""

    title: list[Piece]
    url: str
    note: str
    pieces: list[Piece]


@dataclass(frozen=True)
class Group:
    """What was found of one kind: how many, and the first of them."""

    kind: SearchKind
    count: int
    shown: list[Shown]

    @property
    def has_more(self) -> bool:
        return self.count > len(self.shown)


@dataclass(frozen=True)
class Search:
    """`groups`: of all kinds that hold something, or of `kind` alone, by pages (`page`).
    `counts`: of all kinds, whatever is shown. `instead`: nothing was found for the question itself,
    and what is shown is found for this one."""

    question: Question
    counts: list[tuple[SearchKind, int]] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    kind: SearchKind | None = None
    page: Page[Any] | None = None
    instead: str = ""

    @classmethod
    def of(cls, user: AnyUser, text: str, kind_name: str, page: str) -> Self:
        """Search as `user`. `kind_name` and `page` as they stand in the address: an unknown kind
        means all, a page that does not exist the nearest. One query for all kinds, two for one of
        them, two more where nothing is found; and those of the rules about who sees what."""
        question = Question.of(text)
        if not question.terms:
            return cls(question)
        found = _counted(user, question)
        if found:
            return cls._made(user, question, question, found, kind_name, page)
        other = corrected(user, question)
        found = _counted(user, other) if other else {}
        if other is None or not found:
            return cls(question)
        return cls._made(user, question, other, found, kind_name, page)

    @classmethod
    def _made(
        cls,
        user: AnyUser,
        question: Question,
        asked: Question,
        found: "Counted",
        kind_name: str,
        page: str,
    ) -> Self:
        kinds = [kind for kind in search_kinds() if kind.name in found]
        counts = [(kind, found[kind.name][0]) for kind in kinds]
        instead = asked.text if asked is not question else ""
        chosen = next((kind for kind in kinds if kind.name == kind_name), None)
        if chosen is None:
            groups = [_group(kind, asked, *found[kind.name]) for kind in kinds]
            return cls(question, counts, groups, instead=instead)
        rows = chosen.found(user, asked)
        listed = Paginator(rows.order_by(*ORDER), PER_PAGE).get_page(page)  # type: ignore[union-attr]
        some = [Row(*row) for row in listed.object_list]
        groups = [_group(chosen, asked, listed.paginator.count, some)]
        return cls(question, counts, groups, chosen, listed, instead)

    @property
    def count(self) -> int:
        """Found in all groups, whether shown or not."""
        return sum(count for _, count in self.counts)

    @property
    def address(self) -> str:
        """The query of an address that finds what is shown, of all kinds."""
        return f"?{urlencode({'q': self.instead or self.question.text})}"

    @property
    def tabs(self) -> list[dict[str, Any]]:
        """All kinds together, and each that holds something; items of `components/tabs.html`."""
        everything = {
            "label": _("All"),
            "url": self.address,
            "count": self.count,
            "is_current": self.kind is None,
        }
        return [
            everything,
            *(
                {
                    "label": kind.label,
                    "url": f"{self.address}&jenis={kind.name}",
                    "count": count,
                    "is_current": kind is self.kind,
                }
                for kind, count in self.counts
            ),
        ]


# By the name of a kind: how many, and the first of them.
Counted = dict[str, tuple[int, list[Row]]]


def _counted(user: AnyUser, question: Question) -> Counted:
    """Of all kinds at once, in one query."""
    rows = [kind.found(user, question) for kind in search_kinds()]
    parts = [_first(each) for each in rows if each is not None]
    if not parts:
        return {}
    first, *others = parts
    whole = first.union(*others, all=True) if others else first
    found: Counted = {}
    for *row, number, count in sorted(whole, key=lambda each: each[-2]):
        del number
        known = found.setdefault(row[0], (count, []))
        known[1].append(Row(*row))
    return found


def _first(rows: "models.QuerySet[Any, Any]") -> "models.QuerySet[Any, Any]":
    """The first SHOWN, with their number and how many there are."""
    numbered = rows.annotate(
        found_number=models.Window(RowNumber(), order_by=list(ORDER)),
        found_count=models.Window(models.Count("pk")),
    )
    return numbered.filter(found_number__lte=SHOWN).values_list(
        *COLUMNS, "found_number", "found_count"
    )


def _group(kind: SearchKind, question: Question, count: int, rows: list[Row]) -> Group:
    return Group(kind, count, [_shown(kind.hit, row, question) for row in rows])


def _shown(hit: Callable[[Row], Any], row: Row, question: Question) -> Shown:
    shown = hit(row)
    return Shown(
        marked(shown.title, question.marks),
        shown.url,
        shown.note,
        excerpt(shown.text, question.marks),
    )
