"""Guard: every form that changes a shared record carries the version of the record.

On pages of the site what is looked at is the page itself, as whoever may open it gets it; in the
admin the form of every view that edits a record of ours.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from django import forms
from django.apps import apps
from django.test import override_settings
from django.urls import URLPattern, URLResolver, get_resolver, path
from django.views.generic import UpdateView
from wagtail.admin.views.generic import EditView

from foundation.stale import VersionedForm
from innovations.models import Innovation
from tests.guards import matrix
from tests.guards.repository import OURS
from tests.guards.visits import client_of

# Wagtail's own views, which save by themselves: of two editors of one picture the second wins.
WAGTAILS = {"PictureForm", "HandoutForm", "UserEditForm"}
# Forms at the address of a record that add something to it, or act on its state and write no value
# that somebody else may have written meanwhile.
ADDS = {
    "assessments:work": "one's own draft; it carries its revision",
    "assessments:submission": "adds a mark of one's own",
    "assessments:give_back": "an act that its state allows once",
    "assessments:extend": "adds an extension",
    "assessments:markers": "adds a marker",
    "credentials:recognition": "one's own; its state gives it to her alone",
    "courses:withdraw": "an act of one's own enrollment",
    "assessments:check": "adds an answer of one's own, the first of which stays",
    "assessments:regrade": "carries the digest of the plan that was looked at",
    "assessments:void": "carries the digest of the plan that was looked at",
    "assessments:withdraw_pass": "an act that its state allows once",
    "assessments:reopen": "an act that its state allows once",
    "assessments:grant": "carries how many attempts were allowed",
    "assessments:mark": "adds a mark; the newest counts, and each stays",
    "assessments:page": "each answer carries the number of its last change",
    "courses:assign": "assigns anew; whoever is enrolled stays so",
    "innovations:reject": "an act that its state allows once",
    "innovations:members": "adds a person; twice is said to be once",
    "mentoring:add_follow_up": "adds something to do",
    "mentoring:add_session_follow_up": "adds something to do",
    "mentoring:book": "adds a session, under the guard of the database",
    "mentoring:invite_to_session": "adds an invitation, under the guard of the database",
    "mentoring:write_to_team": "adds a thread",
    "mentoring:cancel": "an act that its state allows once",
    "mentoring:decline": "an act that its state allows once",
    "agents:reject_claim": "an act that its state allows once",
    "agents:undo_claim": "an act that its state allows once",
}
# Views of the admin that write no value of the record.
ACTS = {
    "AddIndicatorForm": "adds a row; a number that is there is refused",
    "CopyForwardForm": "adds the draft of a year; one that is there is refused",
    "ErratumForm": "adds the draft of a revision; of a year there is one",
    "ApplyForm": "applies a requirement, which its state allows once",
    "StopForm": "stops a requirement, which its state allows once",
    "DiscardForm": "gives up what was sent, which its state allows once",
    "RetryForm": "takes up refused certificates again, which their state allows",
    "TryAgainForm": "sends again, which its state allows",
    "TakeOnErasureForm": "takes on what was asked, which its state allows once",
    "EraseForm": "erases what was asked, which its state allows once",
    "RefuseErasureForm": "refuses what was asked, which its state allows once",
}


class _Forms(HTMLParser):
    """Forms that are posted to the page on which they stand: the names of what is typed in each."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address, self.found, self._names = address, [], None

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        given = dict(attrs)
        if tag == "form" and given.get("method", "").lower() == "post":
            is_here = given.get("action", "") in {"", self.address}
            self._names = {} if is_here else None
            if is_here:
                self.found.append(self._names)
        elif self._names is not None and tag in {"input", "textarea", "select"}:
            self._names[given.get("name", "")] = given.get("type", "") == "hidden"

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._names = None


def _without_version(address: str, html: str) -> list[list[str]]:
    """What is typed into forms of this page that carry no version."""
    reader = _Forms(address)
    reader.feed(html)
    return [
        sorted(names)
        for names in reader.found
        if not all(names.values()) and "version" not in names
    ]


def _edited() -> Iterator[tuple[str, str, str]]:
    """Addresses of one record at which a form is shown and taken: role, address, whose."""
    rows = {(row.address, row.whose, row.method): row for row in matrix.rows()}
    seen = set()
    for (address, whose, method), row in rows.items():
        taken = rows.get((address, whose, "POST"))
        if method != "GET" or taken is None or whose == "-" or address in seen:
            continue
        for role, answer in row.expected.items():
            if answer == "200" and taken.expected[role] in {"200", "go"}:
                seen.add(address)
                yield role, address, whose
                break


@pytest.mark.smoke
def test_every_form_of_a_record_on_the_site_carries_its_version(world, covered):
    missing, looked = {}, list(_edited())
    for role, address, whose in looked:
        url = world.path(address, whose)
        found = _without_version(url, client_of(world, role).get(url).content.decode())
        if found and address not in ADDS:
            missing[address] = found
    covered(f"{len(looked)} addresses of a record with a form")
    assert missing == {}
    assert ADDS.keys() <= {address for _, address, _ in looked}
    assert {"innovations:edit", "mentoring:end_assignment", "mentoring:hand_over"} <= {
        address for _, address, _ in looked
    }


def _views(patterns: Any) -> Iterator[tuple[str, type[Any], dict[str, Any]]]:
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from _views(each.url_patterns)
        elif isinstance(each, URLPattern) and hasattr(each.callback, "view_class"):
            yield str(each.pattern), each.callback.view_class, each.callback.view_initkwargs


def _edit_forms() -> Iterator[tuple[str, type[forms.BaseForm]]]:
    """The form of every view that edits a record of one of our models."""
    ours = {apps.get_app_config(app) for app in OURS}
    for pattern, view_class, options in _views(get_resolver().url_patterns):
        if not issubclass(view_class, EditView | UpdateView):
            continue
        view = view_class(**options)
        model = getattr(view, "model", None)
        if model is not None and model._meta.app_config in ours:
            yield f"{view_class.__name__} at {pattern}", view.get_form_class()


def _unversioned() -> dict[str, str]:
    return {
        where: form.__name__
        for where, form in _edit_forms()
        if not issubclass(form, VersionedForm) and form.__name__ not in ACTS.keys() | WAGTAILS
    }


def test_every_form_of_a_record_in_the_admin_carries_its_version(covered):
    covered(f"{len(list(_edit_forms()))} views that edit a record")
    assert _unversioned() == {}
    assert len(list(_edit_forms())) >= 15


class PlantedForm(forms.ModelForm[Innovation]):
    class Meta:
        model = Innovation
        fields = ("name",)


class PlantedView(EditView):
    model, form_class = Innovation, PlantedForm


urlpatterns = [path("tanam/<int:pk>/", PlantedView.as_view())]


@override_settings(ROOT_URLCONF=__name__)
def test_a_planted_form_without_version_is_found_in_the_admin():
    assert _unversioned() == {"PlantedView at tanam/<int:pk>/": "PlantedForm"}


def test_a_planted_form_without_version_is_found_on_a_page():
    whole = '<form method="post"><input name="version" type="hidden"><input name="name"></form>'
    bare = re.sub(r'<input name="version"[^>]*>', "", whole)
    elsewhere = bare.replace("<form", '<form action="/lain/"')
    acts = '<form method="post"><input name="client_key" type="hidden"></form>'
    assert _without_version("/x/", whole + elsewhere + acts) == []
    assert _without_version("/x/", bare) == [["name"]]
