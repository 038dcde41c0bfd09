from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks


@hooks.register("register_log_actions")
def name_acts(actions: Any) -> None:
    acts = {
        "credentials.withdraw": (_("Withdraw achievement"), _("Achievement withdrawn")),
        "credentials.order": (_("Order certificates"), _("Certificates ordered")),
        "credentials.issue": (_("Issue certificate"), _("Certificate issued")),
        "credentials.revoke": (_("Revoke certificate"), _("Certificate revoked")),
        "credentials.give_range": (_("Set numbers aside"), _("Numbers set aside")),
        "credentials.give_number": (_("Enter a given number"), _("Number given")),
        "credentials.void_number": (_("Void a number"), _("Number void")),
    }
    for name, (label, message) in acts.items():
        actions.register_action(name, label, message)
