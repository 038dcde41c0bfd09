"""Guard 10: whatever is sent, no address and no form of ours breaks."""

import sys
from collections.abc import Callable
from datetime import date
from types import ModuleType

import pytest
from django import forms
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from django.utils import translation

from config.urls import urlpatterns
from tests.guards import reading
from tests.guards.hostile import Sender, Target, parts, targets, to_try

View = Callable[..., HttpResponse]


@pytest.mark.parametrize("part", parts())
def test_nothing_that_is_sent_breaks_a_page(world, part, covered):
    sender = Sender(world)
    found = to_try(world, part)
    for target in found:
        sender.try_all(target)
    covered(f"{sender.sent} requests to {len(found)} addresses")
    assert not sender.faults, "\n".join(sender.faults)


def _by_number(request: HttpRequest, number: int = 1) -> HttpResponse:
    return HttpResponse(date.fromordinal(number).isoformat())


def _by_question(request: HttpRequest) -> HttpResponse:
    return HttpResponse(int(request.GET.get("halaman", "1")))


class _Naive(forms.Form):
    day = forms.DateField()


def _by_form(request: HttpRequest) -> HttpResponse:
    form = _Naive(request.POST or None)
    if form.is_valid():
        return HttpResponse(
            form.cleaned_data["day"].replace(year=form.cleaned_data["day"].year - 1)
        )
    return HttpResponse(f"<main><form method=post>{form}</form></main>")


def _traceback(request: HttpRequest) -> HttpResponse:
    return HttpResponse("<pre>Traceback (most recent call last):</pre>")


PLANTED: dict[str, View] = {
    "angka/<int:number>/": _by_number,
    "tanya/": _by_question,
    "formulir/": _by_form,
    "jejak/": _traceback,
}


@pytest.fixture
def planted(monkeypatch, settings) -> None:
    module = ModuleType("planted_addresses")
    planted = [path(route, view) for route, view in PLANTED.items()]
    module.urlpatterns = [*planted, *urlpatterns]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    settings.ROOT_URLCONF = module.__name__
    settings.MIDDLEWARE = [each for each in settings.MIDDLEWARE if "Readable" not in each]


@pytest.mark.parametrize("route", PLANTED)
@pytest.mark.usefixtures("planted")
def test_control_arm_what_breaks_is_found(world, route):
    sender = Sender(world, is_whole=True)
    here = "/" + route.replace("<int:number>", "1")
    sender.try_all(Target("planted", "site", "visitor", here, route))
    assert sender.faults
    # And not because the planted site is broken as a whole.
    assert sender.send(Target("home", "site", "visitor", "/", ""), "GET", "/").status_code == 200


def test_control_arm_a_list_that_searches_as_written_is_found(world, monkeypatch):
    monkeypatch.setattr("agents.claims.views.unit.as_meant", lambda text: text)
    sender = Sender(world)
    (unit,) = [each for each in targets(world) if each.name == "agents:unit"]
    sender.try_disguise(unit)
    assert sender.faults == ["agents:unit searches for what nobody sees"]


UNREADABLE = {
    "question": ("GET", "/cari/?q=a%00b", ""),
    "name of a question": ("GET", "/cari/?a%00b=1", ""),
    "path": ("GET", "/ca%00ri/", ""),
    "JSON": ("POST", "/kabar/dibaca/", '{"x": ["a\\u0000"]}'),
    "half a sign in JSON": ("POST", "/kabar/dibaca/", '{"x": "\\ud800"}'),
}


@pytest.mark.parametrize("what", UNREADABLE)
def test_a_nul_is_refused_with_a_page_of_ours(world, what):
    method, where, body = UNREADABLE[what]
    response = Client().generic(method, where, body, content_type="application/json")
    assert response.status_code == 400
    with translation.override("id"):
        assert reading.faults(response.content.decode()) == []


def test_json_that_means_no_nul_is_read(world):
    text = '{"x": "\\\\u0000 and Siti"}'
    assert Client().post("/kabar/dibaca/", text, "application/json").status_code == 302


def test_a_cookie_with_a_nul_is_as_good_as_none(world):
    client = Client(headers={"cookie": r'sessionid="\000\000\000\000\000\000\000\000"; bahasa=en'})
    response = client.get("/")
    assert response.status_code == 200
    assert response["Content-Language"] == "en"
