"""Settings of bimtek, read when used so that tests can override them."""

from datetime import timedelta

from django.conf import settings


class CoursesSettings:
    @property
    def COMPLETION_DELAY(self) -> timedelta:  # noqa: N802
        """How long what an editor takes away from a course is still asked for; with no time at all,
        changes are in force at once."""
        return getattr(settings, "COURSES_COMPLETION_DELAY", timedelta(days=1))

    @property
    def YEARLY_JP(self) -> int:  # noqa: N802
        """Lesson hours a year to which a civil servant has a right (PP 11/2017, article 203)."""
        return getattr(settings, "COURSES_YEARLY_JP", 20)

    @property
    def YEARLY_JP_SOURCE(self) -> str:  # noqa: N802
        """Where that number is written, as the training report says it."""
        return getattr(
            settings, "COURSES_YEARLY_JP_SOURCE", "PP 11/2017 jo. PP 17/2020, Pasal 203 ayat (4)"
        )

    @property
    def MINUTES_PER_JP(self) -> int:  # noqa: N802
        """Minutes of one lesson hour: 45 in most applications of the government; some rules say 60."""
        return getattr(settings, "COURSES_MINUTES_PER_JP", 45)

    @property
    def ENROLLMENT_POLICY(self) -> str:  # noqa: N802
        """Dotted path of the class that says who may enroll and leave."""
        return getattr(
            settings, "COURSES_ENROLLMENT_POLICY", "courses.learning.policy.EnrollmentPolicy"
        )

    @property
    def REPORT_TABLE(self) -> str:  # noqa: N802
        """Dotted path of the class that makes the table of the training report."""
        return getattr(settings, "COURSES_REPORT_TABLE", "courses.report.tables.TrainingTable")


app_settings = CoursesSettings()
