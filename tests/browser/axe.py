"""axe-core on an open page, at WCAG 2.2 AA."""

from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

SCRIPT = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

COLOURS = ["color-contrast", "link-in-text-block"]
# A colour on its way from one theme to the other is the colour of neither.
SETTLED = "Promise.all(document.getAnimations().map(each => each.finished)).then(() => null)"


def violations(page: Page) -> list[str]:
    """One line per broken rule: its name and the first element that breaks it."""
    # By evaluate: our content policy refuses a script that is put into the page.
    page.evaluate(SCRIPT)
    return _run(page, {"type": "tag", "values": TAGS})


def colour_violations(page: Page) -> list[str]:
    """What another theme can break, on a page where `violations` has run."""
    return _run(page, {"type": "rule", "values": COLOURS})


def _run(page: Page, only: dict[str, Any]) -> list[str]:
    page.evaluate(SETTLED)
    result: dict[str, Any] = page.evaluate(
        "only => axe.run(document, {runOnly: only, resultTypes: ['violations']})", only
    )
    return [
        f"{each['id']}: {each['nodes'][0]['html'][:160]} ({each['help']})"
        for each in result["violations"]
    ]
