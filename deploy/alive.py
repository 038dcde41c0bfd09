"""Ask /healthz of a process and look at one part of the answer: what a health check runs.

A page server stays healthy while mail waits: only the part that is named decides.
"""

import json
import os
import sys
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen


def main(address: str, part: str) -> int:
    # The site answers to its own name only.
    name = urlsplit(os.environ["BASE_URL"]).hostname or ""
    request = Request(address, headers={"Host": name})  # noqa: S310  (written in docker-compose.yml)
    try:
        with urlopen(request, timeout=4) as answer:  # noqa: S310
            parts = json.load(answer)
    except HTTPError as error:
        parts = json.load(error)
    found = parts.get(part, {"ok": False, "detail": "not reported"})
    sys.stdout.write(f"{part}: {found['detail']}\n")
    return 0 if found["ok"] else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
