"""The groups that follow from appointments, who opens a decree, what merges with a person."""

from django.apps import apps
from django.db.models.signals import post_migrate

from agents.merging import register_merge
from agents.registry import merging
from agents.registry.agenda import APPOINTMENTS
from agents.registry.operations import ended
from agents.registry.operations.roles import derive_groups
from agents.registry.receivers import prepare_groups
from agents.registry.visibility import may_open_decree
from foundation.agenda.figures import register_figure
from foundation.files.rules import register_file_rule
from foundation.minute.duties import register_duty
from foundation.outbox.senders import register_sender


def connect() -> None:
    register_duty("groups", derive_groups)
    register_duty("ended_appointments", ended.tell_of_ends)
    register_sender(ended.ENDED, ended.send)
    register_file_rule(may_open_decree)
    register_merge("expertise", merging.move, merging.give_back)
    post_migrate.connect(prepare_groups, sender=apps.get_app_config("agents"))
    register_figure(APPOINTMENTS)
