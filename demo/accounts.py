"""Accounts: everybody who does something has one, and the passwords of a few are told."""

import os
import secrets

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model

from agents.models import Person, User
from demo import content

ADMINISTRATOR = "administrator@balangan.example"
Account = tuple[str, str, str]  # role, e-mail, password


def build_accounts() -> list[Account]:
    """Make the accounts whose passwords are told, those of content/accounts.yaml and an
    administrator's. Returns role, e-mail and password of each. DEMO_PASSWORD sets one password for
    all; without it each gets a random one."""
    accounts = [(each["role"], user_named(each["person"])) for each in content.of("accounts")]
    root = get_user_model().objects.create_superuser(ADMINISTRATOR, first_name="Administrator")
    _verify(root)
    return [_tell(role, user) for role, user in [*accounts, ("Administrator sistem", root)]]


def _tell(role: str, user: User) -> Account:
    password = os.environ.get("DEMO_PASSWORD") or secrets.token_urlsafe(9)
    user.set_password(password)
    user.save(update_fields=["password"])
    return role, user.email, password


def user_of(person: Person) -> User:
    """The account of a person, with a verified e-mail and no password; made if there is none
    yet."""
    if person.user is None:
        person.user = get_user_model().objects.create_user(person.email, first_name=person.name)
        person.save(update_fields=["user"])
        _verify(person.user)
    return person.user


def user_named(name: str) -> User:
    """`user_of` the one person who bears this name."""
    return user_of(Person.objects.get(name=name))


def _verify(user: User) -> None:
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
