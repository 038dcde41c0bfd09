"""The personal data of bimtek."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agents.models import Person
from agents.personal_data.obstacles import register_step
from courses.models import Enrollment
from courses.signals import withdrawn
from foundation.privacy.map import ARCHIVE, TRAINING, Declaration, On, declare, declare_impersonal

PAGES = ("CourseIndexPage", "CoursePage", "ModulePage", "ActivityPage", "LessonPage")
RULE_FIELDS = ("activities", "conditions", "proposed", "proposed_conditions")
PAGE_FIELDS = ("introduction", "summary", "cover", "body", "prerequisites", "after")


def _withdraw(person: Person) -> int:
    """What she is in the middle of ends today; what she completed is frozen and stays."""
    running = Enrollment.objects.filter(person=person).in_progress()
    ended = list(running.values_list("pk", flat=True)) if withdrawn.is_heard else []
    rows = Enrollment.objects.filter(pk__in=ended)
    withdrawn.after_commit_each(lambda: ({"enrollment": each, "by": None} for each in rows))
    return running.update(withdrawn_on=timezone.localdate())


def connect() -> None:
    declare(
        Declaration(
            "courses.Enrollment",
            TRAINING,
            {
                **dict.fromkeys(("person", "assigned_by", "required_activities"), On.STAYS),
                "withdrawn_reason": On.CLEARED,
            },
            _("For good: lesson hours count for a whole career"),
            whose=("person",),
            because=ARCHIVE,
        ),
        Declaration(
            "courses.ActivityProgress",
            TRAINING,
            {"enrollment": On.STAYS, "ticks": On.STAYS},
            _("As long as the enrollment"),
            whose=("enrollment__person",),
            because=ARCHIVE,
        ),
    )
    declare(
        Declaration(
            "courses.CourseAssignment",
            TRAINING,
            {"by": On.STAYS},
            _("For good: lesson hours count for a whole career"),
            whose=("by",),
            because=ARCHIVE,
        )
    )
    for name in PAGES:
        declare_impersonal(f"courses.{name}", *PAGE_FIELDS)
    declare_impersonal("courses.Topic", "name", "slug")
    for name in ("Requirement", "RuleVersion"):
        declare_impersonal(f"courses.{name}", *RULE_FIELDS)
    declare_impersonal("courses.CourseAssignment", "new", "moved")
    register_step("enrollments", _withdraw)
