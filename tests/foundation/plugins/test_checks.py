"""Each step of `docs/plugins.md`, left out: `manage.py check` says so, with the cure."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.checks import Tags, run_checks
from django.db import DEFAULT_DB_ALIAS
from django.urls import include, path
from django.utils import timezone
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from foundation.models import OutboxMessage, Reminder

PLUGINS = (
    *("foundation", "agents", "credentials", "courses", "assessments", "innovations", "scheduling"),
    *("mentoring", "home"),
)
FRAME = """<title>{% block kl_title %}{% endblock %}</title>{% block kl_description %}{% endblock %}
{% block kl_meta %}{% endblock %}{% block kl_styles %}{% endblock %}{% block kl_scripts %}{% endblock %}
{% block kl_body_class %}{% endblock %}{% block kl_main_class %}{% endblock %}{% block kl_hero %}{% endblock %}
{% block kl_breadcrumbs %}{% endblock %}{% block kl_page_header %}{% block kl_heading %}{% endblock %}
{% block kl_lead %}{% endblock %}{% block kl_actions %}{% endblock %}{% endblock %}
{% block kl_content %}{% endblock %}{% block kl_aside %}{% endblock %}"""


class OwnSessions(SessionMiddleware):
    pass


class Addresses:
    """A host's: all plugins below a prefix, its door and Wagtail."""

    def __init__(self, *, without: str = "", wagtail_first: bool = False) -> None:
        ours = [path("clinic/", include(f"{each}.urls")) for each in PLUGINS if each != without]
        rest = [path("", include(wagtail_urls))]
        admin = [path("cms/", include(wagtailadmin_urls))]
        self.urlpatterns = [*admin, *(rest + ours if wagtail_first else ours + rest)]


@pytest.fixture
def host(settings, tmp_path):
    """Settings that did all that the document says."""
    settings.ROOT_URLCONF = Addresses()
    settings.LOGIN_URL = settings.LOGOUT_URL = "wagtailadmin_login"
    settings.FOUNDATION_SIGN_UP_URL = settings.FOUNDATION_ACCOUNT_URL = "/yours/"
    settings.FOUNDATION_PRIVATE_ROOT = tmp_path / "private"
    settings.MIDDLEWARE = [each for each in settings.MIDDLEWARE if "LanguageM" not in each]
    _templates(settings, tmp_path, {"host.html": FRAME})
    settings.FOUNDATION_BASE_TEMPLATE = "host.html"
    return settings


def _templates(settings: Any, folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).write_text(text)
    first = settings.TEMPLATES[0]
    settings.TEMPLATES = [{**first, "DIRS": [folder, *first["DIRS"]]}]


def _told(**options: Any) -> dict[str, str]:
    """What the checks of ours say, by id, with the cure."""
    found = [each for each in run_checks(**options) if each.id.startswith(("foundation", "agents"))]
    return {each.id: f"{each.msg} {each.hint}" for each in found}


def test_a_site_that_did_it_right_is_told_nothing(host):
    assert _told() == {}


def test_this_site_is_told_nothing():
    assert run_checks() == []


def _without_middleware(name: str) -> Callable[[Any], None]:
    def leave_out(site: Any) -> None:
        site.MIDDLEWARE = [each for each in site.MIDDLEWARE if not each.endswith(name)]

    return leave_out


def _with_middleware(*names: str) -> Callable[[Any], None]:
    def add(site: Any) -> None:
        site.MIDDLEWARE = [*names, *(each for each in site.MIDDLEWARE if each not in names)]

    return add


def _with(name: str, value: object) -> Callable[[Any], None]:
    return lambda site: setattr(site, name, value)


def _without_processor(name: str) -> Callable[[Any], None]:
    def leave_out(site: Any) -> None:
        first = site.TEMPLATES[0]
        given = first["OPTIONS"]["context_processors"]
        kept = [each for each in given if not each.endswith(name)]
        site.TEMPLATES = [{**first, "OPTIONS": {"context_processors": kept}}]

    return leave_out


