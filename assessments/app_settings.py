"""Settings of assessments, read when used so that tests can override them."""

from datetime import timedelta

from django.conf import settings


class AssessmentsSettings:
    @property
    def NETWORK_ALLOWANCE(self) -> timedelta:  # noqa: N802
        """How long after the end of an attempt answers are still taken, for those that were on
        their way."""
        return getattr(settings, "ASSESSMENTS_NETWORK_ALLOWANCE", timedelta(seconds=60))


app_settings = AssessmentsSettings()
