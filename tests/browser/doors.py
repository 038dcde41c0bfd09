"""The pages of an account, in the states in which one meets them."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core import mail
from django.test import Client
from django.urls import resolve, reverse

from agents.models import User
from tests.browser.stops import Stop
from tests.makers import BACKEND, PASSWORD

OPEN = [
    "account_login",
    "account_signup",
    "account_reset_password",
    "account_request_login_code",
    "account_inactive",
]
BARE = ["mfa_index", "mfa_list_webauthn", "mfa_activate_totp", "mfa_add_webauthn"]
SECURED = [
    "account_logout",
    "account_email",
    "account_change_password",
    "usersessions_list",
    "mfa_index",
    "mfa_list_webauthn",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
]
CLAIMS = ["agents:claim", "agents:claim_code", "agents:claim_email", "agents:claim_approval"]


def newest_code() -> str:
    """The code in the mail that was written last."""
    return str(re.findall(r"\b\w{4}-\w{4}(?:-\w{4})?\b", mail.outbox[-1].body)[0])


def secure(user: User) -> str:
    """An authenticator app and recovery codes; the answer is the app's secret."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    return secret


def doors(make_member: Callable[..., Any], make_user: Callable[..., Any]) -> Iterator[Stop]:
    yield from _steps(make_member("Lina Marlina"))
    plain, secured = make_member("Yusuf Anwar"), make_member("Wati Susanti")
    secure(secured)
    second = make_member("Dua Langkah")
    secure(second)
    yield _after(Client(), "account_login", login=second.email, password=PASSWORD)
    yield from _stops("long ago", ["account_reauthenticate"], _long_ago(plain))
    yield from _stops("without factor", BARE, _signed_in(plain))
    yield from _secured(secured)
    unset = make_member("Tanpa Sandi")
    unset.set_unusable_password()
    unset.save()
    client = Client()
    client.force_login(unset, backend=BACKEND)
    yield from _stops("without password", ["account_set_password"], client)
    yield from _claims(make_user("pegawai.baru@contoh.example"))


def _stops(who: str, names: list[str], client: Client) -> Iterator[Stop]:
    for name in names:
        yield Stop(name, reverse(name), who, client)


def _signed_in(user: User) -> Client:
    """Somebody who has just proved who it is, as the pages about protection demand."""
    client = _long_ago(user)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


def _long_ago(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def _after(client: Client, name: str, /, **form: str) -> Stop:
    """The page that an answered form leads to."""
    path = client.post(reverse(name), form)["Location"]
    return Stop(resolve(path.partition("?")[0]).view_name, path, f"after {name}", client)


def _steps(user: User) -> Iterator[Stop]:
    """In the middle of signing in, of registering and of a forgotten password."""
    yield from _stops("visitor", OPEN, Client())
    yield _after(Client(), "account_request_login_code", email=user.email)
    new = {"name": "Siti", "email": "siti@contoh.example", "password1": PASSWORD}
    yield _after(Client(), "account_signup", **new)
    yield _after(Client(), "account_reset_password", email=user.email)
    # Each step takes the place of the one before, so each has a client of its own.
    for done in (False, True):
        client = Client()
        _after(client, "account_reset_password", email=user.email)
        stop = _after(client, "account_confirm_password_reset_code", code=newest_code())
        form = {"password1": "sawah-terbentang-12", "password2": "sawah-terbentang-12"}
        yield _after(client, stop.name, **form) if done else stop


def _secured(user: User) -> Iterator[Stop]:
    long_ago, proven = _long_ago(user), _signed_in(user)
    yield from _stops("long ago", ["mfa_reauthenticate"], long_ago)
    key = Authenticator.objects.create(
        user=user, type=Authenticator.Type.WEBAUTHN, data={"name": "Ponsel", "credential": {}}
    )
    yield from _stops("with factors", SECURED, proven)
    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        yield Stop(name, reverse(name, args=[key.pk]), "with factors", proven)


def _claims(user: User) -> Iterator[Stop]:
    client = Client()
    client.force_login(user, backend=BACKEND)
    yield from _stops("without record", CLAIMS, client)
    yield _after(client, "agents:claim_email", named="199104122017032001", client_key="k")
