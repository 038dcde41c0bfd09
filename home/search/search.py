"""Search in the pages of all apps, in what the asker may see.

Each kind of page is a shelf. Results are shown shelf by shelf: ranks of different kinds do not
compare.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Self

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.search.query import Or, PlainText, SearchQuery

from courses.models import CoursePage, LessonPage
from courses.models.activities import is_readable_by
from courses.search.finding import found_among
from foundation.text import as_meant
from foundation.users import AnyUser
from home.models import GuidePage, NewsPage, RegulationPage
from home.search.hits import Hit, hits_of

LONGEST = 200  # letters of a question that are read
MOST_WORDS = 12
MOST_VARIANTS = 8
SHOWN = 5  # of each group, before one asks for all of it
PER_PAGE = 10

# Spellings that the clinic's own papers mix.
ALIASES = [
    ("inovator", "innovator"),
    ("aktor", "actor"),
    ("opd", "skpd", "perangkat daerah", "satuan kerja"),
]

Results = Any  # Wagtail's lazy search results: they know slices and count()


def words_in(question: str) -> list[str]:
    """The first MOST_WORDS words of a question, in small letters. Only letters, digits and
    underscores: both databases give other signs a meaning of their own."""
    return re.findall(r"\w+", question[:LONGEST].lower())[:MOST_WORDS]


def query_for(words: Iterable[str]) -> SearchQuery:
    """All of `words` (one at least), or all of them in another of the spellings in ALIASES;
    MOST_VARIANTS at most."""
    variants = [" ".join(words)]
    for aliases in ALIASES:
        variants = [each for text in variants for each in _spelled_otherwise(text, aliases)]
    plain = [PlainText(text) for text in variants[:MOST_VARIANTS]]
    return Or(plain) if len(plain) > 1 else plain[0]


def _spelled_otherwise(text: str, aliases: tuple[str, ...]) -> list[str]:
    for alias in aliases:
        if f" {alias} " in f" {text} ":
            return [re.sub(rf"\b{alias}\b", other, text) for other in aliases]
    return [text]


def _courses(user: AnyUser, query: SearchQuery) -> Results:
    return found_among(CoursePage.objects.visible_to(user), query)


def _lessons(user: AnyUser, query: SearchQuery) -> Results:
    return found_among(LessonPage.objects.readable_by(user), query)


def _closed_lessons(user: AnyUser, query: SearchQuery) -> Results:
    """By title alone: the text of a lesson is for those who are enrolled."""
    closed = LessonPage.objects.listed_for(user).exclude(is_readable_by(user))
    return found_among(closed, query, fields=["title"])


def _guides(user: AnyUser, query: SearchQuery) -> Results:
    return GuidePage.objects.live().search(query)


def _regulations(user: AnyUser, query: SearchQuery) -> Results:
    return RegulationPage.objects.live().search(query)


def _news(user: AnyUser, query: SearchQuery) -> Results:
    return NewsPage.objects.live().search(query)


@dataclass(frozen=True)
class Shelf:
    """One kind of page. `key` stands in addresses; `find(user, query)` answers what the user may
    see, ranked; `shows_text`: whether she may also read the text."""

    key: str
    label: str | Promise
    find: Callable[[AnyUser, SearchQuery], Results]
    shows_text: bool = True

    def hits(self, pages: Iterable[Any], words: list[str]) -> list[Hit]:
        return hits_of(pages, words, with_text=self.shows_text)


SHELVES = [
    Shelf("bimtek", _("Courses"), _courses),
    Shelf("pelajaran", _("Lessons"), _lessons),
    Shelf("terkunci", _("Lessons that open when you enroll"), _closed_lessons, shows_text=False),
    Shelf("panduan", _("Guides"), _guides),
    Shelf("regulasi", _("Regulations"), _regulations),
    Shelf("berita", _("News"), _news),
]


@dataclass(frozen=True)
class Group:
    """What one shelf holds: how many pages, and the first of them as hits."""

    shelf: Shelf
    count: int
    hits: list[Hit]

    @property
    def has_more(self) -> bool:
        return self.count > len(self.hits)


@dataclass(frozen=True)
class Search:
    """A question with its answer: groups that hold something, of every shelf or, with `shelf`, of
    that one, by pages (`page`)."""

    question: str
    groups: list[Group] = field(default_factory=list)
    shelf: Shelf | None = None
    page: ListPage[Any] | None = None

    @classmethod
    def of(cls, user: AnyUser, question: str, shelf_key: str, page: str) -> Self:
        """Search as `user`. `shelf_key` and `page` as they stand in the address: an unknown shelf
        means all, a page that does not exist the nearest. No groups for a question without words;
        LONGEST letters of it are read."""
        question = as_meant(question[:LONGEST])
        words = words_in(question)
        if not words:
            return cls(question)
        query = query_for(words)
        shelf = next((each for each in SHELVES if each.key == shelf_key), None)
        if shelf is None:
            found = [_group(each, user, query, words) for each in SHELVES]
            return cls(question, [group for group in found if group.count])
        listed = Paginator(shelf.find(user, query), PER_PAGE).get_page(page)
        group = Group(shelf, listed.paginator.count, shelf.hits(listed, words))
        return cls(question, [group] if group.count else [], shelf, listed)

    @property
    def count(self) -> int:
        """Pages found in all groups, whether shown or not."""
        return sum(group.count for group in self.groups)


def _group(shelf: Shelf, user: AnyUser, query: SearchQuery, words: list[str]) -> Group:
    results = shelf.find(user, query)
    count = results.count()
    return Group(shelf, count, shelf.hits(results[:SHOWN], words) if count else [])
