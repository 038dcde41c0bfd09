"""Enter signers and end their term."""

from datetime import date
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from agents.models import Person, Signer
from agents.registry.operations.refusals import EndsBeforeStartError
from foundation.users import Account


@transaction.atomic
def enter(person: Person, by: Account, **values: Any) -> Signer:
    """Somebody signs from now on. Raises EndsBeforeStartError."""
    last = values.get("ends_on")
    if last is not None and last < values["starts_on"]:
        raise EndsBeforeStartError
    signer = Signer.objects.create(person=person, **values)
    log(instance=signer, action="credentials.enter_signer", user=by)
    return signer


@transaction.atomic
def end(signer: Signer, on: date, by: Account) -> Signer:
    """`on` is the last day; what was signed stays signed. Raises EndsBeforeStartError."""
    locked = Signer.objects.select_for_update().get(pk=signer.pk)
    if on < locked.starts_on:
        raise EndsBeforeStartError
    locked.ends_on = on
    locked.save(update_fields=["ends_on"])
    log(instance=locked, action="credentials.end_signer", user=by, data={"on": on.isoformat()})
    return locked
