"""Settings of the site's own pages, read when used so that tests can override them."""

from django.conf import settings


class HomeSettings:
    @property
    def GUIDE_REVIEW_DAYS(self) -> int:  # noqa: N802
        """So many days after its last review, editors are told on its page to read a guide
        again."""
        return getattr(settings, "HOME_GUIDE_REVIEW_DAYS", 365)


app_settings = HomeSettings()
