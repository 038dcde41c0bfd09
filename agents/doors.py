"""allauth is the only door: by e-mail or NIP, mail through the outbox."""

import uuid
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.base_user import AbstractBaseUser

from agents import nips
from agents.models import Person
from foundation.operations import outbox


class Backend(AuthenticationBackend):
    """Also finds a person by NIP.

    An unknown NIP costs what an unknown e-mail costs: allauth hashes a password whenever
    no user was checked.
    """

    def _authenticate_by_username(self, username: str, password: str) -> AbstractBaseUser | None:
        nip = nips.normalize(username)
        if len(nip) != 18 or not nip.isdecimal():
            return None
        person = Person.objects.filter(nip=nip).exclude(user=None).select_related("user").first()
        return self._check_password(person.user if person else None, password)


class Adapter(DefaultAccountAdapter):
    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write the mail into the outbox: a slow mail server must not hold the page."""
        mail = self.render_mail(template_prefix, email, context)
        html = next((each[0] for each in getattr(mail, "alternatives", [])), "")
        payload = {"subject": mail.subject, "body": mail.body, "to": [email], "html": html}
        outbox.put(f"account:{uuid.uuid4().hex}", "mail", payload, is_secret=True)

    def populate_username(self, request: Any, user: Any) -> None:
        """The model's default is random; allauth would derive one from the e-mail."""


def display_name(user: Any) -> str:
    person = getattr(user, "person", None)
    return person.full_name if person else str(user)
