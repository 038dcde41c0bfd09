"""The catalogues are compared byte by byte, so nothing in them may depend on the moment."""

from datetime import UTC, datetime

import pytest

catalogues = pytest.importorskip("foundation.catalogues")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "views.py").write_text('_("Save")\nngettext("%(n)s row", "%(n)s rows", n)\n')
    templates = tmp_path / "templates"
    templates.mkdir()
    (templates / "a.html").write_text('{% load i18n %}{% translate "Open" context "door" %}')
    return tmp_path


def _compiled(folder, monkeypatch, year: int) -> bytes:
    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(year, 5, 4, 3, 2, tzinfo=tz or UTC)

    monkeypatch.setattr("babel.messages.catalog.datetime.datetime", Clock, raising=False)
    return catalogues.as_mo(catalogues.extracted(folder))


def test_messages_of_code_and_templates_are_found(folder):
    found = {
        (message.id, message.context) for message in catalogues.extracted(folder) if message.id
    }
    assert found == {("Save", None), (("%(n)s row", "%(n)s rows"), None), ("Open", "door")}


def test_compiling_later_gives_the_same_bytes(folder, monkeypatch):
    assert _compiled(folder, monkeypatch, 2026) == _compiled(folder, monkeypatch, 2030)


def test_what_is_not_translated_is_told(folder):
    assert len(catalogues.untranslated(catalogues.extracted(folder))) == 3


def test_a_message_translated_two_ways_is_told():
    one, other = catalogues._empty(), catalogues._empty()
    one.add("Term", "Istilah")
    other.add("Term", "Masa berlaku")
    assert catalogues.collisions({"courses": one, "agents": other})
    assert not catalogues.collisions({"courses": one, "home": one})
