"""XML from strangers, as a small tree that knows its lines.

Expat reads no address and no file by itself. A document type, in which entities would be declared,
is refused before anything of it is expanded.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat  # fed with the guards below

DEEPEST = 60


class TreeError(Exception):
    """`code` says what is wrong at `line`."""

    def __init__(self, line: int, code: str, **params: str) -> None:
        self.line, self.code, self.params = line, code, params
        super().__init__(code)


@dataclass
class Node:
    tag: str
    line: int
    attributes: dict[str, str] = field(default_factory=dict)
    parts: list[str] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def find(self, *path: str) -> "Node | None":
        """The first node that the names lead to."""
        node: Node | None = self
        for tag in path:
            if node is None:
                return None
            node = next((each for each in node.children if each.tag == tag), None)
        return node

    def all(self, tag: str) -> Iterator["Node"]:
        return (each for each in self.children if each.tag == tag)

    def words(self, *path: str, default: str = "") -> str:
        node = self.find(*path)
        return default if node is None else node.text.strip()


class Forest:
    """What stands below the root of a document, one by one as it is closed; what was whole before a
    fault is there all the same, and the fault in `error`."""

    def __init__(self, text: str) -> None:
        self.root: Node | None = None
        self.error: TreeError | None = None
        self._text = text
        self._open: list[Node] = []
        self._parser = expat.ParserCreate("utf-8")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._words
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.EntityDeclHandler = self._refuse
        self._parser.UnparsedEntityDeclHandler = self._refuse
        self._parser.ExternalEntityRefHandler = self._refuse
        self._parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def trees(self) -> list[Node]:
        """Whole children of the root."""
        try:
            self._parser.Parse(self._text.encode("utf-8", "surrogatepass"), True)
        except TreeError as error:
            self.error = error
        except expat.ExpatError as error:
            self.error = TreeError(error.lineno, "broken_xml", value=expat.ErrorString(error.code))
        if self.root is None:
            return []
        unfinished = self._open[1] if len(self._open) > 1 else None
        return [each for each in self.root.children if each is not unfinished]

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        line = self._parser.CurrentLineNumber
        if len(self._open) >= DEEPEST:
            raise TreeError(line, "too_deep")
        node = Node(tag, line, attributes)
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.root = node
        self._open.append(node)

    def _end(self, tag: str) -> None:
        self._open.pop()

    def _words(self, text: str) -> None:
        self._open[-1].parts.append(text)

    def _refuse(self, *declared: object) -> int:
        raise TreeError(self._parser.CurrentLineNumber, "entities")
