from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AgentsConfig(AppConfig):
    name = "agents"
    label = "agents"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Registry")

    def ready(self) -> None:
        from agents import (  # noqa: F401  (menu and notices fill registries)
            bells,
            checks,
            claim_connections,
            erasing_rules,
            files,
            menu,
            notices,
            privacy,
            receivers,
            retention_rules,
            staff_import_senders,
        )
        from agents.operations.roles import derive_groups
        from foundation.duties import register_duty
        from foundation.file_rules import register_file_rule

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
