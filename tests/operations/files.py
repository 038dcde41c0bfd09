"""Faults that the deployment's files may have, each found by one function of their texts."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management import get_commands

from tests.operations import compose
from tests.operations.compose import ROOT

SETTINGS = [ROOT / "site/config/settings" / name for name in ("base.py", "production.py")]
# Read by Compose, by an image or by gunicorn, not by our settings.
NOT_OURS = {
    "KLINIK_VERSION",
    "POSTGRES_PASSWORD",
    "KLINIK_DB_PASSWORD",
    "REDIS_PASSWORD",
    "PROXY_TLS",
    "TRUSTED_PROXIES",
    "HTTP_PORT",
    "HTTPS_PORT",
    "WEB_CONCURRENCY",
}
# Made by compose from the passwords, or fixed by the image.
NOT_ASKED = {"DATABASE_URL", "REDIS_URL", "VAR_DIR"}
# Only refused.
NEVER = {"DEBUG"}
EXACT = re.compile(r"[\w./-]+:\d+\.\d+[\w.-]*")


def read_by_settings(texts: list[str]) -> set[str]:
    calls = (node for text in texts for node in ast.walk(ast.parse(text)))
    return {
        str(node.args[0].value)
        for node in calls
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).startswith("env.")
        and isinstance(node.args[0], ast.Constant)
    } - NEVER


def variable_faults(settings: list[str], composed: str, example: str, document: str) -> list[str]:
    """Settings ⇔ compose file ⇔ .env.example ⇔ documentation."""
    read = read_by_settings(settings)
    handed = set(compose.yaml.safe_load(composed)["x-site"]["environment"])
    asked = {match["name"] for match in compose.variables(composed)}
    shown = set(compose.example(example))
    named = set(re.findall(r"`([A-Z][A-Z_]+)`", document))
    pairs = [
        ("read but not handed on", read - handed),
        ("handed on but not read", handed - read - NOT_OURS - {"DJANGO_SETTINGS_MODULE"}),
        ("asked but not in .env.example", asked - shown),
        ("in .env.example but not asked", shown - asked),
        ("asked for but never read", asked - read - NOT_OURS),
        ("not documented", (read | asked) - NOT_ASKED - named),
    ]
    return [f"{name} is {what}" for what, names in pairs for name in sorted(names)]


def password_faults(composed: str) -> list[str]:
    """A secret has no default: it must be set."""
    return [
        f"{match['name']} has a default"
        for match in compose.variables(composed)
        if re.search(r"PASSWORD|SECRET", match["name"])
        and match["how"] != "?"
        and match["name"] != "EMAIL_HOST_PASSWORD"  # a mail server may ask for none
    ]


def image_faults(services: dict[str, Any], dockerfile: str) -> list[str]:
    images = {name: str(each["image"]) for name, each in services.items() if "build" not in each}
    images |= {
        f"Dockerfile:{number}": line.split()[1]
        for number, line in enumerate(dockerfile.splitlines(), 1)
        if line.startswith("FROM ")
    }
    return [f"{where}: {image}" for where, image in images.items() if not EXACT.fullmatch(image)]


def client_faults(services: dict[str, Any], dockerfile: str) -> list[str]:
    """The programs that write and read backups are of the server's major version."""
    installed = re.findall(r"postgresql-client-(\d+)=(\d+)\.", dockerfile)
    server = str(services["postgres"]["image"]).partition(":")[2].partition(".")[0]
    return [
        f"the client is {'.'.join(each)}, the server {server}"
        for each in installed or [("missing",)]
        if set(each) != {server}
    ]


def path_faults(services: dict[str, Any], volumes: dict[str, Any], dockerfile: str) -> list[str]:
    """Every file that is mounted, copied or named in a command is in the repository."""
    named = {
        f"{name}: {source}"
        for name, each in services.items()
        for source in (str(mount).split(":")[0] for mount in each.get("volumes", []))
        if not _is_there(source, volumes)
    }
    commands = [(name, text) for name, each in services.items() for text in _commands(each)]
    commands.append(("Dockerfile", dockerfile))
    words = ((name, word) for name, text in commands for word in re.findall(r"[\w./-]+", text))
    named |= {
        f"{name}: {word}"
        for name, word in words
        if re.match(r"(deploy/|manage\.py|requirements)", word) and not (ROOT / word).exists()
    }
    return sorted(named)


def _is_there(source: str, volumes: dict[str, Any]) -> bool:
    return (ROOT / source).exists() if source.startswith((".", "/")) else source in volumes


def command_faults(services: dict[str, Any]) -> list[str]:
    """Every `manage.py` word is a command that this site has."""
    known = get_commands()
    found = [
        (name, command)
        for name, each in services.items()
        for text in _commands(each)
        for command in re.findall(r"manage\.py[\s,\"']+(\w+)", text)
    ]
    return [f"{name}: manage.py {command}" for name, command in found if command not in known]


def ready_faults(services: dict[str, Any]) -> list[str]:
    """Each process of ours asks `ready` first, and gives its place to the program after it."""
    pattern = re.compile(r"python manage\.py ready && exec ")
    return [
        name
        for name, each in services.items()
        if "build" in each and name != "migrate" and not pattern.match(each["command"][-1])
    ]


def hardening_faults(services: dict[str, Any], networks: dict[str, Any]) -> Iterator[str]:
    for name, each in services.items():
        rules = {
            "runs as root": str(each.get("user", "root")).split(":")[0] in {"root", "0"},
            "keeps capabilities": each.get("cap_drop") != ["ALL"],
            "may gain privileges": "no-new-privileges:true" not in each.get("security_opt", []),
            "writes its own files": each.get("read_only") is not True,
            "has no health check": "healthcheck" not in each,
            "has no memory limit": "mem_limit" not in each,
            "has endless logs": "max-size" not in each.get("logging", {}).get("options", {}),
            "does not start again": name != "migrate" and each.get("restart") != "unless-stopped",
            "publishes a port": name != "proxy" and "ports" in each,
        }
        yield from (f"{name} {fault}" for fault, is_so in rules.items() if is_so)
    for name in ("postgres", "redis"):
        if any(not (networks[each] or {}).get("internal") for each in services[name]["networks"]):
            yield f"{name} can be reached from outside"


def _commands(service: dict[str, Any]) -> list[str]:
    command = [str(part) for part in service.get("command", [])]
    check = [str(part) for part in service.get("healthcheck", {}).get("test", [])]
    return [" ".join(command), " ".join(check)]


def text_of(name: str) -> str:
    return Path(ROOT / name).read_text()
