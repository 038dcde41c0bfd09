"""What a file may be called where we keep it."""

import re
from pathlib import PurePath

NAMELESS = "berkas"
LONGEST = 150


def stem_of(name: str) -> str:
    """The name of an uploaded file without its ending: letters, digits, dots, dashes and
    underscores. One that consists of other signs (`📎.pdf`) is a nameless file, not a fault."""
    stem = PurePath(name).stem.strip(".")
    words = re.sub(r"[^-\w.]", "", re.sub(r"\s+", "_", stem.strip()))
    return words.strip("._")[:LONGEST] or NAMELESS


def valid_name(name: str) -> str:
    """`stem_of` with the ending that the file had."""
    ending = re.sub(r"[^\w.]", "", PurePath(f"x{name}" if name.startswith(".") else name).suffix)
    stem = NAMELESS if name == ending else stem_of(name)
    return f"{stem}{ending[:20]}"
