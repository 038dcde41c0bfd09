"""The narrowest screen that WCAG 2.2 asks for (1.4.10), and words that are longer than it."""

from playwright.sync_api import Page

NARROW = 320
# A name of an office without a space, and what somebody pastes into a search.
WORD = "Pertanggungjawabankeberlanjutanpenyelenggaraanpemerintahanan"
# One of each kind of element with words of its own gets the long one too.
LENGTHEN = """word => {
  const seen = new Set();
  for (const node of document.querySelectorAll('body *')) {
    const text = [...node.childNodes].find(each => each.nodeType === 3 && each.data.trim());
    const kind = node.tagName + '.' + (node.getAttribute('class') || '');
    const kept = node.closest('script, style, svg, option, [hidden], .kl-visually-hidden');
    if (!text || kept || seen.has(kind)) continue;
    seen.add(kind);
    text.data = text.data + ' ' + word;
  }
}"""
# What reaches beyond the screen and does not scroll by itself.
BEYOND = """() => {
  if (document.documentElement.scrollWidth <= innerWidth) return [];
  const wide = [...document.querySelectorAll('body *')].filter(node =>
    node.getBoundingClientRect().right > innerWidth + 1);
  const inmost = wide.filter(node => ![...node.children].some(child => wide.includes(child)));
  return inmost.slice(0, 4).map(node =>
    `${node.tagName}.${node.getAttribute('class') || ''} in ${node.parentElement.className}`);
}"""
# Figures and words of a table that reach beyond their cell, which the table's frame would cut off.
CUT = """() => [...document.querySelectorAll('.kl-table tbody :is(td, th)')]
  .filter(cell => cell.scrollWidth > cell.clientWidth + 1).slice(0, 4)
  .map(cell => `cell ${cell.dataset.label || ''}: ${cell.innerText}`)"""


def sideways(page: Page, back_to: int) -> list[str]:
    """Why the page scrolls sideways at 320 px, as it is and with a long word in each kind of
    element; and what a table cuts off there or at the usual width."""
    height = 800
    cut = [f"cut off in its {each}" for each in page.evaluate(CUT)]
    page.set_viewport_size({"width": NARROW, "height": height})
    cut += [f"320 px: cut off in its {each}" for each in page.evaluate(CUT)]
    found = [f"320 px: {each}" for each in page.evaluate(BEYOND)]
    page.evaluate(LENGTHEN, WORD)
    found = found or [f"320 px, a long word: {each}" for each in page.evaluate(BEYOND)]
    page.set_viewport_size({"width": back_to, "height": height})
    return cut + found


# Words of the bar at the foot of a phone that do not stand on one line, and what lies beyond it.
BROKEN = """() => {
  const broken = [];
  for (const link of document.querySelectorAll('.kl-site-nav__link')) {
    const walker = document.createTreeWalker(link, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const word of node.data.matchAll(/[^ \\n]+/g)) {
        const range = document.createRange();
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        const boxes = [...range.getClientRects()];
        if (new Set(boxes.map(box => Math.round(box.top))).size > 1) broken.push(word[0]);
        if (boxes.some(box => box.right > innerWidth || box.left < 0)) broken.push(word[0] + ' beyond');
      }
    }
  }
  return broken;
}"""


def broken_words(page: Page, height: int = 800) -> list[str]:
    """Words of the bar of navigation that break or lie beyond the screen, at 320 and 360 px."""
    found = []
    for width in (NARROW, 360):
        page.set_viewport_size({"width": width, "height": height})
        found += [f"{width} px: {each}" for each in page.evaluate(BROKEN)]
    return found
