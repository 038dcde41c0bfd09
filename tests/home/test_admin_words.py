"""What editors and the clinic read in Wagtail's admin is Indonesian."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import translation
from django.utils.translation import trans_real

from courses.models import CoursePage
from home.editing.guide import NAMES
from home.models import NewsPage

# By the place of the message among the arguments.
ASKED = {"gettext": 0, "ngettext": 0, "pgettext": 1, "npgettext": 1}
# Names of languages, which Wagtail shows as the settings write them.
LEFT = {"Bahasa Indonesia", "Inggris", "English"}


@pytest.fixture
def english(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Messages for which no catalogue has an Indonesian word, while pages are made."""
    found: set[str] = set()

    def listening(name: str, place: int) -> Callable[..., str]:
        original = getattr(trans_real, name)

        def ask(*arguments: Any, **named: Any) -> str:
            message = str(arguments[place])
            key = f"{arguments[0]}\x04{message}" if place else message
            catalog = trans_real.translation("id")._catalog
            is_known = any(_has(catalog, each) for each in (key, (key, 0)))
            if translation.get_language() == "id" and message.strip() and not is_known:
                found.add(message)
            return original(*arguments, **named)

        return ask

    for name, place in ASKED.items():
        asked = listening(name, place)
        monkeypatch.setattr(trans_real, name, asked)
        monkeypatch.setattr(translation._trans, name, asked, raising=False)
    return found


def _has(catalog: Any, key: Any) -> bool:
    try:
        return bool(catalog[key])
    except KeyError:
        return False


def _addresses(course: CoursePage, news: NewsPage) -> list[str]:
    pages = [f"/cms/pages/{page.pk}/" for page in (course, news)]
    parent = news.get_parent()
    return [
        "/cms/",
        "/cms/pages/",
        f"/cms/pages/{parent.pk}/",
        f"/cms/pages/add/home/newspage/{parent.pk}/",
        *(f"{page}{act}" for page in pages for act in ("edit/", "history/", "usage/", "delete/")),
        *(f"{page}{act}" for page in pages for act in ("copy/", "move/", "unpublish/")),
        *(f"/cms/{kind}/{act}" for kind in ("images", "documents") for act in ("", "add/")),
        "/cms/account/",
        "/cms/reports/site-history/",
        "/cms/choose-page/",
        "/cms/images/chooser/",
        "/cms/documents/chooser/",
    ]


@pytest.mark.parametrize("name", ["dewi", "aulia"])
def test_the_admin_speaks_indonesian(name, everybody, make_course, make_news, as_user, english):
    client = as_user(everybody[name])
    course, news = make_course("Inovasi daerah"), make_news("Kabar")
    opened = []
    for address in _addresses(course, news):
        response = client.get(address, headers={"accept-language": "id"})
        if response.status_code == 200:
            opened.append(address)
    assert len(opened) >= 15, opened
    assert english - LEFT == set()


def test_control_arm_a_word_without_translation_is_heard(english):
    with translation.override("id"):
        translation.gettext("A word that nobody has translated")
        translation.gettext("Search…")
    assert english == {"A word that nobody has translated"}


def test_the_scripts_of_the_admin_speak_indonesian(client, db):
    words = client.get("/cms/jsi18n/", headers={"accept-language": "id"}).content.decode()
    for word in ("Tutup semua", "Tulis komentar...", "%(num)s kesalahan", "Dasbor"):
        assert f'"{word}"' in words or f'"{word}' in words, word
    assert client.post("/cms/jsi18n/").status_code == 405


def test_the_admin_carries_our_mark(as_user, everybody):
    html = as_user(everybody["aulia"]).get("/cms/").content.decode()
    assert "foundation/favicon" in html
    assert " - Wagtail</title>" not in html


def test_the_guide_of_the_admin_names_what_stands_on_its_screens(as_user, everybody, make_news):
    """Each name is translated, and the page where one edits says those of its buttons."""
    client = as_user(everybody["aulia"])
    html = client.get("/cms/panduan-editor/").content.decode()
    with translation.override("id"):
        names = {key: translation.gettext(word) for key, word in NAMES.items()}
    for key, name in names.items():
        assert name != NAMES[key], key
        assert f"<strong>{name}</strong>" in html, key
    edit = client.get(f"/cms/pages/{make_news('Kabar').pk}/edit/").content.decode()
    for key in ("content", "promote", "draft", "publish", "unpublish", "preview", "checks"):
        assert names[key] in edit, key
    menu = client.get("/cms/").content.decode()
    assert "/cms/panduan-editor/" in menu
    assert client.post("/cms/panduan-editor/").status_code == 405


def test_the_guide_is_for_whom_the_admin_is_for(as_user, everybody, client):
    assert client.get("/cms/panduan-editor/").status_code == 302
    assert as_user(everybody["sari"]).get("/cms/panduan-editor/").status_code == 403
