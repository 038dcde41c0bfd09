"""HTML of questions: what of it is kept, and how it is shown.

Whatever is shown is cleaned first, so that a text may be kept as it came as long as cleaning takes
nothing out of it but the way it is written.
"""

from collections import Counter
from collections.abc import Mapping
from html.parser import HTMLParser

import nh3
from django.utils.html import escape, linebreaks
from django.utils.safestring import SafeString, mark_safe

from assessments.kinds.texts import HTML, MOODLE, PLAIN, Rich, has_markup, with_addresses

TAGS = {
    *("p", "br", "hr", "div", "span", "blockquote", "pre", "code", "kbd", "samp", "var"),
    *("b", "strong", "i", "em", "u", "s", "del", "ins", "mark", "small", "sub", "sup", "q", "cite"),
    *("h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "abbr", "dfn", "time", "bdi"),
    *("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "colgroup", "col"),
    *("a", "img", "figure", "figcaption", "audio", "video", "source", "track"),
}
ATTRIBUTES = {
    "*": {"title", "lang", "dir", "style"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "audio": {"src", "controls"},
    "video": {"src", "controls", "width", "height", "poster"},
    "source": {"src", "type"},
    "track": {"src", "kind", "srclang", "label"},
    "ol": {"start", "type", "reversed"},
    "li": {"value"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope", "abbr"},
    "time": {"datetime"},
    "abbr": {"title"},
}
# Kept so that a text leaves as it came; our pages run no inline styles.
STYLES = {
    *("color", "background-color", "text-align", "font-weight", "font-style", "font-family"),
    *("font-size", "text-decoration", "vertical-align", "width", "height", "padding", "margin"),
    *("margin-left", "border", "list-style-type", "line-height"),
}
SCHEMES = {"http", "https", "mailto", "tel"}
_WITHOUT_WORDS = {"script", "style", "iframe", "object", "embed", "noscript", "template"}


def cleaned(text: str) -> str:
    """Nothing that runs, fetches for somebody else or belongs to another page."""
    return nh3.clean(
        text,
        tags=TAGS,
        clean_content_tags=_WITHOUT_WORDS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        filter_style_properties=STYLES,
        link_rel=None,
    )


def kept(text: str) -> tuple[str, list[str]]:
    """What is stored of an imported text, and what was taken out of it: names of elements, and of
    attributes with `@` before them. A text from which nothing is taken stays as it was written."""
    if not has_markup(text):
        return text, []
    clean = cleaned(text)
    before, after = _parts(text), _parts(clean)
    lost = sorted(before - after)
    return (clean.strip(), lost) if lost else (text, [])


def shown(text: Rich, addresses: Mapping[str, str] | None = None) -> SafeString:
    """HTML for a page. `addresses` of files of the question by name; without them a picture stays
    unseen."""
    body, form = text["text"], text["format"]
    if form == HTML or (form == MOODLE and has_markup(body)):
        body = body if form == HTML else body.replace("\n", "<br>")
    elif form in (MOODLE, PLAIN):
        body = linebreaks(escape(body))
    else:
        body = f"<div>{linebreaks(escape(body))}</div>"
    return mark_safe(cleaned(with_addresses(body, addresses or {})))  # noqa: S308 - just cleaned


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found[tag] += 1
        for name, value in attrs:
            if name != "style":
                self.found[f"{tag} @{name}"] += 1
            else:
                self._read_style(tag, value or "")

    def _read_style(self, tag: str, value: str) -> None:
        for rule in value.split(";"):
            name = rule.partition(":")[0].strip().lower()
            if name:
                self.found[f"{tag} @style {name}"] += 1

    def handle_comment(self, data: str) -> None:
        self.found["<!-- -->"] += 1


def _parts(text: str) -> Counter[str]:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    # What a browser puts in by itself.
    for name in ("tbody", "html", "head", "body"):
        reader.found.pop(name, None)
    return reader.found
