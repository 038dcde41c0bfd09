"""axe-core on an open page, at WCAG 2.2 AA."""

from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

SCRIPT = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """One line per broken rule: its name and the first element that breaks it."""
    # By evaluate: our content policy refuses a script that is put into the page.
    page.evaluate(SCRIPT)
    result: dict[str, Any] = page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", TAGS
    )
    return [
        f"{each['id']}: {each['nodes'][0]['html'][:160]} ({each['help']})"
        for each in result["violations"]
    ]