def _without_block(name: str) -> Callable[[Any], None]:
    def leave_out(site: Any) -> None:
        folder = site.TEMPLATES[0]["DIRS"][0]
        text = FRAME.replace(f"{{% block {name} %}}", "{% block other %}")
        (folder / "host.html").write_text(text)

    return leave_out


def _our_frame_without_a_way_out(site: Any) -> None:
    site.FOUNDATION_BASE_TEMPLATE = "foundation/base.html"
    del site.LOGOUT_URL


def _relative_folder(site: Any) -> None:
    site.FOUNDATION_PRIVATE_ROOT = "var/private"


def _public_folder(site: Any) -> None:
    site.FOUNDATION_PRIVATE_ROOT = Path(site.MEDIA_ROOT) / "private"


def _file_for_a_folder(site: Any) -> None:
    Path(site.FOUNDATION_PRIVATE_ROOT).write_text("")


COOKIES = "foundation.middleware.CookiesMiddleware"
STEPS: dict[str, tuple[Callable[[Any], None], str, str]] = {
    **{
        f"addresses of {name}": (
            _with("ROOT_URLCONF", Addresses(without=name)),
            "foundation.E001",
            f'path("", include("{name}.urls"))',
        )
        for name in PLUGINS
    },
    "Wagtail last": (
        _with("ROOT_URLCONF", Addresses(wagtail_first=True)),
        "foundation.E002",
        "before include(wagtail_urls)",
    ),
    **{
        f"a {name} that is there": (_with(name, "nowhere"), "foundation.E003", name)
        for name in ("LOGIN_URL", "LOGOUT_URL", "FOUNDATION_SIGN_UP_URL", "FOUNDATION_ACCOUNT_URL")
    },
    "LOGIN_URL": (_with("LOGIN_URL", "/accounts/login/"), "foundation.W001", "Set LOGIN_URL"),
    "LOGOUT_URL": (_our_frame_without_a_way_out, "foundation.W002", "Set LOGOUT_URL"),
    "a choice of languages": (
        _with_middleware("foundation.middleware.LanguageMiddleware"),
        "foundation.W003",
        "set_language",
    ),
    "a frame": (_with("FOUNDATION_BASE_TEMPLATE", "no.html"), "foundation.E004", "no.html"),
    **{
        f"block {name}": (_without_block(f"kl_{name}"), "foundation.W004", f"block kl_{name} ")
        for name in ("title", "hero", "actions", "content", "aside", "main_class", "scripts")
    },
    **{
        f"processor {name}": (_without_processor(name), "foundation.E005", name)
        for name in ("foundation.context_processors.page", "processors.request", "auth", "messages")
    },
    **{
        f"middleware {name}": (_without_middleware(name), "foundation.E006", name)
        for name in (
            *("SessionMiddleware", "CsrfViewMiddleware"),
            *("auth.middleware.AuthenticationMiddleware", "MessageMiddleware"),
        )
    },
    "drafts": (_without_middleware("DraftMiddleware"), "foundation.W007", "drafts.DraftMiddleware"),
    "drafts last": (
        _with_middleware("foundation.drafts.DraftMiddleware"),
        "foundation.W008",
        "the last",
    ),
    "cookies before sessions": (
        lambda site: setattr(
            site, "MIDDLEWARE", [*_others(site.MIDDLEWARE, COOKIES), site.MIDDLEWARE[-1]]
        ),
        "foundation.W009",
        "before the sessions",
    ),
    "readable after messages": (
        _with_middleware("foundation.middleware.ReadableMiddleware"),
        "foundation.W009",
        "after the messages",
    ),
    "address of links": (
        lambda site: (setattr(site, "BASE_URL", ""), setattr(site, "WAGTAILADMIN_BASE_URL", "")),
        "foundation.W010",
        "Set WAGTAILADMIN_BASE_URL",
    ),
    "times with zones": (_with("USE_TZ", False), "foundation.E007", "Set USE_TZ"),
    "a zone": (_with("TIME_ZONE", "UTC"), "foundation.W011", "Set TIME_ZONE"),
    "a folder with a place": (_relative_folder, "foundation.W012", "Set FOUNDATION_PRIVATE_ROOT"),
    "a folder that is private": (_public_folder, "foundation.E008", "MEDIA_ROOT"),
    "a folder that can be written": (_file_for_a_folder, "foundation.E009", "may not write"),
    "second factor": (
        lambda site: (
            _without_middleware("SecondFactorMiddleware")(site),
            setattr(site, "AGENTS_MFA_REQUIRED", True),
        ),
        "agents.E002",
        "second_factor.SecondFactorMiddleware",
    ),
    "idle": (_without_middleware("IdleMiddleware"), "agents.W001", "middleware.IdleMiddleware"),
    "whose e-mail is proven": (
        _with("AGENTS_HAS_VERIFIED_EMAIL", "village.nothing.at_all"),
        "agents.E003",
        "AGENTS_HAS_VERIFIED_EMAIL",
    ),
}


