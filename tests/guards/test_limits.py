"""Guard: every limit says whose tries it counts, and none lets a stranger lock out somebody else."""

import ast

from allauth.account import app_settings as account
from allauth.core.internal.ratelimit import parse_rates
from allauth.mfa import app_settings as mfa

from foundation.limits import Counts
from tests.guards import repository
from tests.guards.repository import Module

MINUTE = 60
ORIGIN = (
    "the account and where the tries come from (`AccountAdapter._get_login_attempts_cache_key`)"
)
# allauth's, by action and by what its rate is per: whom the last try stops.
ALLAUTH = {
    ("account", "login", "ip"): Counts.ADDRESS,
    ("account", "login_failed", "key"): Counts.BROWSER_AND_TARGET,
    ("account", "login_failed", "ip"): Counts.ADDRESS,
    ("account", "signup", "ip"): Counts.ADDRESS,
    ("account", "reset_password", "ip"): Counts.ADDRESS,
    ("account", "reset_password_from_key", "ip"): Counts.ADDRESS,
    ("account", "request_login_code", "ip"): Counts.ADDRESS,
    ("account", "confirm_email", "ip"): Counts.ADDRESS,
    ("account", "change_password", "user"): Counts.ACCOUNT,
    ("account", "manage_email", "user"): Counts.ACCOUNT,
    ("account", "reauthenticate", "user"): Counts.ACCOUNT,
    ("account", "change_phone", "user"): Counts.ACCOUNT,
    ("account", "verify_phone", "key"): Counts.ACCOUNT,  # no telephone is asked for
    ("account", "verify_phone", "ip"): Counts.ADDRESS,
    ("mfa", "webauthn_login", "ip"): Counts.ADDRESS,
}
# Of whom tries from far away are counted too: so many that no single origin gets there.
FAR = {"sign_in.unknown_browsers", "mail.unknown_browsers"}


def _allauths() -> dict[tuple[str, str, str], list[float]]:
    """Seconds of each of allauth's rates that hold, its own defaults among them."""
    found: dict[tuple[str, str, str], list[float]] = {}
    for app, rates in (("account", account.RATE_LIMITS), ("mfa", mfa.RATE_LIMITS)):
        for action, text in rates.items():
            for rate in parse_rates(text):
                found.setdefault((app, action, rate.per), []).append(rate.duration)
    return found


def _ours(modules: list[Module]) -> list[tuple[str, str, int, str]]:
    """Action, most, seconds and what it counts, of each `Limit(…)` in our code."""
    calls = (
        node
        for each in modules
        for node in ast.walk(each.tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Limit"
    )
    return [_read(call) for call in calls]


def _read(call: ast.Call) -> tuple[str, str, int, str]:
    named = {each.arg: each.value for each in call.keywords}
    names = ("action", "most", "seconds", "counts")
    given = dict(zip(names, call.args, strict=False)) | named
    counts = ast.unparse(given["counts"]).rpartition(".")[2] if "counts" in given else ""
    seconds = eval(ast.unparse(given["seconds"]), {"__builtins__": {}})  # noqa: S307  (a product)
    return ast.literal_eval(given["action"]), ast.unparse(given["most"]), int(seconds), counts


def _faults(modules: list[Module]) -> list[str]:
    faults = []
    for action, _most, seconds, counts in _ours(modules):
        if counts not in Counts.__members__ or counts == Counts.UNSAID.name:
            faults.append(f"{action} does not say what it counts")
        if counts == Counts.ADDRESS.name and seconds > MINUTE:
            faults.append(f"{action} stops an office for longer than a minute")
        if counts == Counts.UNKNOWN_BROWSERS.name and action not in FAR:
            faults.append(f"{action} stops whoever is tried by strangers")
    return faults


def _allauth_faults(rates: dict[tuple[str, str, str], list[float]]) -> list[str]:
    faults = [f"{key} does not say what it counts" for key in rates if key not in ALLAUTH]
    return faults + [
        f"{key} stops an office for longer than a minute"
        for key, durations in rates.items()
        if key[2] == "ip" and max(durations) > MINUTE
    ]


def test_every_limit_of_ours_says_what_it_counts(covered):
    modules = repository.modules()
    covered(f"{len(_ours(modules))} limits of ours, {len(_allauths())} of allauth's")
    assert len(_ours(modules)) >= 8
    assert _faults(modules) == []


def test_every_limit_of_allauths_says_what_it_counts():
    assert _allauth_faults(_allauths()) == []
    assert set(ALLAUTH) == set(_allauths())


def test_control_arm_a_limit_that_does_not_is_found(tmp_path, monkeypatch):
    monkeypatch.setattr(repository, "ROOT", tmp_path)
    path = tmp_path / "fault.py"
    for fault in (
        "LIMIT = Limit('post', 10, 3600)",
        "LIMIT = Limit('post', 10, 3600, Counts.UNSAID)",
        "LIMIT = Limit('record', 10, 3600, counts=Counts.RECORD)",
        "LIMIT = Limit('search', 10, 60 * 60, Counts.ADDRESS)",
        "LIMIT = Limit('record', 10, 3600, Counts.UNKNOWN_BROWSERS)",
    ):
        path.write_text(fault)
        assert _faults([Module(path)]), fault
    path.write_text("LIMIT = Limit('post', 10, 3600, Counts.ACCOUNT)")
    assert not _faults([Module(path)])


def test_control_arm_a_key_of_allauths_that_anybody_may_fill_is_found(settings):
    """As it was: five mails to a mailbox, whoever asked for them."""
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {
        "reset_password": "5/m/key,9/h/ip"
    }
    faults = _allauth_faults(_allauths())
    assert any("'key'" in fault for fault in faults)
    assert any("longer than a minute" in fault for fault in faults)
