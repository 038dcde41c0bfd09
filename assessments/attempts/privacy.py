"""The personal data of quizzes."""

from django.utils.translation import gettext_lazy as _

from foundation.privacy.map import ARCHIVE, TRAINING, Declaration, On, declare, declare_impersonal

KEPT = _("As long as the enrollment")


# By model: what of it is hers and stays, and the ways to her.
STAYS = {
    "Attempt": (("enrollment",), ("enrollment__person",)),
    "AttemptSlot": (("attempt", "sent", "response"), ("attempt__enrollment__person",)),
    "AnswerFile": (("slot", "file"), ("slot__attempt__enrollment__person",)),
    "Mark": (("slot", "by", "reason"), ("slot__attempt__enrollment__person", "by")),
    "Override": (("person",), ("person",)),
}
CLEARED = {"Override": ("reason",)}


def declare_fields() -> None:
    for model, (names, whose) in STAYS.items():
        fields = {
            **dict.fromkeys(names, On.STAYS),
            **dict.fromkeys(CLEARED.get(model, ()), On.CLEARED),
        }
        name = f"assessments.{model}"
        declare(Declaration(name, TRAINING, fields, KEPT, whose=whose, because=ARCHIVE))
    declare_impersonal("assessments.QuizPage", "introduction", "slots", "code", "review")
    declare_impersonal("assessments.QuizRevision", "content", "sha")
    declare_impersonal("assessments.Override", "code")
    declare_impersonal("assessments.AttemptSlot", "heading", "order", "salt", "sheet", "fraction")
    declare_impersonal("assessments.Mark", "fraction")
    declare_impersonal("assessments.Question", "difficulty")
