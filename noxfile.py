"""`make matrix`: the plugins on every Django that Wagtail 8 runs on, each with SQLite and PostgreSQL.

A session takes the Python that is there, and says at the end why it was skipped where one is not.
Its environment lies in var/matrix/, with what the wheel asks for in its newest version; `.venv` is
left alone. ALL=1 takes every pair, else the oldest and the newest Python that matter.
"""

import hashlib
import os
import socket
import sys
from pathlib import Path

import nox

ROOT = Path(__file__).resolve().parent
FOLDER = ROOT / "var" / "matrix"
PAIRS = [
    *(("3.11", "5.2"), ("3.12", "5.2"), ("3.13", "5.2")),
    *(("3.12", "6.0"), ("3.13", "6.0")),
    *(("3.12", "6.1"), ("3.13", "6.1")),
]
PLUGINS = (
    "foundation",
    "agents",
    "scheduling",
    "credentials",
    "courses",
    "assessments",
    "innovations",
    "mentoring",
)
# What these tests import, in the versions of requirements-dev.txt.
TOOLS = (
    *("pytest", "pytest-django", "pytest-xdist", "hypothesis", "html5lib", "babel"),
    *("hatchling", "grimp", "aiosmtpd"),
)
WALKS = ("strangers_site", "overhead")
POSTGRES = ("127.0.0.1", 5432)
# `make matrix ONLY=tests/foundation/outbox` looks at a part.
ONLY = os.environ.get("ONLY", "").split()

nox.options.default_venv_backend = "none"
nox.options.stop_on_first_error = False


@nox.session
@nox.parametrize("database", ["sqlite", "postgresql"])
@nox.parametrize(("version", "django"), PAIRS)
def suite(session: nox.Session, version: str, django: str, database: str) -> None:
    python = _python(version)
    if python is None:
        session.skip(f"no Python {version} on this machine")
    if not os.environ.get("ALL") and (version, django) not in _few():
        session.skip("ALL=1 runs it too")
    address = _address(database)
    if address is None:
        session.skip("DATABASE_URL names no PostgreSQL, and none answers at 127.0.0.1:5432")
    environment = _environment(session, python, f"python{version}-django{django}", django)
    settings = {
        "DATABASE_URL": address,
        "VAR_DIR": str(FOLDER / f"var-{version}-{django}-{database}"),
        "TEST_DATABASE_PREFIX": f"inoba_matrix_{version}_{django}".replace(".", ""),
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPATH": "",
    }
    pytest = [str(environment / "bin" / "python"), "-m", "pytest", "-p", "no:cacheprovider", "-q"]
    spread = ["-n", "2", "--dist", "worksteal"]
    suites = ONLY or [f"tests/{plugin}" for plugin in PLUGINS]
    session.run(*pytest, *spread, *suites, env=settings, external=True)
    if not ONLY and database == "sqlite":  # strangers bring their own database
        without_chromium = ["--ignore=tests/plugins/test_looks.py", "tests/plugins"]
        session.run(*pytest, *spread, *without_chromium, env=settings, external=True)
        walks = ["-m", "install", *(f"tests/plugins/test_{name}.py" for name in WALKS)]
        session.run(*pytest, *walks, env=settings, external=True)


def _few() -> set[tuple[str, str]]:
    """The oldest pair, and each newer Django with the newest Python that is there."""
    newest = {django: version for version, django in PAIRS if _python(version)}
    return {PAIRS[0]} | {(newest[each], each) for each in ("6.0", "6.1") if each in newest}


def _python(version: str) -> Path | None:
    """On the path or where pyenv keeps them; its own commands of that name may lead nowhere."""
    if version == ".".join(map(str, sys.version_info[:2])):
        return Path(sys.executable).resolve()
    folders = [Path(each) for each in os.environ.get("PATH", "").split(os.pathsep)]
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    folders += [each / "bin" for each in sorted(kept.glob(f"{version}*"), reverse=True)]
    found = (each / f"python{version}" for each in folders if each.name != "shims")
    return next((each for each in found if each.exists()), None)


def _address(database: str) -> str | None:
    """Empty is the default of the settings."""
    given = os.environ.get("DATABASE_URL", "")
    if database == "sqlite":
        return ""
    if given.startswith("postgres"):
        return given
    with socket.socket() as caller:
        caller.settimeout(1)
        if caller.connect_ex(POSTGRES):
            return None
    return f"postgres://postgres@{POSTGRES[0]}:{POSTGRES[1]}/postgres"


def _environment(session: nox.Session, python: Path, name: str, django: str) -> Path:
    """Made anew when what it is made from has changed."""
    folder = FOLDER / name
    pins = [
        line
        for line in (ROOT / "requirements-dev.txt").read_text().splitlines()
        if line.partition("==")[0] in TOOLS
    ]
    wanted = [f"Django~={django}.0", *pins]
    digest = hashlib.sha256(repr(wanted).encode() + (ROOT / "pyproject.toml").read_bytes())
    stamp = folder / ".installed"
    if not stamp.exists() or stamp.read_text() != digest.hexdigest():
        session.run(str(python), "-m", "venv", "--clear", str(folder), external=True)
        pip = [str(folder / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
        own = ["--editable", f"{ROOT}[site]"]
        session.run(*pip, "install", "--quiet", *own, *wanted, external=True)
        stamp.write_text(digest.hexdigest())
    session.run(str(folder / "bin" / "python"), "-c", WHO, external=True)
    return folder


WHO = (
    "import sys, django, wagtail; "
    "print('Python', sys.version.split()[0], '· Django', django.__version__, '· Wagtail', wagtail.__version__)"
)
