"""The template of the guards' world: built anew when what makes it changes, and fit to grow old."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from foundation.models import OutboxMessage
from tests.databases import ROOT
from tests.guards.world import WORLD

MADE_OF = (
    "tests/makers.py",
    "tests/guards/clinic.py",
    "tests/guards/growth.py",
    "agents/**/operations/**/*.py",
    "agents/templates/**/*.html",
    "foundation/locale/**/*.mo",
    "site/config/settings/base.py",
    "courses/migrations/0*.py",
)


@pytest.mark.parametrize("pattern", MADE_OF)
def test_a_change_in_what_makes_the_world_makes_it_anew(monkeypatch, pattern):
    before, read = WORLD.fingerprint(), Path.read_bytes
    touched = next(ROOT.glob(pattern))

    def changed(path: Path) -> bytes:
        return read(path) + (b"#" if path == touched else b"")

    monkeypatch.setattr(Path, "read_bytes", changed)
    assert WORLD.fingerprint() != before
    monkeypatch.undo()
    assert WORLD.fingerprint() == before


def test_tomorrow_it_is_built_anew(monkeypatch):
    before, tomorrow = WORLD.fingerprint(), timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda: tomorrow)
    assert WORLD.fingerprint() != before


def test_nothing_in_it_waits_to_be_sent(world):
    """A mail of this morning that has not gone out would be a fault of the site by noon."""
    assert OutboxMessage.objects.exists()
    assert not OutboxMessage.objects.unsent().exists()
