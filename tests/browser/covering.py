"""What lies over something that one presses: a tap there does another thing, or nothing."""

from playwright.sync_api import Page

# Each thing to press in the middle of the screen, and what stands at its own middle.
COVERED = """() => {
  const found = [];
  for (const each of document.querySelectorAll('main :is(a[href], button, input, select, textarea, summary)')) {
    if (!each.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
    if (each.closest('.kl-visually-hidden') || each.disabled) continue;
    each.scrollIntoView({block: 'center'});
    const box = [...each.getClientRects()].find(rect => rect.width > 1 && rect.height > 1);
    if (!box) continue;
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    if (!top || each.contains(top) || top.contains(each)) continue;
    if (each.labels && [...each.labels].some(label => label.contains(top))) continue;
    const name = node => `${node.tagName}.${node.getAttribute('class') || ''} ${node.textContent.trim().slice(0, 40)}`;
    found.push(`${name(each)} lies under ${name(top)}`);
  }
  scrollTo(0, 0);
  return found.slice(0, 4);
}"""


def hidden_under(page: Page) -> list[str]:
    """What cannot be pressed, and what lies over it."""
    found: list[str] = page.evaluate(COVERED)
    return found
