"""A program: what the settings of production say to each environment, asked in one interpreter.

Reads {"cases": [environment, ...], "whole": environment} and answers
{"cases": [{"said": ..., "site": ...}, ...], "commands": {command: [status, text]}}.
The settings are loaded anew for each case; the commands see those of `whole`.
"""

import importlib
import io
import json
import os
import sys
import traceback
from contextlib import redirect_stderr, redirect_stdout
from typing import Any

COMMANDS = {
    "check": ["check", "--deploy", "--fail-level", "WARNING"],
    "ready": ["ready"],
}


def _load(environment: dict[str, str]) -> Any:
    os.environ.clear()
    os.environ.update(environment)
    for name in [name for name in sys.modules if name.partition(".")[0] == "config"]:
        del sys.modules[name]
    return importlib.import_module("config.settings.production")


def _answer(environment: dict[str, str]) -> dict[str, Any]:
    with redirect_stderr(io.StringIO()) as said:
        try:
            loaded = _load(environment)
        except Exception:  # noqa: BLE001  (as an interpreter of its own would end)
            traceback.print_exc()
            return {"said": said.getvalue().strip(), "site": ""}
    site = f"{loaded.SITE_NAME} {loaded.FOUNDATION_SITE_PLACE}"
    return {"said": said.getvalue().strip(), "site": site}


def _run(command: list[str]) -> tuple[int, str]:
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    with redirect_stdout(io.StringIO()) as out, redirect_stderr(out):
        try:
            execute_from_command_line(["manage.py", *command])
        except SystemExit as end:
            return int(end.code or 0), out.getvalue()
    return 0, out.getvalue()


def main() -> None:
    asked = json.load(sys.stdin)
    cases = [_answer(environment) for environment in asked["cases"]]
    _load(asked["whole"])
    commands = {name: _run(command) for name, command in COMMANDS.items()}
    sys.stdout.write(json.dumps({"cases": cases, "commands": commands}))


if __name__ == "__main__":
    main()
