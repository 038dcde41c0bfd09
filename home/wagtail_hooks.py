"""What the site adds to Wagtail's admin."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component

from foundation.agenda.agenda import Agenda


class AgendaPanel(Component):
    """The start page's agenda, for those who live in the admin: before Wagtail's own panels."""

    name = "agenda"
    template_name = "home/admin/agenda.html"
    order = 50

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        request = (parent_context or {})["request"]
        return {"agenda": Agenda(request.user)}


@hooks.register("construct_homepage_panels")
def agenda_panel(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(AgendaPanel())
