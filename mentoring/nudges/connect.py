"""Hang reminding into the bell and into the map of personal data."""

from django.utils.translation import gettext_lazy as _

from foundation.privacy.map import NOTIFYING, Declaration, On, declare
from foundation.privacy.retention import Rule, register_rule
from mentoring.models import Nudge
from mentoring.nudges import notices

KEPT = Rule(
    "mentoring_nudges",
    365,
    _("Who was reminded of mentoring, and by whom"),
    lambda before: Nudge.objects.filter(at__lt=before),
    lambda old: old.delete()[0],
)


def connect() -> None:
    notices.connect()
    register_rule(KEPT)
    declare(
        Declaration(
            "mentoring.Nudge",
            NOTIFYING,
            {"person": On.CLEARED, "by": On.STAYS},
            _("One year"),
            whose=("person",),
            goes=True,
        )
    )
