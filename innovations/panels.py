"""What apps above show on an innovation's page: mentoring shows mentors, sessions and the thread."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from foundation.http import SignedInRequest
from innovations.models import Innovation

Context = Callable[[SignedInRequest, Innovation], dict[str, Any] | None]


@dataclass(frozen=True)
class InnovationPanel:
    """`context` answers None where the panel is not for this visitor."""

    template: str
    order: int
    context: Context


_panels: list[InnovationPanel] = []


def register_panel(panel: InnovationPanel) -> InnovationPanel:
    """Show one more panel on the page of an innovation, in the order of `panel.order`."""
    if panel not in _panels:
        _panels.append(panel)
        _panels.sort(key=lambda each: each.order)
    return panel


def panels_for(
    request: SignedInRequest, innovation: Innovation
) -> list[tuple[str, dict[str, Any]]]:
    """Template and context of each panel, in order."""
    found = ((panel, panel.context(request, innovation)) for panel in _panels)
    return [(panel.template, context) for panel, context in found if context is not None]
