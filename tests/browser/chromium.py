"""`make browser-test` needs Chromium: Debian's own, installed when that is possible."""

import os
import shutil
import subprocess
import sys

CURE = (
    "Chromium is missing. Install it with: sudo apt-get update && sudo apt-get install chromium\n"
)

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser")


def install() -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update"],
        ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"],
    ):
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)


def main() -> int:
    if find() is None and os.geteuid() == 0 and shutil.which("apt-get"):
        install()
    if find() is None:
        sys.stderr.write(CURE)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
