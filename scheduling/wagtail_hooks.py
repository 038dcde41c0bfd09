from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks


@hooks.register("register_log_actions")
def name_acts(actions: Any) -> None:
    acts = {
        "scheduling.open_window": (_("Offer times"), _("Times offered")),
        "scheduling.change_window": (_("Change offered time"), _("Offered time changed")),
        "scheduling.close_window": (_("Take times back"), _("Times taken back")),
        "scheduling.add_room": (_("Add room"), _("Room added")),
        "scheduling.set_room_open": (_("Open or close room"), _("Room opened or closed")),
        "scheduling.record_leave": (_("Record leave"), _("Leave recorded")),
        "scheduling.withdraw_leave": (_("Withdraw leave"), _("Leave withdrawn")),
        "scheduling.renew_feed": (_("Renew calendar address"), _("Calendar address renewed")),
        "scheduling.reply": (_("Answer an invitation"), _("Invitation answered")),
        "scheduling.revoke_feed": (_("Revoke calendar address"), _("Calendar address revoked")),
    }
    for name, (label, message) in acts.items():
        actions.register_action(name, label, message)
