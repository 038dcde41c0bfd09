"""Parts of the template of a mail that the clinic may put otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.template import Context, NodeList, Template
from django.template.base import FilterExpression, Node
from django.template.loader import get_template

from foundation.notices.texts import kept


class WordsNode(Node):
    """`{% words part name=value … %}our own words{% endwords %}`."""

    def __init__(
        self, part: str, values: Mapping[str, FilterExpression], nodelist: NodeList
    ) -> None:
        self.part = part
        self.values = values
        self.nodelist = nodelist

    def render(self, context: Context) -> str:
        template = str(self.origin.template_name)
        values = {name: value.resolve(context) for name, value in self.values.items()}
        text = kept(f"{template} {self.part}", values)
        if text:
            return text % values
        with context.push(**values):
            return str(self.nodelist.render(context))


@dataclass(frozen=True)
class MailWords:
    """Our own words for a part of a mail; empty where its template does not mark it."""

    template: str
    part: str

    def __str__(self) -> str:
        template, node = self._found()
        if node is None:
            return ""
        context = Context({name: f"%({name})s" for name in node.values}, autoescape=False)
        with context.bind_template(template):
            return str(node.nodelist.render(context)).strip()

    @property
    def values(self) -> list[str]:
        """The names of what it can be filled with."""
        _template, node = self._found()
        return list(node.values) if node else []

    def _found(self) -> tuple[Template, WordsNode | None]:
        backed: Any = get_template(self.template)
        nodes = backed.template.nodelist.get_nodes_by_type(WordsNode)
        return backed.template, next((node for node in nodes if node.part == self.part), None)
