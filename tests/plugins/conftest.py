"""The wheel, built once and laid into an empty folder; a site that is not ours beside it.

Dependencies come from our own environment, so that no test needs the network. What must not
come from it is the plugins themselves: `walk.py` refuses any module of the repository.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import databases

STRANGER = Path(__file__).parent / "stranger"


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=databases.ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of pure Python is installed by unpacking it."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


@dataclass(frozen=True)
class Village:
    folder: Path
    packages: Path

    def environment(self, plugins: str, database: str = "village.sqlite3") -> dict[str, str]:
        return {
            **{name: value for name, value in os.environ.items() if "DJANGO" not in name},
            "PYTHONPATH": f"{self.packages}{os.pathsep}{self.folder}",
            "PYTHONDONTWRITEBYTECODE": "1",
            "PLUGINS": plugins,
            "VILLAGE_DATABASE": str(self.folder / database),
            "NOT_FROM": str(databases.ROOT),
        }

    def run(
        self, plugins: str, *arguments: str, database: str = "village.sqlite3"
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env=self.environment(plugins, database),
            text=True,
            capture_output=True,
            check=False,
        )


@pytest.fixture
def village(installed: Path, tmp_path: Path) -> Village:
    """The village before any plugin: its code, and its database with Wagtail's own tables."""
    folder = tmp_path / "village"
    shutil.copytree(STRANGER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    made = Village(folder, installed)
    _copy_database(made, lambda: made.run("", "manage.py", "migrate", "--verbosity", "0"))
    return made


def _copy_database(
    village: Village, migrate: Callable[[], subprocess.CompletedProcess[str]]
) -> None:
    """Wagtail's two hundred migrations run once per version of what they come from."""
    digest = hashlib.sha256(repr(databases.versions()).encode())
    for path in [*sorted(STRANGER.glob("*/migrations/0*.py")), STRANGER / "village/settings.py"]:
        digest.update(path.read_bytes())
    template = databases.TEMPLATES / f"village-{digest.hexdigest()[:12]}.db"
    with databases.only_one("village"):
        if not template.exists():
            done = migrate()
            assert done.returncode == 0, done.stderr
            for old in databases.TEMPLATES.glob("village-*.db"):
                old.unlink()
            shutil.copyfile(village.folder / "village.sqlite3", template)
    shutil.copyfile(template, village.folder / "village.sqlite3")
