"""One effect for one rendered form, however often it is sent."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction

from foundation.models import ClientKey
from foundation.text import is_storable
from foundation.users import Account

LONGEST_KEY = 64


def key_in(sent: Mapping[str, Any], name: str = "client_key") -> str:
    """The key that a form brought along; empty where it brought none, or one that is none of ours
    and that PostgreSQL would raise at."""
    key = str(sent.get(name, ""))[:LONGEST_KEY]
    return key if is_storable(key) else ""


@transaction.atomic
def once(actor: Account, action: str, key: str, act: Callable[[], Any], said: str = "") -> Any:
    """Run `act` the first time and answer its JSON result every time the same `actor` sends the
    same `action` with the same `key`. `said`: what the form said (`foundation.used_forms.said_by`).

    Without a key it is no form of ours that is sent again, and each time is an act of its own: else the
    second would be answered with the first, and its own words lost.

    The row is written in the transaction of the change: twenty requests at once wait for the first,
    and a refusal (an exception) leaves no trace, so it may be tried again.
    """
    if not key:
        return act()
    record, is_first = ClientKey.objects.get_or_create(actor=actor, action=action, key=key)
    if is_first:
        record.result = act()
        record.said = said
        record.save(update_fields=["result", "said"])
    return record.result
