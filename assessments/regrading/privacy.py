"""The personal data of regrading."""

from django.utils.translation import gettext_lazy as _

from foundation.privacy.map import ARCHIVE, TRAINING, Declaration, On, declare, declare_impersonal

KEPT = _("As long as the enrollment")
STAYS = {
    "Regrade": (("by", "reason"), ("by", "lines__attempt__enrollment__person")),
    "RegradedAttempt": (("attempt", "stays"), ("attempt__enrollment__person",)),
    "VoidedQuestion": (("by", "reason"), ("by",)),
}


def declare_fields() -> None:
    for model, (names, whose) in STAYS.items():
        fields = dict.fromkeys(names, On.STAYS)
        name = f"assessments.{model}"
        declare(Declaration(name, TRAINING, fields, KEPT, whose=whose, because=ARCHIVE))
    declare_impersonal("assessments.Regrade", "questions")
    declare_impersonal("assessments.RegradedAttempt", "digest")
