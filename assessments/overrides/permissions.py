"""Who makes exceptions: the clinic. They tell of people."""

from agents.reporting.permissions import sees_all_reports
from assessments.bank.permissions import BankPolicy
from foundation.users import AnyUser


class ClinicPolicy(BankPolicy):
    def user_has_permission(self, user: AnyUser, action: str) -> bool:
        may = user.is_authenticated and sees_all_reports(user)
        return may and super().user_has_permission(user, action)
