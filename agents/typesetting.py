"""Documents set by Typst. Names reach a template as data, never as its markup."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import typst
from django.utils.translation import get_language


def typeset(
    template: Path,
    data: Mapping[str, Any],
    *,
    root: Path | None = None,
    standards: Sequence[str] = (),
) -> bytes:
    """The PDF that `template` makes of `data` (JSON), which also gets `lang`: the language that is
    active. Typst knows languages without their country, as en of en-us.

    `root`: the folder below which a template reads pictures, by paths that begin with a slash.
    `standards`: what the metadata claim, as `a-2a`; nothing validates it.
    """
    lang = (get_language() or "id").partition("-")[0]
    more: dict[str, Any] = {"pdf_standards": list(standards)} if standards else {}
    if root is not None:
        more["root"] = str(root)
    made: bytes = typst.compile(
        template.read_bytes(),
        sys_inputs={"data": json.dumps({"lang": lang, **data})},
        ignore_system_fonts=True,
        **more,
    )
    return made
