import secrets

from django.db import models

from agents.models import Person


def new_secret() -> str:
    """256 bits: whoever has the address has the calendar, so nobody may guess it."""
    return secrets.token_urlsafe(32)


class CalendarFeed(models.Model):
    """The secret address under which a person's calendar program reads what she takes part in."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="calendar_feed")
    secret = models.CharField(max_length=64, unique=True, default=new_secret)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.person)
