"""The order in which the rows of one human being are locked: the account, then the record.

A row that names an account asks something of the account's own row, so that whoever saves a record
while holding nothing but that record waits for whoever holds the account. Two who lock in opposite
orders wait for each other until the database ends one of them.
"""

from django.contrib.auth import get_user_model
from django.db import transaction

from agents.models import Person
from foundation.users import Account


class _LinkedMeanwhileError(Exception):
    """Between the first look and the lock, the record was linked to another account, or untied."""


def lock_account(key: int) -> Account | None:
    """The account as it is now; whoever else asks for it waits until the transaction ends."""
    return get_user_model()._default_manager.select_for_update().filter(pk=key).first()


def lock_person_and_account(person: Person, otherwise: int | None) -> tuple[Person, Account | None]:
    """A record and its account as they are now, or the account `otherwise` where it has none."""
    while True:
        try:
            # A savepoint: the locks that were taken in it end with it.
            with transaction.atomic():
                key = _account_of(person) or otherwise
                account = lock_account(key) if key is not None else None
                locked = Person.objects.select_for_update().get(pk=person.pk)
                if (locked.user_id or otherwise) != key:
                    raise _LinkedMeanwhileError
                return locked, account
        except _LinkedMeanwhileError:
            continue


def _account_of(person: Person) -> int | None:
    keys = Person.objects.filter(pk=person.pk).values_list("user_id", flat=True)
    return keys.first()
