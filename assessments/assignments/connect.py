"""Hang assignments into notices, the agenda, files, privacy, claims and the admin."""

from wagtail.permissions import register_permission_policy

from agents.merging import register_merge
from assessments.assignments import merging, notices, privacy
from assessments.assignments.agenda import RETURNED, TO_MARK
from assessments.assignments.visibility import may_open_submitted_file
from assessments.bank.permissions import BankPolicy
from assessments.models import Rubric
from foundation.agenda.kinds import register_agenda
from foundation.files.rules import register_file_rule


def connect() -> None:
    notices.connect()
    privacy.connect()
    register_agenda(TO_MARK)
    register_agenda(RETURNED)
    register_file_rule(may_open_submitted_file)
    register_merge("assessments.assignments", merging.move, merging.give_back)
    register_permission_policy(Rubric, BankPolicy(Rubric))
