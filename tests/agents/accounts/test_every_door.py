"""With a second step, a bare password opens nothing at whatever address it is posted."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, path, reverse
from wagtail.admin.views.account import LoginView

from agents.models import User
from config import urls


def _addresses(patterns, prefix: str = "/") -> Iterator[str]:
    """Every address of the resolver that needs no argument, and so could hold a log-in view."""
    for pattern in patterns:
        route = prefix + str(pattern.pattern).lstrip("^").rstrip("$")
        if isinstance(pattern, URLResolver):
            yield from _addresses(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern) and "<" not in route and "(" not in route:
            yield route.replace("\\", "")


def _opened(user: User, password: str) -> list[str]:
    """The addresses that let somebody in who knows the password alone."""
    form = dict.fromkeys(("login", "username", "email", "name"), user.email)
    form |= {"password": password, "password1": password, "next": "/"}
    found = []
    for address in sorted(set(_addresses(get_resolver().url_patterns))):
        client = Client(raise_request_exception=False)
        client.post(address, form)
        if "_auth_user_id" in client.session:
            found.append(address)
    return found


@pytest.fixture
def guarded(make_user, give_second_factor, password) -> User:
    user = make_user("root@balangan.example", superuser=True, password=password)
    give_second_factor(user)
    return user


def test_the_walk_covers_every_door_we_know_of(db):
    found = set(_addresses(get_resolver().url_patterns))
    assert {"/akun/login/", "/cms/login/", "/cms/password_reset/", "/_util/login/"} <= found
    assert len(found) > 60


def test_a_bare_password_opens_no_address(guarded, password):
    assert _opened(guarded, password) == []


def test_the_walk_sees_the_fault_where_wagtails_own_door_stands_open(guarded, password, settings):
    # Not importable as a name, so Django takes the patterns themselves.
    settings.ROOT_URLCONF = (path("bebas/", LoginView.as_view()), *urls.urlpatterns)
    assert _opened(guarded, password) == ["/bebas/"]


def test_without_a_second_step_the_password_opens_our_door_alone(make_user, password):
    user = make_user("root@balangan.example", superuser=True, password=password)
    assert _opened(user, password) == ["/akun/login/"]


def test_the_second_step_opens_after_the_password_and_each_recovery_code_once(
    sari, give_second_factor, knock
):
    code = give_second_factor(sari)

    def enter() -> str | None:
        client = Client()
        knock(sari.email, client=client)
        client.post(reverse("mfa_authenticate"), {"code": code})
        return client.session.get("_auth_user_id")

    assert [enter(), enter()] == [str(sari.pk), None]


def test_the_second_step_alone_is_no_door(sari, give_second_factor):
    client = Client()
    client.post(reverse("mfa_authenticate"), {"code": give_second_factor(sari)})
    assert "_auth_user_id" not in client.session


def test_a_code_by_e_mail_asks_for_the_second_step_too(sari, give_second_factor, newest_code):
    give_second_factor(sari)
    client = Client()
    client.post(reverse("account_request_login_code"), {"email": sari.email})
    code = {"code": newest_code(sari.email)}
    answer = client.post(reverse("account_confirm_login_code"), code)
    assert answer["Location"] == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session
