"""Guard 1: every address by method, role, and own or other agency."""

import sys
from collections.abc import Iterable
from functools import lru_cache
from types import ModuleType

import pytest
from django.conf import settings
from django.contrib.auth import SESSION_KEY, login
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLResolver, include, path, reverse
from django.urls.resolvers import RegexPattern

from agents.models import User
from tests.guards import matrix
from tests.guards.addresses import Address, every_address
from tests.guards.matrix import ROLES, Row
from tests.guards.world import World
from tests.makers import BACKEND

PARTS = matrix.parts()
STAFF = ("clinic", "editor", "root")
OUTSIDERS = [role for role in ROLES if role not in STAFF]
# Open to everybody: translations and icons of Wagtail, and ours in place of its translations.
OPEN_IN_ADMIN = {
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_sprite",
    "admin_script_words",
}


@lru_cache
def _owner(stored: str) -> str | None:
    return Session(session_data=stored).get_decoded().get(SESSION_KEY)


def _owner_of_session(client: Client) -> str | None:
    """Whose the session of the client's cookie is, as the database has it now."""
    cookie = client.cookies.get(settings.SESSION_COOKIE_NAME)
    if cookie is None:
        return None
    # By hand: the ORM would take as long for this as the page did.
    with connection.cursor() as cursor:
        query = "SELECT session_data FROM django_session WHERE session_key = %s"
        cursor.execute(query, [cookie.value])
        found = cursor.fetchone()
    return _owner(found[0]) if found else None


def _ask(
    world: World, user: User | None, method: str, address: str
) -> tuple[HttpResponse, str | None]:
    """The answer, and who the session belongs to after it; nothing that was done remains."""
    client = world.client_of(user)
    with transaction.atomic():
        response = client.generic(method, address)
        who = _owner_of_session(client)
        transaction.set_rollback(True)
    return response, who


def _answer(response: HttpResponse) -> str:
    if response.status_code not in {301, 302}:
        return str(response.status_code)
    return "door" if response["Location"].startswith(reverse("account_login")) else "go"


def _faults_of(row: Row, world: World) -> list[str]:
    faults = []
    for role in ROLES:
        user = world.users[role]
        response, who = _ask(world, user, row.method, world.path(row.address, row.whose))
        answer = _answer(response)
        if answer != row.expected[role]:
            faults.append(f"{row} as {role}: {answer}, expected {row.expected[role]}")
        if who != (str(user.pk) if user else None):
            faults.append(f"{row} as {role}: became {who}")
    return faults


def _faults(rows: Iterable[Row], world: World) -> list[str]:
    return [fault for row in rows for fault in _faults_of(row, world)]


def _without_row(found: list[Address]) -> list[str]:
    named = {row.address for row in matrix.rows()}
    return [
        f"{address.route} ({address.name})"
        for address in found
        if address.name not in named
        and not any(address.route.startswith(prefix) for prefix in matrix.PREFIXES)
    ]


@pytest.mark.parametrize("part", PARTS)
def test_every_cell_of_the_matrix(world, part, covered):
    rows = PARTS[part]
    covered(f"{len(rows)} rows × {len(ROLES)} roles")
    assert _faults(rows, world) == []


def test_the_parts_of_the_matrix_are_the_whole():
    rows = [str(row) for part in PARTS.values() for row in part]
    assert sorted(rows) == sorted(str(row) for row in matrix.rows())


def test_every_address_has_a_row_or_a_rule(covered):
    found = every_address()
    covered(f"{len(found)} addresses")
    assert _without_row(found) == []


def test_every_row_has_an_address():
    names = {address.name for address in every_address()}
    pages = {row.address for row in matrix.rows() if row.address.startswith("page:")}
    assert {row.address for row in matrix.rows()} - names == pages


def test_every_address_of_ours_is_asked_with_get_and_post():
    asked = {(row.address, row.method) for row in matrix.rows()}
    ours = {row.address for row in matrix.rows() if not row.address.startswith("page:")}
    assert {(name, method) for name in ours for method in ("GET", "POST")} - asked == set()


def _rows(address: str) -> list[Row]:
    return [row for row in matrix.rows() if row.address == address]


def test_control_arm_an_open_report_is_found(world, monkeypatch):
    monkeypatch.setattr("agents.reporting.views.may_see_reports", lambda user: True)
    assert any("as innovator: 200" in fault for fault in _faults(_rows("courses:report"), world))


