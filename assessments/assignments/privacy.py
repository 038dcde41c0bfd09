"""The personal data of assignments."""

from django.utils.translation import gettext_lazy as _

from foundation.privacy.map import ARCHIVE, TRAINING, Declaration, On, declare, declare_impersonal

TERM = _("As long as the enrollment")


def connect() -> None:
    own = ("text", "link", "file", "thing", "remarks")
    declare(
        Declaration(
            "assessments.Submission",
            TRAINING,
            {**dict.fromkeys((*own, "enrollment", "returned_by"), On.STAYS)},
            TERM,
            whose=("enrollment__person",),
            because=ARCHIVE,
        ),
        Declaration(
            "assessments.Marking",
            TRAINING,
            dict.fromkeys(("person", "comment", "levels"), On.STAYS),
            TERM,
            whose=("person",),
            because=ARCHIVE,
        ),
        Declaration(
            "assessments.Marker",
            TRAINING,
            dict.fromkeys(("person", "appointed_by"), On.STAYS),
            TERM,
            whose=("person",),
            because=ARCHIVE,
        ),
        Declaration(
            "assessments.Extension",
            TRAINING,
            dict.fromkeys(("enrollment", "reason", "by"), On.STAYS),
            TERM,
            whose=("enrollment__person",),
            because=ARCHIVE,
        ),
    )
    declare_impersonal("assessments.AssignmentPage", "body", "asks_for")
    declare_impersonal("assessments.Rubric", "title")
    declare_impersonal("assessments.RubricVersion", "criteria")
