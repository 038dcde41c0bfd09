"""Close an account for good. Its row stays, since records of others point at it."""

import secrets

from django.apps import apps
from django.db import models

from agents.personal_data.declarations import fields_of_account
from foundation.privacy.map import On
from foundation.users import Account

# What other packages keep about an account, by model and the field that names it.
LEFT_BY_PACKAGES = (
    ("account.EmailAddress", "user"),
    ("mfa.Authenticator", "user"),
    ("usersessions.UserSession", "user"),
    ("wagtailusers.UserProfile", "user"),
)


def close(user: Account) -> dict[str, int]:
    """Close the account for good: nobody signs in with it any more, and sessions that are open end
    with the next request. Returns how many rows of which other model went."""
    done = {"sessions": _end_sessions(user)}
    for label, name in LEFT_BY_PACKAGES:
        if apps.is_installed(_package(label)):
            done[label] = apps.get_model(label)._default_manager.filter(**{name: user}).delete()[0]
    _scrub(user)
    return done


def _package(label: str) -> str:
    return {
        "account": "allauth.account",
        "mfa": "allauth.mfa",
        "usersessions": "allauth.usersessions",
        "wagtailusers": "wagtail.users",
    }[label.split(".")[0]]


def _end_sessions(user: Account) -> int:
    """Where allauth knows which they are; elsewhere the password that no longer fits ends them."""
    if not apps.is_installed("allauth.usersessions"):
        return 0
    mine = apps.get_model("usersessions.UserSession")._default_manager.filter(user=user)
    sessions = apps.get_model("sessions.Session")._default_manager
    return int(sessions.filter(session_key__in=mine.values("session_key")).delete()[0])


def _scrub(user: Account) -> None:
    token = secrets.token_hex(12)
    email = user.get_email_field_name()
    for name, on in fields_of_account().items():
        field = user._meta.get_field(name)
        assert isinstance(field, models.Field)  # noqa: S101  (only such are declared)
        empty = None if field.null else field.get_default()
        setattr(user, name, token[: field.max_length] if on is On.PSEUDONYM else empty)
    setattr(user, email, f"{token}@dihapus.invalid")
    user.is_active = user.is_superuser = False
    if hasattr(user, "is_staff"):
        user.is_staff = False
    user.set_unusable_password()
    user.save()
    user.groups.clear()
    user.user_permissions.clear()
