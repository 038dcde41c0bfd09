"""The personal data of checks."""

from django.utils.translation import gettext_lazy as _

from foundation.privacy.map import TRAINING, Declaration, On, declare, declare_impersonal


def declare_fields() -> None:
    declare(
        Declaration(
            "assessments.CheckTry",
            TRAINING,
            {"account": On.CLEARED},
            _("As long as the account"),
            accounts=("account",),
            goes=True,
        )
    )
    declare_impersonal("assessments.CheckTry", "block")
