"""A secret key for one machine, made once. The demonstration has no administrator to set one."""

import secrets
from pathlib import Path


def local_secret(path: Path) -> str:
    """Read the secret in `path`, or make it with mode 0600."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(60))
    return path.read_text()
