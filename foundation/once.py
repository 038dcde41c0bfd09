"""One effect for one rendered form, however often it is sent."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from foundation.models import ClientKey
from foundation.users import Account


@transaction.atomic
def once(actor: Account, action: str, key: str, act: Callable[[], Any], said: str = "") -> Any:
    """Run `act` the first time and answer its JSON result every time the same `actor` sends the
    same `action` with the same `key`. `said`: what the form said (`foundation.used_forms.said_by`).

    The row is written in the transaction of the change: twenty requests at once wait for the first,
    and a refusal (an exception) leaves no trace, so it may be tried again.
    """
    record, is_first = ClientKey.objects.get_or_create(actor=actor, action=action, key=key)
    if is_first:
        record.result = act()
        record.said = said
        record.save(update_fields=["result", "said"])
    return record.result
