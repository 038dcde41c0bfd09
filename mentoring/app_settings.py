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
    def OPEN_PER_PERSON(self) -> int:  # noqa: N802
        """So many sessions, booked or asked for, one person may have before her. The clinic, which
        books for others, is not counted."""
        return getattr(settings, "MENTORING_OPEN_PER_PERSON", 4)

    @property
    def OPEN_PER_INNOVATION(self) -> int:  # noqa: N802
        """So many sessions, booked or asked for, one innovation may have before it."""
        return getattr(settings, "MENTORING_OPEN_PER_INNOVATION", 4)

    @property
    def WAITING_PER_PERSON(self) -> int:  # noqa: N802
        """So many of them may be requests that wait for a mentor."""
        return getattr(settings, "MENTORING_WAITING_PER_PERSON", 2)

    @property
    def WAITING_PER_INNOVATION(self) -> int:  # noqa: N802
        """So many of them may be requests that wait for a mentor."""
        return getattr(settings, "MENTORING_WAITING_PER_INNOVATION", 2)

    @property
    def STALLED_DAYS(self) -> int:  # noqa: N802
        """So many days without a session, and an innovation and its mentor have lost touch."""
        return getattr(settings, "MENTORING_STALLED_DAYS", 30)

    @property
    def ACCOMPANIED_AT_MOST(self) -> int:  # noqa: N802
        """With so many assignments that run, a mentor is full: she is offered last, not refused."""
        return getattr(settings, "MENTORING_ACCOMPANIED_AT_MOST", 10)

    @property
    def BOOKING_RULES(self) -> str:  # noqa: N802
        """Dotted path of the class that says which times a mentor offers to whom."""
        return getattr(settings, "MENTORING_BOOKING_RULES", "mentoring.sessions.rules.BookingRules")


app_settings = MentoringSettings()
