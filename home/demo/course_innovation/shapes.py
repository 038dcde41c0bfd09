"""Shapes in which the demo's course is written down."""

from dataclasses import dataclass
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


Block = (
    tuple[Literal["text"], str]
    | tuple[Literal["callout"], Callout]
    | tuple[Literal["checklist"], Checklist]
    | tuple[Literal["image"], Picture]
    | tuple[Literal["file"], Attachment]
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
