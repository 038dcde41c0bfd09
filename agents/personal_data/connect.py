"""What the registry keeps about people, forgets by itself, and settles when it is erased."""

from agents.merging import register_merge
from agents.personal_data import erasing_rules, merging
from agents.personal_data.agenda import ERASURES
from agents.personal_data.declarations import declare_fields
from agents.personal_data.obstacles import register_obstacle, register_step
from agents.personal_data.operations import informing
from agents.personal_data.retention_rules import rules_of_installed
from foundation.agenda.figures import register_figure
from foundation.privacy.retention import register_rule
from foundation.reminders.registry import register_reminder


def connect() -> None:
    declare_fields()
    for rule in rules_of_installed():
        register_rule(rule)
    register_reminder(informing.PREFIX, informing.write_reminder)
    register_merge("erasures", merging.move, merging.give_back)
    register_obstacle("appointments", erasing_rules.has_a_task)
    register_step("postings", erasing_rules.end_postings)
    register_step("claims", erasing_rules.settle_claims)
    register_figure(ERASURES)
