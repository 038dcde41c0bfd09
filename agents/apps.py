from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AgentsConfig(AppConfig):
    name = "agents"
    label = "agents"
    verbose_name = _("Registry")

    def ready(self) -> None:
        from agents import (  # noqa: F401  (the menu fills the navigation)
            checks,
            claim_connections,
            files,
            menu,
            receivers,
            staff_import_senders,
        )
        from agents.operations.roles import derive_groups
        from foundation.duties import register_duty
        from foundation.file_rules import register_file_rule

        register_duty("groups", derive_groups)
        register_file_rule(files.may_open_decree)
        post_migrate.connect(receivers.prepare_groups, sender=self)
        checks.connect()
        claim_connections.connect()
        staff_import_senders.connect()
