"""What the registry forgets by itself."""

from datetime import datetime
from functools import partial
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from agents.models import Claim, ClaimCode, Person, StaffImport
from foundation.privacy.retention import Rule, delete
from foundation.users import Account


def _settled_claims(before: datetime) -> models.QuerySet[Claim]:
    return Claim.objects.filter(settled_at__lt=before).exclude(note="", reason="", named="")


def _forget_words(claims: models.QuerySet[Any]) -> int:
    return claims.update(note="", reason="", named="")


def _delete_imports(imports: models.QuerySet[Any]) -> int:
    """The list that was sent goes with the findings; whom it changed stands in the log."""
    runs = list(imports.select_related("file"))
    for run in runs:
        # One by one, so that a file that cannot go keeps its own row and no other.
        with transaction.atomic():
            run.delete()
            run.file.delete()
            stored = run.file.file
            transaction.on_commit(partial(stored.storage.delete, stored.name))
    return len(runs)


def _unverified(before: datetime) -> models.QuerySet[Any]:
    """Accounts that nobody proved to be hers and that did nothing."""
    addresses = apps.get_model("account", "EmailAddress")._default_manager
    verified = addresses.filter(user_id=models.OuterRef("pk"), verified=True)
    return (
        get_user_model()
        ._default_manager.filter(date_joined__lt=before, last_login=None, is_superuser=False)
        .exclude(models.Exists(verified))
        .exclude(models.Exists(Person.objects.filter(user_id=models.OuterRef("pk"))))
        .filter(is_active=True)
    )


def _delete_accounts(users: models.QuerySet[Any]) -> int:
    return sum(_delete_account(user) for user in users)


def _delete_account(user: Account) -> bool:
    """Unless something hangs on it after all."""
    try:
        with transaction.atomic():
            user.delete()
    except models.ProtectedError:
        return False
    return True


RULES = [
    Rule(
        "staff_imports",
        90,
        _("Staff lists that were sent, and what was found in them"),
        lambda before: StaffImport.objects.filter(created_at__lt=before),
        _delete_imports,
    ),
    Rule("claims", 365, _("What was written beside a claim"), _settled_claims, _forget_words),
    Rule(
        "claim_codes",
        30,
        _("Claim codes that have run out"),
        lambda before: ClaimCode.objects.filter(expires_at__lt=before),
        delete,
    ),
]
UNVERIFIED = Rule(
    "unverified_accounts",
    30,
    _("Accounts whose e-mail was never verified"),
    _unverified,
    _delete_accounts,
)


def rules_of_installed() -> list[Rule]:
    """Only allauth knows whose e-mail is verified, and not every user model when one joined."""
    names = {field.name for field in get_user_model()._meta.get_fields()}
    knows_age = apps.is_installed("allauth.account") and "date_joined" in names
    return [*RULES, UNVERIFIED] if knows_age else RULES
