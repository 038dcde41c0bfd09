"""A code of an authenticator app holds once, for as long as it would hold at all.

RFC 6238, section 5.2. allauth forgets a used code after one period, in the cache; with a tolerance of
one period on either side the code holds for three, and whoever has seen it types it again. Here the
periods whose code was used stand with the secret, in the database.
"""

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.utils import decrypt
from django.db import transaction

USED = "used_periods"


def is_used(authenticator: Authenticator, code: str) -> bool:
    """Whether the code fits a period in which one was used already."""
    used = authenticator.data.get(USED, [])
    return any(period in used for period in _periods(authenticator, code))


@transaction.atomic
def use(authenticator: Authenticator, code: str) -> bool:
    """Note that the code was used. Answers False if somebody did before, at the same instant even."""
    row = Authenticator.objects.select_for_update().get(pk=authenticator.pk)
    if is_used(row, code):
        return False
    still_hold = set(totp.yield_hotp_counters_from_time())
    used = [period for period in row.data.get(USED, []) if period in still_hold]
    row.data[USED] = [*used, *_periods(row, code)]
    row.save(update_fields=["data"])
    authenticator.data = row.data
    return True


def _periods(authenticator: Authenticator, code: str) -> list[int]:
    """The periods within the tolerance whose code this is."""
    secret = decrypt(authenticator.data["secret"])
    return [
        period
        for period in totp.yield_hotp_counters_from_time()
        if compare_user_code(
            actual=code, expected=totp.format_hotp_value(totp.hotp_value(secret, period))
        )
    ]
