"""Settings of innovations, read when used so that tests can override them."""

from django.conf import settings


class InnovationsSettings:
    @property
    def MOST_AWAITING(self) -> int:  # noqa: N802
        """So many registrations of one person may await confirmation at a time."""
        return getattr(settings, "INNOVATIONS_MOST_AWAITING", 5)

    @property
    def INVITATIONS_A_DAY(self) -> int:  # noqa: N802
        """So many people one account may ask into teams within 24 hours."""
        return getattr(settings, "INNOVATIONS_INVITATIONS_A_DAY", 20)


app_settings = InnovationsSettings()
