"""How often one may try at the door, and whom the last try stops.

Guesses are counted for whom they are made and where they come from: a stranger stops himself, not
the owner of the account. Of all browsers that the owner never used together only so many are let
through that no single address gets there; the owner's own browsers are let through after that too.
Limits for each network address alone are allauth's (`ACCOUNT_RATE_LIMITS`).
"""

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.ratelimit import respond_429
from django.http import HttpRequest

from agents.accounts import known_browsers
from agents.accounts.backends import account_of
from foundation.limits import (
    Counts,
    Limit,
    TooManyTriesError,
    address_of,
    count_try,
    is_used_up,
)
from foundation.security_log import Event, facts_of, note
from foundation.users import Account

# One address comes to 120 in an hour by `login_failed`.
GUESSES = Limit("sign_in.unknown_browsers", 200, 3600, Counts.UNKNOWN_BROWSERS)
MAILS_A_MINUTE = Limit("mail.minute", 5, 60, Counts.BROWSER_AND_TARGET)
MAILS_AN_HOUR = Limit("mail.hour", 20, 3600, Counts.BROWSER_AND_TARGET)
MAILS = Limit("mail.unknown_browsers", 60, 3600, Counts.UNKNOWN_BROWSERS)


def origin_of(request: HttpRequest, account: Account | None) -> str:
    """What tells a stranger's tries from the owner's."""
    browser = known_browsers.name_of(request, account)
    return f"browser:{browser}" if browser else f"address:{address_of(request)}"


def may_guess(request: HttpRequest, account: Account | None, who: str) -> bool:
    """Whether a wrong password from an unknown browser is still let through."""
    return bool(known_browsers.name_of(request, account)) or not is_used_up(GUESSES, who)


def count_guess(request: HttpRequest, account: Account | None, who: str) -> None:
    """A password was wrong."""
    if known_browsers.name_of(request, account):
        return
    try:
        count_try(GUESSES, who)
    except TooManyTriesError:
        return  # the next one is refused, before it is looked at


def count_mail(request: HttpRequest, email: str) -> None:
    """A mail is about to be asked for, to whatever address was typed. Answers a flood with the page
    that says so; an address with an account and one without are counted alike."""
    email = email.lower()
    # Looked up only for a browser that somebody knows: strangers cost the same for every address.
    account = account_of(email) if known_browsers.is_known_to_somebody(request) else None
    origin = origin_of(request, account)
    try:
        for limit in (MAILS_A_MINUTE, MAILS_AN_HOUR):
            count_try(limit, f"{email} {origin}")
        if origin.startswith("address:"):
            count_try(MAILS, email)
    except TooManyTriesError as error:
        request.lock_out_is_noted = True  # type: ignore[attr-defined]
        raise ImmediateHttpResponse(respond_429(request)) from error


def note_lock_out(request: HttpRequest) -> None:
    """One line for a request, however many limits it met."""
    if getattr(request, "lock_out_is_noted", False):
        return
    request.lock_out_is_noted = True  # type: ignore[attr-defined]
    note(Event.LOCKED_OUT, **facts_of(request))
