"""Settings of mentoring, read when used so that tests can override them."""

from datetime import timedelta

from django.conf import settings


class MentoringSettings:
    @property
    def ANSWER_WITHIN(self) -> timedelta:  # noqa: N802
        """How long a mentor may think about a request, which holds its time meanwhile."""
        return getattr(settings, "MENTORING_ANSWER_WITHIN", timedelta(days=2))

    @property
    def ANSWER_BEFORE(self) -> timedelta:  # noqa: N802
        """So long before it would begin, a request must have been answered."""
        return getattr(settings, "MENTORING_ANSWER_BEFORE", timedelta(hours=1))

    @property
    def ANSWER_WITHIN_DAYS(self) -> int:  # noqa: N802
        """Within so many working days a question of a consultation is answered."""
        return getattr(settings, "MENTORING_ANSWER_WITHIN_DAYS", 3)

    @property
    def STALLED_DAYS(self) -> int:  # noqa: N802
        """So many days without a session, and an innovation and its mentor have lost touch."""
        return getattr(settings, "MENTORING_STALLED_DAYS", 30)


app_settings = MentoringSettings()