def _others(middleware: list[str], name: str) -> list[str]:
    """With `name` behind all but the last."""
    return [*(each for each in middleware[:-1] if each != name), name]


@pytest.mark.parametrize("step", STEPS)
def test_a_step_that_was_left_out_is_told_with_its_cure(step, host):
    leave_out, identity, cure = STEPS[step]
    leave_out(host)
    told = _told()
    assert set(told) == {identity}
    assert cure in told[identity]


def test_a_middleware_of_the_hosts_own_kind_is_as_good(host):
    sessions = "django.contrib.sessions.middleware.SessionMiddleware"
    host.MIDDLEWARE = [
        f"{__name__}.OwnSessions" if each == sessions else each for each in host.MIDDLEWARE
    ]
    assert _told() == {}


def test_plugins_below_wagtail_lose_their_templates(host, monkeypatch):
    configs = apps.app_configs
    turned = {"wagtailadmin": configs["wagtailadmin"], **configs}
    monkeypatch.setattr(apps, "app_configs", turned)
    assert set(_told()) == {"foundation.W006"}


def test_blocks_are_found_through_what_a_frame_extends(host):
    folder = host.TEMPLATES[0]["DIRS"][0]
    (folder / "root.html").write_text("{% block body %}{% endblock %}")
    (folder / "host.html").write_text(
        '{% extends "root.html" %}{% block body %}' + FRAME + "{% endblock %}"
    )
    assert _told() == {}
    # A block that the parent has not is never shown.
    (folder / "loose.html").write_text('{% extends "root.html" %}' + FRAME)
    host.FOUNDATION_BASE_TEMPLATE = "loose.html"
    assert "content" in _told()["foundation.W004"]


def test_another_language_of_templates_is_not_judged(host):
    """A host may have one beside Django's: its options are its own."""
    other = {"BACKEND": "django.template.backends.dummy.TemplateStrings", "DIRS": []}
    host.TEMPLATES = [*host.TEMPLATES, other]
    assert _told() == {}


def _minute() -> dict[str, str]:
    return _told(tags=[Tags.database], databases=[DEFAULT_DB_ALIAS])


def test_work_that_waits_tells_that_the_minute_does_not_run(db):
    now = timezone.now()
    mail = OutboxMessage.objects.create(key="a", kind="mail", next_try_at=now)
    Reminder.objects.create(subject="session:1", kind="day", recipient="person:1", due_at=now)
    assert _minute() == {}
    OutboxMessage.objects.update(next_try_at=now - timedelta(minutes=11))
    assert "mail waiting: 1" in _minute()["foundation.W005"]
    assert "manage.py minute --loop" in _minute()["foundation.W005"]
    mail.delete()
    Reminder.objects.update(due_at=now - timedelta(minutes=11))
    assert "reminders waiting: 1" in _minute()["foundation.W005"]
    assert _told() == {}  # a plain check asks no database
