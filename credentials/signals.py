"""Signals of credentials. Each is sent after the commit, once for each effect, and never for a
repetition."""

from credentials.models import Achievement, Certificate
from foundation.public.signals import public_signal
from foundation.users import Account


@public_signal(Achievement)
def achieved(*, achievement: Achievement, by: Account | None) -> None:
    """Somebody has achieved something: it stands in the ledger.

    `achievement`, with what was stamped: OPD, employment, JP. `by`: who made it so, None where nobody
    did by hand.
    """


@public_signal(Achievement)
def achievement_withdrawn(*, achievement: Achievement, by: Account | None) -> None:
    """An achievement was withdrawn: its JP count no more, and its certificates are revoked.

    `achievement`, with the reason; `by`: who withdrew it.
    """


@public_signal(Certificate)
def certificate_issued(*, certificate: Certificate, by: Account | None) -> None:
    """A certificate was issued: its bytes are stored, and its code answers.

    `certificate`; where it replaces another, `certificate.replaces` is that. `by`: who issued it, None
    where it was issued by itself.
    """


@public_signal(Certificate)
def certificate_revoked(*, certificate: Certificate, by: Account | None) -> None:
    """A certificate was revoked: the paper is void, the achievement stands.

    `certificate`, with the reason; `by`: who revoked it.
    """
