"""What the site adds to Wagtail's admin."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from foundation.agenda.agenda import Agenda
from home.editing.views import guide


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


@hooks.register("register_admin_urls")
def editor_guide_address() -> list[URLPattern]:
    return [path("panduan-editor/", guide, name="home_editor_guide")]


@hooks.register("construct_help_menu")
def own_editor_guide(request: HttpRequest, items: list[MenuItem]) -> None:
    """Ours in place of Wagtail's, which is a site in English."""
    items[:] = [item for item in items if item.name != "editor-guide"]
    address = reverse("home_editor_guide")
    items.append(
        MenuItem(_("Editor Guide"), address, name="editor-guide", icon_name="help", order=500)
    )