def test_control_arm_a_view_that_signs_in_as_somebody_else_is_found(world, monkeypatch, settings):
    def turn_coat(request) -> HttpResponse:
        login(request, world.users["root"], backend=BACKEND)
        return HttpResponse()

    planted = ModuleType("planted_addresses")
    planted.urlpatterns = [path("mantel/", turn_coat), path("akun/", include("allauth.urls"))]
    monkeypatch.setitem(sys.modules, planted.__name__, planted)
    settings.ROOT_URLCONF = planted.__name__
    world.addresses["coat", "-"] = "/mantel/"
    row = Row("coat", "GET", "-", dict.fromkeys(ROLES, "200"))
    assert len(_faults_of(row, world)) == len(ROLES) - 1


def test_control_arm_a_new_address_without_row_is_found():
    back_door = path("pintu-belakang/", lambda request: HttpResponse(), name="back_door")
    resolver = URLResolver(RegexPattern(r"^/"), [back_door])
    assert _without_row(every_address(resolver)) == ["pintu-belakang/ (back_door)"]


def _admin_addresses() -> list[Address]:
    return [
        each
        for each in every_address()
        if each.route.startswith("cms/") and each.path() and each.name not in OPEN_IN_ADMIN
    ]


def _let_in(world: World, found: list[Address], user: User | None) -> list[str]:
    """Admin addresses that answer somebody who has no business there."""
    faults = []
    for each in found:
        for method in ("GET", "POST"):
            response, _ = _ask(world, user, method, each.path())
            if _answer(response) not in {"door", "403", "404"}:
                faults.append(f"{method} {each.route}: {_answer(response)}")
    return faults


@pytest.fixture
def bare_refusals(monkeypatch) -> None:
    """Our page for a refusal takes thirty times as long as the refusal; its own tests look at it."""

    def refuse(request: HttpRequest, exception: Exception) -> HttpResponse:
        return HttpResponse(status=403)

    monkeypatch.setattr("config.urls.handler403", refuse, raising=False)


@pytest.mark.parametrize("role", OUTSIDERS)
@pytest.mark.usefixtures("bare_refusals")
def test_nobody_but_staff_enters_the_admin(world, role, covered):
    found = _admin_addresses()
    covered(f"{len(found)} addresses under cms/ as {role}")
    assert len(found) > 100
    assert _let_in(world, found, world.users[role]) == []


def test_control_arm_an_admin_that_lets_everybody_in_is_found(world, monkeypatch):
    monkeypatch.setattr("wagtail.admin.auth.reject_request", lambda request: HttpResponse())
    assert _let_in(world, _admin_addresses()[:20], world.users["visitor"])


def test_control_arm_without_our_door_whoever_is_signed_in_is_sent_round(world, monkeypatch):
    monkeypatch.setattr("agents.accounts.middleware.enters_admin", lambda user: True)
    assert _answer(_ask(world, world.users["innovator"], "GET", "/cms/")[0]) == "door"


def _is_shut(world: World, user: User, each: Address) -> bool:
    """Wagtail shuts a door inside the admin with 403, or with a redirect and a message."""
    return all(
        _ask(world, user, method, each.path())[0].status_code in {302, 403, 404, 405}
        for method in ("GET", "POST")
    )


def test_editors_find_the_registry_shut(world, covered):
    # The question bank is made of the registry's views, and editors work in it.
    ours = [
        each
        for each in _admin_addresses()
        if each.app == "agents" and not each.route.startswith("cms/bank-soal/")
    ]
    covered(f"{len(ours)} addresses of the registry as editor")
    assert ours
    editor = world.users["editor"]
    assert [each.route for each in ours if not _is_shut(world, editor, each)] == []


@pytest.mark.parametrize("role", ["clinic", "editor"])
def test_nobody_but_root_touches_accounts_and_groups(world, role, covered):
    accounts = [
        each for each in _admin_addresses() if each.route.startswith(("cms/users/", "cms/groups/"))
    ]
    covered(f"{len(accounts)} addresses as {role}")
    assert accounts
    assert [each.route for each in accounts if not _is_shut(world, world.users[role], each)] == []


@pytest.mark.parametrize("role", ROLES)
def test_the_pages_of_the_account_never_break(world, role, covered):
    found = [each for each in every_address() if each.route.startswith("akun/") and each.path()]
    faults = []
    for each in found:
        for method in ("GET", "POST"):
            user = world.users[role]
            response, who = _ask(world, user, method, each.path())
            may_leave = each.name == "account_logout" and method == "POST"
            if response.status_code >= 500:
                faults.append(f"{method} {each.route}: {response.status_code}")
            if not may_leave and who != (str(user.pk) if user else None):
                faults.append(f"{method} {each.route}: became {who}")
    covered(f"{len(found)} addresses under akun/ as {role}")
    assert faults == []
