"""Accounts for each kind of user; their passwords are told once."""

import os
import secrets
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model

from agents.models import Person, User
from agents.registry.operations.roles import derive_groups
from home.demo.people import PEOPLE

ADMINISTRATOR = "administrator@balangan.example"
# In the order in which the README tells what to try.
ROLE_NAMES = {
    "innovator": "Inovator (perawat puskesmas)",
    "stranger": "Inovator dari perangkat daerah lain",
    "head": "Kepala perangkat daerah",
    "admin": "Admin inovasi",
    "mentor": "Pamong inovasi",
    "agent": "Agen inovasi",
    "clinic": "Tim klinik",
    "editor": "Editor",
    "verifier": "Verifikator",
    "supervisor": "Pengawas klinik",
}


@dataclass(frozen=True)
class Account:
    role: str
    name: str
    email: str
    password: str


def build_accounts() -> list[Account]:
    """Make the accounts. DEMO_PASSWORD sets one password for all of them."""
    seeds = sorted(
        (seed for seed in PEOPLE if seed.role),
        key=lambda seed: list(ROLE_NAMES).index(str(seed.role)),
    )
    accounts = [
        _account(ROLE_NAMES[str(seed.role)], Person.objects.get(email=seed.email)) for seed in seeds
    ]
    derive_groups()
    return [*accounts, _administrator()]


def _account(role: str, person: Person) -> Account:
    password = _password()
    user = get_user_model().objects.create_user(person.email, password, first_name=person.name)
    _verify(user)
    person.user = user
    person.save(update_fields=["user"])
    return Account(role, person.full_name, person.email, password)


def _administrator() -> Account:
    password = _password()
    user = get_user_model().objects.create_superuser(
        ADMINISTRATOR, password, first_name="Administrator"
    )
    _verify(user)
    return Account("Administrator sistem", "Administrator", ADMINISTRATOR, password)


def _verify(user: User) -> None:
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)


def _password() -> str:
    return os.environ.get("DEMO_PASSWORD") or secrets.token_urlsafe(9)
