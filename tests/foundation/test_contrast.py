"""The colors of the stylesheet, read from the stylesheet: WCAG 2.2 AA in both themes."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).parents[2] / "foundation/static/foundation/css/klinik.css"

BACKGROUNDS = ["paper", "surface", "surface-2"]
TEXT = [
    *((ink, paper) for ink in ("ink", "ink-2", "primary", "danger") for paper in BACKGROUNDS),
    ("on-primary", "primary"),
    ("on-primary", "primary-strong"),
    ("on-danger", "danger"),
    ("on-primary-soft", "primary-soft"),
    ("on-accent-soft", "accent-soft"),
    ("on-accent-soft", "surface"),
    ("success", "success-soft"),
    ("info", "info-soft"),
    ("danger", "danger-soft"),
    *(("ink", f"{tone}-soft") for tone in ("primary", "accent", "success", "info", "danger")),
    *((ink, brand) for ink in ("on-brand", "on-brand-2") for brand in ("brand", "brand-2")),
]
SHAPES = [
    *(("control", paper) for paper in BACKGROUNDS),
    *(("focus", paper) for paper in BACKGROUNDS),
    *(("primary", paper) for paper in BACKGROUNDS),
    ("accent", "brand"),
    ("accent", "brand-2"),
    ("success", "surface"),
    ("info", "surface"),
    ("danger", "danger-soft"),
]


def themes() -> dict[str, dict[str, str]]:
    blocks = re.findall(r"color-scheme: (light|dark);(.*?)\}", CSS.read_text(), re.DOTALL)
    found = [(name, dict(re.findall(r"--kl-([\w-]+): (#\w{6});", body))) for name, body in blocks]
    assert [name for name, _ in found] == ["light", "dark", "dark"]
    assert found[1] == found[2], "the dark colors of the system and of data-theme differ"
    return dict(found)


def luminance(color: str) -> float:
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back"), TEXT)
def test_text_is_readable(theme: str, front: str, back: str) -> None:
    colors = themes()[theme]
    assert contrast(colors[front], colors[back]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back"), SHAPES)
def test_shapes_that_mean_something_are_visible(theme: str, front: str, back: str) -> None:
    colors = themes()[theme]
    assert contrast(colors[front], colors[back]) >= 3
