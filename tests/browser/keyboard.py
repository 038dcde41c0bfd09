"""A hand on the keyboard and none on the mouse."""

from playwright.sync_api import Page

SAID = "(document.activeElement.innerText || document.activeElement.value || '').trim()"
# What somebody hears of a field: its label.
LABELLED = "[...(document.activeElement.labels || [])].map(each => each.innerText).join(' ')"


def tab_to(page: Page, text: str, most: int = 80) -> None:
    """Press Tab until what has the focus says `text`."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if text in page.evaluate(SAID) or text in page.evaluate(LABELLED):
            return
    raise AssertionError(f"Tab never reaches {text!r}")
