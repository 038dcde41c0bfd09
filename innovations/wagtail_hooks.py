from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks


@hooks.register("register_log_actions")
def name_acts(actions: Any) -> None:
    acts = {
        "innovations.register": (_("Register innovation"), _("Registered")),
        "innovations.change": (_("Change innovation"), _("Changed")),
        "innovations.add_member": (_("Add to team"), _("Team member added")),
        "innovations.remove_member": (_("Remove from team"), _("Team member removed")),
    }
    for name, (label, message) in acts.items():
        actions.register_action(name, label, message)
