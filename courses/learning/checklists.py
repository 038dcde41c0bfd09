"""The checklists of a lesson, and what its reader has ticked in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from courses.models import ActivityPage, ActivityProgress, Enrollment

CHECKLIST = "checklist"


@dataclass(frozen=True)
class TickItem:
    key: str
    text: str
    is_ticked: bool


def is_checklist(block: Any) -> bool:
    return bool(block.block_type == CHECKLIST)


def items_of(block: Any, ticks: set[str]) -> list[TickItem]:
    """Those of one checklist of a body. Wagtail gives each a key that stays when texts or their order
    change."""
    items = block.value["items"].bound_blocks
    return [TickItem(str(each.id), each.value, str(each.id) in ticks) for each in items]


def keys_in(activity: ActivityPage, checklist: str) -> list[str]:
    """Of the checklist with this id; empty where the activity has no such list."""
    body: Iterator[Any] = iter(getattr(activity.specific, "body", ()))
    found = (each for each in body if is_checklist(each) and str(each.id) == checklist)
    return [item.key for each in found for item in items_of(each, set())]


def ticks_of(enrollment: Enrollment, activity: ActivityPage) -> set[str]:
    """Keys ticked in any of its checklists. One query."""
    rows = ActivityProgress.objects.filter(enrollment=enrollment, activity_id=activity.pk)
    return {key for ticks in rows.values_list("ticks", flat=True) for key in ticks}
