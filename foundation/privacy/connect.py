"""What the foundation, and the packages below it, keep about people and forget by themselves."""

from foundation.minute.duties import register_duty
from foundation.privacy.declarations import declare_fields
from foundation.privacy.retention import nightly, register_rule
from foundation.privacy.retention_rules import rules_of_installed


def connect() -> None:
    declare_fields()
    for rule in rules_of_installed():
        register_rule(rule)
    register_duty("retention", nightly)
