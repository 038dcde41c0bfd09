"""README.md for the package index, which knows no folder beside it: addresses become whole ones.

Called by hatchling, by `[tool.hatch.metadata.hooks.custom]` of pyproject.toml.
"""

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

# `](docs/plugins.md)` and `src="docs/pictures/…"`, not `](https://…)` or `](#part)`.
_PICTURE = re.compile(r'(src=")(?!\w+:|#)')
_LINK = re.compile(r"(\]\()(?!\w+:|#)")


def with_whole_addresses(text: str, source: str, tag: str) -> str:
    """`source`: where the repository is shown; its files of `tag` stand at /blob/ and /raw/."""
    source = source.rstrip("/")
    text = _PICTURE.sub(rf"\g<1>{source}/raw/{tag}/", text)
    return _LINK.sub(rf"\g<1>{source}/blob/{tag}/", text)


class ReadmeHook(MetadataHookInterface):
    def update(self, metadata: dict[str, Any]) -> None:
        text = (Path(self.root) / "README.md").read_text(encoding="utf-8")
        source, tag = metadata["urls"]["Source"], f"v{metadata['version']}"
        metadata["readme"] = {
            "content-type": "text/markdown",
            "text": with_whole_addresses(text, source, tag),
        }
