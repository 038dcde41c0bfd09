"""How a person is reached."""

from django.conf import settings

from agents.models import Person


def address_of(person: Person) -> str:
    """The verified address of her account, else the one in the staff list; perhaps none."""
    user = person.user
    if user is None:
        return person.email
    return user.email if user.is_active else ""


def language_of(person: Person) -> str:
    return getattr(person.user, "language", "") or settings.LANGUAGE_CODE
