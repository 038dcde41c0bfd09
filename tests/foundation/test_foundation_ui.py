import re
from pathlib import Path

import pytest

from foundation.templatetags.foundation_ui import initials, percent

ROOT = Path(__file__).parents[2]
SPRITE = ROOT / "foundation/static/foundation/icons.svg"
ICON = re.compile(r"\{% icon \"([\w-]+)\" %\}|[ (]icon=\"([\w-]+)\"")


@pytest.mark.parametrize(
    ("value", "maximum", "shown"),
    [(3, 8, 38), (0, 8, 0), (8, 8, 100), (199, 200, 99), (1, 0, 0), (None, 8, 0), (9, 8, 100)],
)
def test_only_what_is_complete_shows_a_hundred(value: int | None, maximum: int, shown: int) -> None:
    assert percent(value, maximum) == shown


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Sari Wulandari", "SW"), ("H. Ahmad Fauzi, S.Sos.", "AF"), ("Budi", "B"), ("", "?")],
)
def test_initials_leave_titles_out(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_every_icon_that_is_asked_for_is_drawn() -> None:
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', SPRITE.read_text()))
    files = [
        path
        for kind in ("*.html", "*.py")
        for path in ROOT.glob(f"[a-z]*/**/{kind}")
        if "var" not in path.parts
    ]
    asked = {
        (path.relative_to(ROOT).as_posix(), one or other)
        for path in files
        if "templates/" in path.as_posix() or path.name in {"apps.py", "navigation.py"}
        for one, other in ICON.findall(path.read_text())
    }
    assert len(asked) > 10
    assert {item for item in asked if item[1] not in drawn} == set()
