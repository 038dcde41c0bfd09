"""Whether two versions say the same."""

import hashlib
import json
from collections.abc import Mapping

from assessments.kinds.base import Payload


def sha_of(kind: str, name: str, payload: Payload, files: Mapping[str, str]) -> str:
    """`files`: the SHA-256 of each by its name."""
    whole = [kind, name, payload, sorted(files.items())]
    text = json.dumps(whole, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
