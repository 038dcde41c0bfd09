"""Guard: every address that takes a text says whether it is a secret, and no log keeps one."""

import logging
import re
import sys

import pytest
from django.test import Client

from foundation.secret_addresses import HIDDEN, SecretAddressFormatter, without_secrets
from tests.guards.addresses import every_address
from tests.guards.repository import ROOT

# What an address takes beside numbers, and why everybody may read it in a log.
OPEN = {
    "figure": "name of a figure",
    "kind": "kind of a file",
    "block": "of a page",
    "on": "a day",
    "name": "of a part of a page",
    "path": "of a public picture",
    "app_label": "of a model",
    "app_name": "of a model",
    "model_name": "of a model",
    "action": "what is done to rows",
    "action_name": "what is done to a page",
    "object_id": "a number",
    "revision_id_a": "a number or a word",
    "revision_id_b": "a number or a word",
    "pk": "a number",
    "content_type_app_name": "of a model",
    "content_type_model_name": "of a model",
    "parent_model_name": "of a model",
    "slug": "of a page",
    "filter_spec": "size of a picture",
    "filename": "of a picture or document that the library lists",
    "mode": "of a preview",
    "viewname": "of a page",
    "signature": "of a picture's size",
    "url": "of an embedded video",
}
SECRETS = {"secret", "code", "uidb36", "uidb64", "token"}
SECRET = "Zm9vYmFyYmF6LXJhaGFzaWE"
_PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")


def _texts(route: str) -> set[str]:
    return {name for kind, name in _PARAMETER.findall(route) if kind != "int"}


def _sample(route: str) -> str:
    """The address with a secret in it, however its route is written."""
    plain = re.sub(r"\(\?P<\w+>(?:[^()]|\([^()]*\))*\)", f"x{SECRET}", route)
    plain = _PARAMETER.sub(f"x{SECRET}", plain)
    return "/" + re.sub(r"[\^$\\]|\?$", "", plain)


def _secret_routes() -> list[str]:
    routes = {address.route for address in every_address()}
    return sorted(
        route
        for route in routes
        if _texts(route) & SECRETS or re.search(r"(?:reset/key|confirm-email).*<key>", route)
    )


def _undeclared(route: str) -> set[str]:
    """`key` names a row of a report, elsewhere a secret."""
    if route in _secret_routes():
        return set()
    return _texts(route) - OPEN.keys() - ({"key"} if route.startswith("laporan/") else set())


def _proxy_hides(address: str) -> str:
    """As the regular expression of the proxy's log leaves it."""
    found = re.search(r'request>uri regexp "(.+)" "(.+)"', (ROOT / "deploy/Caddyfile").read_text())
    assert found is not None
    put = found[2].replace("${1}", r"\g<1>")
    return re.sub(found[1], put, address)


def test_every_address_that_takes_a_text_says_whether_it_is_a_secret(covered):
    addresses = every_address()
    covered(f"{len(addresses)} addresses, {len(_secret_routes())} of them secret")
    assert {address.route for address in addresses if _undeclared(address.route)} == set()
    assert {"kalender/<str:secret>.ics", "berkas/<str:code>/"} <= set(_secret_routes())


@pytest.mark.parametrize("hide", [without_secrets, _proxy_hides], ids=["ours", "proxy"])
def test_no_log_keeps_a_secret_address(hide):
    for route in _secret_routes():
        address = _sample(route)
        assert SECRET in address
        assert SECRET not in hide(address), address
        assert HIDDEN in hide(address)


@pytest.mark.parametrize("route", ["undangan/<str:sandi>/", "kunci/<str:key>/"])
def test_control_arm_an_address_that_nobody_declared_is_found(route):
    assert _undeclared(route)


def test_control_arm_an_address_that_nobody_named_is_kept():
    assert SECRET in without_secrets(f"/undangan/{SECRET}/")
    assert SECRET in _proxy_hides(f"/undangan/{SECRET}/")


def test_what_a_question_asks_stays_out_of_the_proxys_log():
    assert _proxy_hides("/unit/?q=199104122017032001") == f"/unit/{HIDDEN}"
    assert _proxy_hides("/unit/") == "/unit/"


@pytest.mark.parametrize(
    "text",
    [
        f"Not Found: /kalender/{SECRET}.ics",
        f"Not Found: /akun/login/?next=/kalender/{SECRET}.ics&x=1",
        f"Not Found: /akun/login/?next=%2Fkalender%2F{SECRET}.ics",
        f'"GET /kalender/{SECRET}.ics HTTP/1.1" 404 179',
        f"Error handling request /akun/password/reset/key/1a-{SECRET}/",
        f"Forbidden (CSRF cookie not set.): /berkas/{SECRET}/",
    ],
)
def test_a_line_of_ours_keeps_no_secret(text):
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "%s", (text,), None)
    assert SECRET not in SecretAddressFormatter("%(message)s").format(record)
    assert SECRET in logging.Formatter("%(message)s").format(record)


def test_a_traceback_keeps_no_secret():
    try:
        raise ValueError(f"/kalender/{SECRET}.ics")
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, "", 0, "fault", None, sys.exc_info())
    assert SECRET not in SecretAddressFormatter("%(message)s").format(record)


def test_the_log_of_a_revoked_calendar_does_not_name_it(db, settings, caplog):
    """Through the console's own formatter, as settings have it."""
    formatter = settings.LOGGING["formatters"]["line"]
    assert formatter["()"] == "foundation.secret_addresses.SecretAddressFormatter"
    with caplog.at_level(logging.WARNING, "django.request"):
        assert Client().get(f"/kalender/{SECRET}.ics").status_code == 404
    record = next(each for each in caplog.records if each.name == "django.request")
    assert SECRET in record.getMessage()
    assert SECRET not in SecretAddressFormatter(formatter["format"]).format(record)


def test_servers_write_no_access_log_of_their_own():
    composed = (ROOT / "docker-compose.yml").read_text()
    assert "accesslog = None" in (ROOT / "deploy/gunicorn.conf.py").read_text()
    assert "--no-access-log" in composed
    serve = (ROOT / "foundation/management/commands/serve.py").read_text()
    assert "--access-log" not in serve
    assert '"--verbosity", "0", *address' in serve


def test_every_handler_of_ours_and_of_djangos_writes_by_that_formatter(settings):
    """Each logger with handlers of its own would go round the console's formatter."""
    configured = settings.LOGGING
    assert {each["formatter"] for each in configured["handlers"].values()} == {"line"}
    own = {name for name, each in configured["loggers"].items() if each.get("handlers")}
    assert own == set()
    assert [name for name in ("django", "django.server") if logging.getLogger(name).handlers] == []
