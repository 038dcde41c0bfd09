"""Shapes in which the demo's courses, guides and news are written down."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, TypedDict

MINUTES_PER_JP = 45


class Callout(TypedDict):
    kind: Literal["info", "tip", "warning"]
    title: str
    text: str


class Checklist(TypedDict):
    title: str
    items: list[str]


class Picture(TypedDict):
    picture: str
    alt: str
    caption: str


class Attachment(TypedDict):
    key: str
    title: str


class Quote(TypedDict):
    text: str
    source: str


class Table(TypedDict):
    caption: str
    header: list[str]
    rows: list[list[str]]


class Step(TypedDict):
    title: str
    text: str  # HTML


class Steps(TypedDict):
    title: str
    items: list[Step]


class Comparison(TypedDict):
    left_title: str
    left: str  # HTML
    right_title: str
    right: str  # HTML


class Term(TypedDict):
    term: str
    definition: str


Block = (
    tuple[Literal["text"], str]
    | tuple[Literal["callout"], Callout]
    | tuple[Literal["checklist"], Checklist]
    | tuple[Literal["image"], Picture]
    | tuple[Literal["file"], Attachment]
    | tuple[Literal["quote"], Quote]
    | tuple[Literal["table"], Table]
    | tuple[Literal["steps"], Steps]
    | tuple[Literal["comparison"], Comparison]
    | tuple[Literal["term"], Term]
)


def text(html: str) -> Block:
    return "text", html


def callout(kind: Literal["info", "tip", "warning"], title: str, text: str) -> Block:
    return "callout", Callout(kind=kind, title=title, text=text)


def checklist(title: str, items: list[str]) -> Block:
    return "checklist", Checklist(title=title, items=items)


def image(picture: str, alt: str, caption: str) -> Block:
    return "image", Picture(picture=picture, alt=alt, caption=caption)


def file(key: str, title: str) -> Block:
    return "file", Attachment(key=key, title=title)


def quote(text: str, source: str) -> Block:
    return "quote", Quote(text=text, source=source)


def table(caption: str, header: list[str], rows: list[list[str]]) -> Block:
    return "table", Table(caption=caption, header=header, rows=rows)


def raw_table(table: Table) -> dict[str, object]:
    """The value of the editor's table block."""
    return {
        "caption": table["caption"],
        "table": {
            "columns": [{"type": "text", "heading": heading} for heading in table["header"]],
            "rows": [{"values": row} for row in table["rows"]],
            "caption": "",
        },
    }


def steps(title: str, items: list[tuple[str, str]]) -> Block:
    """Each item is a title and its HTML."""
    written = [Step(title=heading, text=html) for heading, html in items]
    return "steps", Steps(title=title, items=written)


def comparison(left: tuple[str, str], right: tuple[str, str]) -> Block:
    """Each side is a title and its HTML."""
    return "comparison", Comparison(
        left_title=left[0], left=left[1], right_title=right[0], right=right[1]
    )


def term(term: str, definition: str) -> Block:
    return "term", Term(term=term, definition=definition)


@dataclass(frozen=True)
class LessonSeed:
    title: str
    slug: str
    introduction: str
    minutes: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class ModuleSeed:
    title: str
    slug: str
    introduction: str
    lessons: tuple[LessonSeed, ...]


@dataclass(frozen=True)
class CourseSeed:
    title: str
    slug: str
    introduction: str
    description: str  # HTML
    goals: tuple[str, ...]
    level: str
    topics: tuple[str, ...]
    audience: str
    cover: str  # picture key
    cover_alt: str
    modules: tuple[ModuleSeed, ...]

    @property
    def minutes(self) -> int:
        return sum(lesson.minutes for module in self.modules for lesson in module.lessons)

    @property
    def jp(self) -> Decimal:
        """Lesson hours, rounded to the nearest half."""
        halves = Decimal(self.minutes * 2) / MINUTES_PER_JP
        return halves.quantize(Decimal(1), ROUND_HALF_UP) / 2


@dataclass(frozen=True)
class GuideSeed:
    title: str
    slug: str
    section: str  # of the proposal form
    introduction: str
    blocks: tuple[Block, ...]
    reviewed_on: date
    source: str
    related_lessons: tuple[str, ...]  # slugs
