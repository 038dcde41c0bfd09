"""Inform those whom a claim concerns, in the bell and by mail: the office in charge, the account,
and the address in the record."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from agents.models import Appointment, Opd, Person
from agents.models.claims import Claim
from agents.notices import operations as notices
from foundation.app_settings import app_settings
from foundation.models import OutboxMessage
from foundation.outbox import operations as outbox
from foundation.users import Account

OFFICE = "agents.tell_office_of_claim"
Kind = Appointment.Kind


def inform_office(claim: Claim, what: str) -> None:
    """Inform those in charge that a claim was asked for or linked (`what`). The bell is told now;
    who is in charge when the mail goes out is asked then."""
    if claim.person is not None:
        notices.notify_office(claim, what, offices_of(claim.person))
    key = f"{OFFICE}:{claim.pk}:{what}"
    outbox.put(key, OFFICE, {"claim": claim.pk, "what": what})


def send_to_office(message: OutboxMessage) -> None:
    """The sender of OFFICE: a mail to everybody in charge, each in their language. Sent again, a
    mail that was put once is not put twice."""
    claim = Claim.objects.select_related("person", "user").get(pk=message.payload["claim"])
    what = message.payload["what"]
    if claim.person is None:
        return
    for user in offices_of(claim.person):
        _mail(claim, f"office_{what}", user.email, _language_of(user), f":{user.pk}")


def offices_of(person: Person) -> list[Account]:
    """Accounts in charge today: the innovation admins nearest above, else the nearest heads, else
    the clinic."""
    today = timezone.localdate()
    opd = person.primary_opd(today)
    above = [opd, *reversed(opd.get_ancestors())] if opd is not None else []
    for kind in (Kind.INNOVATION_ADMIN, Kind.HEAD):
        for unit in above:
            found = _holders(kind, unit)
            if found:
                return found
    return _holders(Kind.CLINIC)


def _holders(kind: Appointment.Kind, unit: Opd | None = None) -> list[Account]:
    held = Appointment.objects.in_force(timezone.localdate()).kinds(kind)
    if unit is not None:
        held = held.filter(scopes__opd=unit)
    users = get_user_model()._default_manager.filter(
        is_active=True, pk__in=held.values("person__user_id")
    )
    return list(users.order_by("pk"))


def _language_of(user: Account) -> str:
    return getattr(user, "language", "") or settings.LANGUAGE_CODE


def inform_account(claim: Claim, what: str) -> None:
    """Inform whoever claimed that the claim was linked, rejected or undone (`what`)."""
    notices.notify_claimant(claim, what)
    _mail(claim, f"account_{what}", claim.user.email, _language_of(claim.user))


def inform_record(claim: Claim) -> None:
    """Mail to the address in the record that an account took it over, unless it is the account's
    own."""
    email = claim.person.email if claim.person else ""
    if email and email.lower() != claim.user.email.lower():
        _mail(claim, "record_linked", email, settings.LANGUAGE_CODE)


def mail_code(claim: Claim, code: str) -> None:
    """Mail the code to the address in the record, never to the account's: reading it is the
    proof."""
    assert claim.person is not None  # noqa: S101  (the caller looked it up)
    values = {"code": code, "url": _address("agents:claim_email_code")}
    _mail(claim, "code", claim.person.email, settings.LANGUAGE_CODE, **values)


def _mail(claim: Claim, name: str, to: str, language: str, suffix: str = "", **values: Any) -> None:
    key, template = f"claim-{name}:{claim.pk}{suffix}", f"agents/claims/mail/{name}.txt"
    with translation.override(language):
        context = {"claim": claim, "site_name": app_settings.SITE_NAME, **_addresses(), **values}
        _put(key, template, context, to, secret="code" in values)


def mail_warning(person: Person, account: Account, *, key: str) -> None:
    """Mail to somebody in charge that many try to get at the record; one with each `key`."""
    with translation.override(_language_of(account)):
        context = {"person": person, "site_name": app_settings.SITE_NAME, **_addresses()}
        _put(
            f"claim-guesses:{key}", "agents/claims/mail/office_guesses.txt", context, account.email
        )


def _put(
    key: str, template: str, context: dict[str, Any], to: str, *, secret: bool = False
) -> None:
    """The first line of the template is the subject."""
    subject, _, body = render_to_string(template, context).strip().partition("\n")
    payload = {"subject": subject, "body": body.strip() + "\n", "to": [to]}
    outbox.put(key, "mail", payload, is_secret=secret)


def _addresses() -> dict[str, str]:
    names: Iterable[str] = ("claim", "unit", "unit_requests", "unit_claims")
    return {f"{name}_url": _address(f"agents:{name}") for name in names}


def _address(name: str) -> str:
    return f"{app_settings.BASE_URL}{reverse(name)}"
