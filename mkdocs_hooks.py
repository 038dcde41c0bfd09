"""What MkDocs does not do by itself: pages of the repository's root, and links between them and docs/.

MkDocs calls these functions by name, by `hooks` of mkdocs.yml.
"""

import os
import re
from pathlib import Path, PurePosixPath
from typing import Any

ROOT = Path(__file__).parent
# Pages of the site that stand beside docs/ in the repository.
BESIDE = {
    "changelog.md": "CHANGELOG.md",
    "contributing.md": "CONTRIBUTING.md",
    "security.md": "SECURITY.md",
}
_LINK = re.compile(r"(\]\()(?!\w+:|#)([^)#\s]+)")


def on_files(files: Any, config: Any) -> Any:
    from mkdocs.structure.files import File  # noqa: PLC0415  (tests read this module without MkDocs)

    for page, source in BESIDE.items():
        files.append(File.generated(config, page, content=(ROOT / source).read_text("utf-8")))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    return with_links_of_the_site(markdown, page.file.src_uri)


def with_links_of_the_site(markdown: str, page: str) -> str:
    """Links are written as the repository has its files; `page` is where the text stands in the site."""
    source = BESIDE.get(page, f"docs/{page}")
    pages = {path: name for name, path in BESIDE.items()}

    def moved(match: re.Match[str]) -> str:
        target = os.path.normpath(PurePosixPath(source).parent / match[2])
        place = pages.get(target, target.removeprefix("docs/"))
        return match[1] + os.path.relpath(place, PurePosixPath(page).parent)

    return _LINK.sub(moved, markdown)
