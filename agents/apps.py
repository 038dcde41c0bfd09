from django.utils.translation import gettext_lazy as _

from foundation.plugins.config import PluginConfig


class AgentsConfig(PluginConfig):
    name = "agents"
    label = "agents"
    default = True
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Registry")
    needs = ("foundation", "wagtail.search")
    packages = {"typst": "agents"}
    kinds = (
        "claim",
        "office-claim",
        "guesses",
        "appointment",
        "erasure",
        "account",
        "print_claim_codes",
    )

    def made_groups(self) -> tuple[str, ...]:
        from agents.registry.operations.roles import kinds_of_groups

        return tuple(kinds_of_groups())

    def ready(self) -> None:
        from agents.accounts import connect as accounts
        from agents.claims import connect as claims
        from agents.notices import connect as notices
        from agents.personal_data import connect as personal_data
        from agents.registry import connect as registry
        from agents.staff_import import connect as staff_import

        for subject in (registry, notices, accounts, claims, personal_data, staff_import):
            subject.connect()
