"""What a page is, read strictly: headings, language, inline code, words."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

import html5lib
from django.utils import translation
from django.utils.translation import gettext

Element = ElementTree.Element
SILENT = {"script", "style", "template", "svg", "title"}
# Words that Indonesian does not have and no English sentence does without.
ENGLISH = re.compile(
    r"\b(the|and|your|you|please|with|this|that|are|was|not|for|from|sign in|sign out|sign up"
    r"|log in|submit|password|save|cancel|delete|search|required|optional|next|previous|page|home"
    r"|settings|remove|change|email address|course|lesson|download)\b",
    re.IGNORECASE,
)


# Indonesian words that are also the catalogue's English keys.
BOTH = {"Pamong"}


def parse(text: str) -> tuple[Element, list[str]]:
    """The tree, and what a strict reader complains about."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(text)
    return tree, [f"{where}: {what} {more}" for where, what, more in parser.errors]


def faults(text: str, language: str = "id") -> list[str]:
    tree, found = parse(text)
    headings = len(list(tree.iter("h1")))
    if headings != 1:
        found.append(f"{headings} h1")
    if tree.get("lang") != language:
        found.append(f"lang is {tree.get('lang')!r}")
    if not "".join(tree.find("head/title").itertext()).strip():
        found.append("no title")
    return found + list(_inline_code(tree)) + list(_english(tree))


def _inline_code(tree: Element) -> Iterator[str]:
    for node in tree.iter():
        if not isinstance(node.tag, str):
            continue
        for name in node.attrib:
            if name == "style" or name.startswith("on"):
                yield f"<{node.tag} {name}=…>"
        is_data = node.get("type", "") in {"application/json", "application/ld+json"}
        if node.tag == "style" or (node.tag == "script" and not node.get("src") and not is_data):
            yield f"inline <{node.tag}>"
        if (node.get("href") or "").strip().lower().startswith("javascript:"):
            yield "javascript: address"


def texts(node: Element) -> Iterator[str]:
    """What a reader sees or hears, except what says that it is in another language."""
    if isinstance(node.tag, str) and node.tag not in SILENT and node.get("lang") != "en":
        yield from (node.get(name, "") for name in ("aria-label", "alt", "placeholder", "title"))
        yield node.text or ""
        for child in node:
            yield from texts(child)
            yield child.tail or ""


def _english(tree: Element) -> Iterator[str]:
    with translation.override("id"):
        for text in texts(tree.find("body")):
            words = " ".join(text.split())
            # A text that the catalogue would translate has not been translated.
            if words and words not in BOTH and (gettext(words) != words or ENGLISH.search(words)):
                yield f"English: {words[:60]!r}"
