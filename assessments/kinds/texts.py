"""Formatted text inside a question, and the files that it names.

A text is `{"text": …, "format": …}`; formats are those of Moodle, so that what was imported leaves
as it came. A picture or a link to a file of the question is written `@@PLUGINFILE@@/name`.
"""

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

Rich = dict[str, str]

HTML, MOODLE, PLAIN, MARKDOWN = "html", "moodle", "plain", "markdown"
FORMATS = (HTML, MOODLE, PLAIN, MARKDOWN)
_FILE = re.compile(r"@@PLUGINFILE@@/([^\"'\s<>?#]+)")
_TAG = re.compile(r"<[a-zA-Z/!?][^>]*>")


def rich(text: str = "", form: str = HTML) -> Rich:
    return {"text": text.strip(), "format": form}


def is_rich(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() == {"text", "format"}


def rich_in(value: Any) -> Iterator[Rich]:
    """Every formatted text within a payload, in the order of its keys."""
    if is_rich(value):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from rich_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from rich_in(each)


def files_named(payload: Mapping[str, Any]) -> set[str]:
    """Names of files that texts of the payload show or link to."""
    found = (_FILE.findall(each["text"]) for each in rich_in(dict(payload)))
    return {unquote(name) for names in found for name in names}


def with_addresses(text: str, addresses: Mapping[str, str]) -> str:
    """`text` with the addresses of its files; a name without one stays as it is."""
    return _FILE.sub(lambda match: addresses.get(unquote(match[1]), match[0]), text)


def has_markup(text: str) -> bool:
    return _TAG.search(text) is not None


def plain_of(text: Rich) -> str:
    """The words of a formatted text, as a list or a spreadsheet shows them."""
    if text["format"] == PLAIN:
        return " ".join(text["text"].split())
    return html.unescape(words_of(text["text"]))


def words_of(text: str) -> str:
    """The words alone, on one line: for names, lists and logs."""
    return " ".join(_TAG.sub(" ", text).replace("&nbsp;", " ").split())
