"""Read what the demonstration is made of: pages as Markdown with front matter, the rest as YAML.

demo/content/README.md says how each block is written.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial, reduce
from itertools import chain, groupby
from pathlib import Path
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode as Node
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

CONTENT = Path(__file__).parent / "content"
CALLOUTS = ("info", "tip", "warning")
SIDES = ("left_title", "left", "right_title", "right")
# Tags as Wagtail's editor keeps them; in the text itself "<" is escaped.
TAGS = [("<strong>", "<b>"), ("</strong>", "</b>"), ("<em>", "<i>"), ("</em>", "</i>")]
Seed = dict[str, Any]


def of(name: str) -> Any:
    """What content/`name`.yaml holds."""
    return yaml.safe_load((CONTENT / f"{name}.yaml").read_text())


def page(path: Path) -> tuple[Seed, list[Seed]]:
    """Front matter, and raw blocks of a stream, of one Markdown file. Pictures and files stand in
    the blocks by their names; `demo.pages.Library.stream` puts keys in their places."""
    front, *nodes = Node(_MARKDOWN.parse(path.read_text())).children
    return yaml.safe_load(front.content), list(_blocks(nodes))


def pages(folder: str) -> list[tuple[Seed, list[Seed]]]:
    """`page` of every file of a folder, by name."""
    return [page(path) for path in sorted((CONTENT / folder).glob("*.md"))]


def html(markdown: str) -> str:
    """Markdown as the rich text that Wagtail's editor keeps."""
    return _html(Node(_MARKDOWN.parse(markdown)).children)


def _blocks(nodes: Iterable[Node]) -> Iterator[Seed]:
    """What stands between pictures and containers is one block of text."""
    for is_text, group in groupby(nodes, _is_text):
        if is_text:
            yield {"type": "text", "value": _html(group)}
        else:
            yield from map(_block, group)


def _is_text(node: Node) -> bool:
    inline = node.children[0].children if node.type == "paragraph" else []
    is_picture = [each.type for each in inline] == ["image"]
    return not is_picture and node.type != "container_block"


def _block(node: Node) -> Seed:
    if node.type == "paragraph":
        picture = node.children[0].children[0]
        caption = picture.attrs.get("title", "")
        value = {"picture": picture.attrs["src"], "alt": _text(picture), "caption": caption}
        return {"type": "image", "value": value}
    kind, _, argument = node.info.strip().partition(" ")
    name = "callout" if kind in CALLOUTS else kind
    return {"type": name, "value": KINDS[kind](argument, node.children)}


def _html(nodes: Iterable[Node]) -> str:
    tokens = [token for node in nodes for token in node.to_tokens()]
    written = str(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})).strip()
    return reduce(lambda text, tag: text.replace(*tag), TAGS, written)


def _text(node: Node) -> str:
    if node.type == "softbreak":
        return " "
    return "".join(map(_text, node.children)) if node.children else node.content


def _words(nodes: Iterable[Node]) -> str:
    return " ".join(map(_text, nodes))


def _sections(nodes: Iterable[Node]) -> list[tuple[str, str]]:
    """Each heading with the HTML of what stands below it."""
    found: list[tuple[str, list[Node]]] = []
    for node in nodes:
        if node.type == "heading":
            found.append((_text(node), []))
        else:
            found[-1][1].append(node)
    return [(title, _html(below)) for title, below in found]


def _table(caption: str, nodes: list[Node]) -> Seed:
    header, *rows = [
        [_text(cell) for cell in row.children]
        for part in nodes[0].children
        for row in part.children
    ]
    columns = [{"type": "text", "heading": heading} for heading in header]
    values = [{"values": row} for row in rows]
    return {"caption": caption, "table": {"columns": columns, "rows": values, "caption": ""}}


def _steps(title: str, nodes: list[Node]) -> Seed:
    items = [{"title": heading, "text": text} for heading, text in _sections(nodes)]
    return {"title": title, "items": items}


def _spoken(nodes: list[Node], **where: str | None) -> Seed:
    ((title, transcript),) = _sections(nodes)
    return {"title": title, "transcript": transcript, **where}


def _video(where: str) -> dict[str, str | None]:
    """An address, or a name in files/."""
    is_address = "://" in where
    return {"url": where if is_address else "", "document": None if is_address else where}


def _callout(kind: str, title: str, nodes: list[Node]) -> Seed:
    return {"kind": kind, "title": title, "text": _html(nodes)}


# What the argument of a container and its inside make of a block.
KINDS: dict[str, Callable[[str, list[Node]], Seed]] = {
    **{kind: partial(_callout, kind) for kind in CALLOUTS},
    "checklist": lambda title, nodes: {"title": title, "items": [*map(_text, nodes[0].children)]},
    "steps": _steps,
    "comparison": lambda _, nodes: dict(zip(SIDES, chain(*_sections(nodes)), strict=True)),
    "table": _table,
    "quote": lambda source, nodes: {"text": _words(nodes), "source": source},
    "term": lambda word, nodes: {"term": word, "definition": _words(nodes)},
    "file": lambda name, nodes: {"document": name, "title": _words(nodes)},
    "video": lambda where, nodes: _spoken(nodes, **_video(where)),
    "audio": lambda name, nodes: _spoken(nodes, document=name),
}

_MARKDOWN = (
    MarkdownIt("commonmark", {"html": False})
    .enable("table")
    .use(front_matter_plugin)
    .use(container_plugin, "block", validate=lambda *_: True)
)
