"""Sign-ups whose e-mail was never proven: they hold no address, and nobody inherits them.

Whoever signs up with somebody else's address cannot enter, for the code goes to the owner. But a row
with that address would keep her from signing up, and a code or a new password that she asks for would
bring her into an account that somebody else named and knows the password of.
"""

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.db import models, transaction

from agents.models import Person
from agents.models.claims import is_self_made
from foundation.users import Account

NOWHERE = "belum-terbukti.invalid"


def is_unproven(user: Account) -> bool:
    """Signed up, never in, and with no address proven. Accounts that a colleague made are none."""
    if user.last_login is not None or user.is_staff or user.is_superuser:
        return False
    addresses = list(
        EmailAddress.objects.filter(user_id=user.pk).values_list("verified", flat=True)
    )
    if not addresses or any(addresses):
        return False
    person = Person.objects.filter(user_id=user.pk).first()
    return person is None or is_self_made(person)


@transaction.atomic
def release(email: str) -> None:
    """Let go of the address in the accounts of unproven sign-ups. They can still be proven by whoever
    reads the mail in the browser that asked for it."""
    for user in get_user_model()._default_manager.filter(email=email.lower()):
        if is_unproven(user):
            _let_go(user)


@transaction.atomic
def take_away(email: str, *, but: int) -> None:
    """The account `but` has proven the address: no other sign-up may any more."""
    rows = EmailAddress.objects.filter(email=email.lower(), verified=False).exclude(user_id=but)
    for row in rows.select_related("user"):
        if is_unproven(row.user):
            if row.user.email == row.email:
                _let_go(row.user)
            row.delete()


def _let_go(user: Account) -> None:
    user.email = f"{user.username}@{NOWHERE}"
    user.save(update_fields=["email"])


def signed_up_as(email: str, name: str, password: str) -> Account | None:
    """The sign-up with the same three, which was tapped twice. Costs one hash in any case."""
    users = get_user_model()._default_manager
    holder = users.filter(email=email.lower(), first_name=name).first()
    if holder is None or not is_unproven(holder):
        get_user_model()().set_password(password)
        return None
    return holder if holder.check_password(password) else None


def proven(users: models.QuerySet[Account] | list[Account]) -> list[Account]:
    """Those into whose account a code or a new password may lead."""
    return [user for user in users if not is_unproven(user)]
