"""Blocks that other apps add to lessons, and to pages that are made of the same."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from wagtail.blocks import Block

from foundation.users import Account

Lacks = Callable[[Account, Any], bool]


@dataclass(frozen=True)
class LessonBlock:
    block: Block
    lacks: Lacks | None


_blocks: dict[str, LessonBlock] = {}


def register_lesson_block(name: str, block: Block, *, lacks: Lacks | None = None) -> None:
    """Editors may use `block` under `name` in every lesson, and wherever a body is a `BodyField`.
    To be called in `AppConfig.ready`. It stands in no migration, so that an app may come and go.

    Its template is the same for all readers, for part of a lesson is kept for everybody; it finds its
    page in `page`. `lacks(account, activity)`: whether this learner has something to do in such a block
    before she can be done with the activity; asked once each time she says that she is.
    """
    if name in _blocks:
        raise ImproperlyConfigured(f"two apps add a block to lessons that is named {name}")
    block.set_name(name)
    _blocks[name] = LessonBlock(block, lacks)


def registered_blocks() -> Mapping[str, LessonBlock]:
    return _blocks


def is_lacking(account: Account, activity: Any) -> bool:
    """Whether a block in `activity` waits for something that this learner has not done."""
    return any(
        each.lacks is not None and each.lacks(account, activity) for each in _blocks.values()
    )


def without_registered(rows: Collection[Any]) -> list[Any]:
    """Children of a body (StreamValue) that are no blocks of another app."""
    return [each for each in rows if each.block_type not in _blocks]
