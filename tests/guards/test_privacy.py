"""Every field that can hold personal data has a purpose, a basis, a term and an end."""

from io import StringIO

import pytest
from django.apps import apps
from django.apps.registry import Apps
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import models

from agents.models import Person
from foundation.privacy import retention
from foundation.privacy.map import Declaration, On, declarations, undeclared
from tests.guards.repository import ROOT

DOCUMENT = ROOT / "docs" / "privacy.md"


def _people() -> set[type[models.Model]]:
    return {Person, get_user_model()}


def test_every_personal_field_is_declared(covered):
    found = apps.get_models(include_auto_created=False)
    covered(
        f"{len(found)} models, {sum(len(each.fields) for each in declarations())} declared fields"
    )
    assert len(found) > 40
    assert undeclared(found, _people()) == []


def test_a_field_that_nobody_declared_is_found():
    class Feeling(models.Model):
        note = models.TextField()
        whose = models.ForeignKey(Person, models.CASCADE)
        kind = models.CharField(max_length=3, choices=[("a", "A")])
        stars = models.IntegerField()

        class Meta:
            app_label = "courses"
            apps = Apps()  # the site's own never hear of it

        def __str__(self) -> str:
            return self.note

    assert undeclared([Feeling], _people()) == ["courses.Feeling.note", "courses.Feeling.whose"]


def _faults(each: Declaration) -> list[str]:
    names = {field.name for field in each.model_class._meta.get_fields()}
    stays = not each.goes
    checks = {
        "names fields that are none": not set(each.fields) <= names,
        "has no purpose, basis or term": not (
            each.use.purpose and each.use.basis and each.retention
        ),
        "stays and does not say why": stays and not each.because,
        "leads to nobody": not (each.whose or each.accounts or each.rows),
        "rests on an article from memory": "21" in each.use.basis,
    }
    return [f"{each.model} {fault}" for fault, is_so in checks.items() if is_so]


def test_every_declaration_is_whole(covered):
    covered(f"{len(declarations())} declarations")
    assert [fault for each in declarations() for fault in _faults(each)] == []
    empty = Declaration("agents.Person", declarations()[0].use, {"nothing": On.STAYS}, "")
    assert len(_faults(empty)) == 4


def test_every_rule_of_retention_has_days_and_words():
    assert {"outbox", "sessions", "staff_imports", "unverified_accounts", "sign_ins"} <= {
        rule.name for rule in retention.rules()
    }
    assert all(str(rule.what) and rule.days >= 0 for rule in retention.rules())


def test_the_document_shows_the_map_as_it_is(tmp_path):
    call_command("privacy_map", "--in", str(DOCUMENT), "--check")
    stale = tmp_path / "privacy.md"
    stale.write_text(DOCUMENT.read_text().replace("agents.Person", "agents.Nobody"))
    with pytest.raises(CommandError):
        call_command("privacy_map", "--in", str(stale), "--check")


def test_the_map_names_every_holding():
    call_command("privacy_map", stdout=(out := StringIO()))
    assert all(each.model in out.getvalue() for each in declarations())
