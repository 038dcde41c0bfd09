"""Settings of scheduling, read when used so that tests can override them."""

from django.conf import settings


class SchedulingSettings:
    @property
    def REPLIES_IMAP(self) -> str:  # noqa: N802
        """The mailbox into which calendar programs answer invitations, as an address such as
        imaps://user:password@mail.example.go.id/INBOX; empty: nobody is asked to answer."""
        return getattr(settings, "SCHEDULING_REPLIES_IMAP", "")


app_settings = SchedulingSettings()
