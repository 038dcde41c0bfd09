"""docker-compose.yml as Compose reads it: anchors merged, variables put in."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = ROOT / "docker-compose.yml"
# ${NAME}, ${NAME:-instead}, ${NAME:?what to do}
VARIABLE = re.compile(r"(?<!\$)\$\{(?P<name>[A-Z_]+)(?::(?P<how>[-?])(?P<text>[^}]*))?\}")


class MissingVariableError(Exception):
    """A variable that must be set is not; the text says what to do."""


def raw() -> Any:
    return yaml.safe_load(COMPOSE.read_text())


def loaded(environment: Mapping[str, str]) -> Any:
    return _filled(raw(), environment)


def variables(text: str) -> Iterator[re.Match[str]]:
    return VARIABLE.finditer(text)


def example(text: str) -> dict[str, str]:
    """The variables of .env.example."""
    lines = (line.partition("=") for line in text.splitlines() if re.match(r"[A-Z_]+=", line))
    return {name: value for name, _, value in lines}


def _filled(node: Any, environment: Mapping[str, str]) -> Any:
    if isinstance(node, dict):
        return {key: _filled(value, environment) for key, value in node.items()}
    if isinstance(node, list):
        return [_filled(each, environment) for each in node]
    if isinstance(node, str):
        return VARIABLE.sub(lambda match: _value(match, environment), node).replace("$$", "$")
    return node


def _value(match: re.Match[str], environment: Mapping[str, str]) -> str:
    value = environment.get(match["name"], "")
    if not value and match["how"] == "?":
        raise MissingVariableError(f"{match['name']}: {match['text']}")
    return value or (match["text"] or "" if match["how"] == "-" else "")
