"""Documents set by Typst. Names reach a template as data, never as its markup."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst
from django.utils.translation import get_language


def typeset(template: Path, data: Mapping[str, Any]) -> bytes:
    """The PDF that `template` makes of `data` (JSON), which also gets `lang`: the language that is
    active. Typst knows languages without their country, as en of en-us."""
    lang = (get_language() or "id").partition("-")[0]
    made: bytes = typst.compile(
        template.read_bytes(),
        sys_inputs={"data": json.dumps({"lang": lang, **data})},
        ignore_system_fonts=True,
    )
    return made
