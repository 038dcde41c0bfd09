"""Ask for a code by e-mail or for approval.

The request itself never looks into the registry: the outbox does, afterwards. So a number
that is known and one that is not are answered alike, and take equally long.
"""

from datetime import timedelta

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from wagtail.log_actions import log

from agents import nips
from agents.app_settings import app_settings
from agents.claims.operations import informing
from agents.claims.operations.codes import digest_of, random_code, spaced
from agents.claims.operations.refusals import AlreadyLinkedError, EmailNotVerifiedError
from agents.models.claims import Claim, ClaimCode, staff_record_of, unlinked_records
from foundation.models import OutboxMessage
from foundation.outbox import operations as outbox
from foundation.text import as_meant
from foundation.users import Account

LOOK_UP = "agents.look_up_claim"
MAILED_CODE_LASTS = timedelta(hours=1)


def normalize(named: str) -> str:
    """What was typed to name a record, as records keep it: an e-mail in small letters, or the
    digits of a NIP."""
    named = as_meant(named).lower()
    return named if "@" in named else nips.normalize(named)


def has_verified_email(user: Account) -> bool:
    """Whether the account's e-mail is proven to be its own, as AGENTS_HAS_VERIFIED_EMAIL says."""
    return bool(import_string(app_settings.HAS_VERIFIED_EMAIL)(user))


def verified_by_allauth(user: Account) -> bool:
    """The default of AGENTS_HAS_VERIFIED_EMAIL; without allauth nobody's e-mail is."""
    if not apps.is_installed("allauth.account"):
        return False
    addresses = apps.get_model("account", "EmailAddress")._default_manager
    return addresses.filter(user_id=user.pk, email__iexact=user.email, verified=True).exists()


def refuse_unfit(user: Account) -> None:
    """Raises EmailNotVerifiedError or AlreadyLinkedError. Whatever the proof of a claim is, the
    account's e-mail is verified and it has no staff record yet."""
    if not has_verified_email(user):
        raise EmailNotVerifiedError
    if staff_record_of(user) is not None:
        raise AlreadyLinkedError


@transaction.atomic
def ask_by_email(user: Account, named: str) -> Claim:
    """Have a code sent to the e-mail of the record that `named` (NIP or e-mail, as typed) means, if
    there is one. The answer is the same if there is none. Raises EmailNotVerifiedError,
    AlreadyLinkedError."""
    refuse_unfit(user)
    named = normalize(named)
    claim = Claim.objects.create(
        user=user, named=named, proof=Claim.Proof.EMAIL, asked_at=timezone.now()
    )
    _look_up_later(claim, user)
    return claim


@transaction.atomic
def ask_for_approval(user: Account, named: str, note: str = "") -> Claim:
    """Put the claim before the office in charge. Asking again answers the claim that waits, with
    its first note. Raises EmailNotVerifiedError, AlreadyLinkedError."""
    refuse_unfit(user)
    claim, is_new = Claim.objects.get_or_create(
        user=user,
        named=normalize(named),
        proof=Claim.Proof.APPROVAL,
        state=Claim.State.PENDING,
        defaults={"note": note, "asked_at": timezone.now()},
    )
    if is_new:
        _look_up_later(claim, user)
    return claim


def _look_up_later(claim: Claim, user: Account) -> None:
    log(instance=claim, action="agents.ask_claim", user=user, data={"proof": claim.proof})
    outbox.put(f"{LOOK_UP}:{claim.pk}", LOOK_UP, {"claim": claim.pk})


@transaction.atomic
def look_up(message: OutboxMessage) -> None:
    """The sender of LOOK_UP: find out whom a claim means, and inform those who can answer it. A
    claim that means nobody stays as it is and expires. Safe to run again."""
    claim = Claim.objects.select_for_update().get(pk=message.payload["claim"])
    if claim.state != Claim.State.PENDING or claim.person_id is not None:
        return
    claim.person = unlinked_records(claim.named).first()
    if claim.person is None:
        return
    if claim.proof == Claim.Proof.APPROVAL:
        informing.inform_office(claim, "asked")
    elif claim.person.email:
        _mail_code(claim)
    claim.save(update_fields=["person"])


def _mail_code(claim: Claim) -> None:
    assert claim.person is not None  # noqa: S101  (the caller looked it up)
    code = random_code()
    ClaimCode.objects.create(
        person=claim.person,
        claim=claim,
        digest=digest_of(code),
        email=claim.person.email,
        expires_at=timezone.now() + MAILED_CODE_LASTS,
    )
    informing.mail_code(claim, spaced(code))
