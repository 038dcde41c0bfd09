from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup

from innovations.index import viewsets as index
from innovations.index.connect import ACTS


class IndexGroup(ViewSetGroup):
    menu_label = _("Innovation index")
    menu_name = "innovation-index"
    menu_icon = "list-ol"
    menu_order = 250
    items = (
        index.RevisionViewSet(index.NAME),
        index.IndicatorViewSet(index.INDICATORS),
    )


@hooks.register("register_admin_viewset")
def index_group() -> ViewSet | ViewSetGroup:
    return IndexGroup()


@hooks.register("register_log_actions")
def name_acts(actions: Any) -> None:
    acts = {
        "innovations.register": (_("Register innovation"), _("Registered")),
        "innovations.change": (_("Change innovation"), _("Changed")),
        "innovations.confirm": (_("Confirm innovation"), _("Confirmed by the owner")),
        "innovations.reject": (_("Reject innovation"), _("Not confirmed")),
        "innovations.withdraw": (_("Withdraw innovation"), _("Withdrawn by the team")),
        "innovations.invite": (_("Invite into team"), _("Invited into the team")),
        "innovations.decline": (_("Decline invitation"), _("Invitation declined")),
        "innovations.take_back": (_("Take invitation back"), _("Invitation taken back")),
        "innovations.change_part": (_("Change part"), _("Part changed")),
        "innovations.add_member": (_("Add to team"), _("Team member added")),
        "innovations.remove_member": (_("Remove from team"), _("Team member removed")),
        **ACTS,
    }
    for name, (label, message) in acts.items():
        actions.register_action(name, label, message)
