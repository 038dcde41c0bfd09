from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AgentsConfig(AppConfig):
    name = "agents"
    label = "agents"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Registry")

    def ready(self) -> None:
        from agents import checks
        from agents.claims import connect as claim_connections
        from agents.claims import menu  # noqa: F401  (fills the navigation)
        from agents.notices import bells, sentences  # noqa: F401  (sentences fill a registry)
        from agents.personal_data import erasing_rules, retention_rules
        from agents.personal_data import holdings as privacy
        from agents.registry import receivers
        from agents.registry import visibility as files
        from agents.registry.operations.roles import derive_groups
        from agents.staff_import import connect as staff_import_senders
        from foundation.files.rules import register_file_rule
        from foundation.minute.duties import register_duty

        register_duty("groups", derive_groups)
        register_file_rule(files.may_open_decree)
        post_migrate.connect(receivers.prepare_groups, sender=self)
        bells.connect()
        checks.connect()
        claim_connections.connect()
        erasing_rules.connect()
        privacy.connect()
        retention_rules.connect()
        staff_import_senders.connect()
