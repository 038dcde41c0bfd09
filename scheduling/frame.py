"""What stands around the pages of this app. An app above shows them among its own: it adds the
tabs and the way back."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from foundation.http import SignedInRequest


@dataclass(frozen=True)
class Frame:
    """`tabs`: label, url and whether it is current; `trail`: labels and addresses of the pages above."""

    tabs: list[dict[str, Any]] = field(default_factory=list)
    trail: list[tuple[str, str]] = field(default_factory=list)


# Asked with the name of the page: windows, rooms or subscription.
Around = Callable[[SignedInRequest, str], Frame]

_around: list[Around] = []


def register_frame(around: Around) -> None:
    """`around(request, page)` is the frame of pages of scheduling. The last one counts: a site has one."""
    _around[:] = [around]


def frame_of(request: SignedInRequest, page: str) -> Frame:
    return _around[0](request, page) if _around else Frame()
