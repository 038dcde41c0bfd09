"""HEAD answers wherever GET does: monitoring services and calendar programs ask that way."""

import sys
from types import ModuleType

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from config.urls import urlpatterns
from tests.guards.hostile import Sender, Target, parts, to_try


def _fault(sender: Sender, target: Target) -> str:
    """What is wrong with the answer to HEAD; its GET is asked for only where it may be the same."""
    answer = sender.send(target, "HEAD", target.path)
    if b"".join(answer):
        return f"{target.name}: a body"
    if answer.status_code == 405 and sender.send(target, "GET", target.path).status_code != 405:
        return f"{target.name}: 405"
    return ""


@pytest.mark.parametrize("part", parts())
def test_head_answers_wherever_get_does(world, part, covered):
    sender = Sender(world)
    found = to_try(world, part)
    covered(f"{len(found)} addresses")
    assert [fault for target in found if (fault := _fault(sender, target))] == []
    assert sender.faults == []


@pytest.mark.parametrize("name", ["healthz", "page:home", "scheduling:subscription"])
def test_the_headers_of_head_are_those_of_get(world, name):
    sender = Sender(world)
    (target,) = [each for each in to_try(world, _part(name)) if each.name == name]
    head, get = (sender.send(target, method, target.path) for method in ("HEAD", "GET"))
    assert head.status_code == get.status_code
    assert head["Content-Type"] == get["Content-Type"]


def _part(name: str) -> str:
    return name.partition(":")[0] if ":" in name else "site"


def test_control_arm_a_page_for_get_alone_is_found(world, monkeypatch, settings):
    @require_GET
    def stubborn(request: HttpRequest) -> HttpResponse:
        return HttpResponse("x")

    planted = ModuleType("planted_addresses")
    planted.urlpatterns = [path("keras/", stubborn), *urlpatterns]
    monkeypatch.setitem(sys.modules, planted.__name__, planted)
    settings.ROOT_URLCONF = planted.__name__
    target = Target("stubborn", "site", "visitor", "/keras/", "keras/")
    assert _fault(Sender(world), target) == "stubborn: 405"
