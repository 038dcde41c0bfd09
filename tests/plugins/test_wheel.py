"""What a stranger gets with `pip install`."""

import subprocess
import zipfile
from email import message_from_string
from pathlib import Path

import pytest

from tests.databases import ROOT

PLUGINS = {
    "foundation",
    "agents",
    "scheduling",
    "credentials",
    "courses",
    "assessments",
    "innovations",
    "mentoring",
}
# Tools of the repository: they need its folders and packages that no plugin needs.
LEFT_OUT = {
    "foundation/catalogues.py",
    "foundation/supervisor.py",
    "foundation/management/commands/messages.py",
    "foundation/management/commands/serve.py",
}


@pytest.fixture
def names(wheel) -> set[str]:
    return set(zipfile.ZipFile(wheel).namelist())


def test_it_brings_the_plugins_and_no_name_that_a_site_needs_itself(names):
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == PLUGINS


def test_it_brings_everything_of_the_plugins(names):
    tracked = subprocess.run(
        ["git", "ls-files", *PLUGINS], cwd=ROOT, check=True, capture_output=True, text=True
    )
    wanted = {name for name in tracked.stdout.split() if (ROOT / name).exists()}
    kinds = {Path(name).suffix for name in wanted}
    assert {".py", ".html", ".css", ".js", ".svg", ".mo", ".typ"} <= kinds
    assert wanted - names == LEFT_OUT


def test_it_asks_for_what_the_plugins_import_and_no_server(wheel):
    archive = zipfile.ZipFile(wheel)
    metadata = next(name for name in archive.namelist() if name.endswith("/METADATA"))
    required = message_from_string(archive.read(metadata).decode()).get_all("Requires-Dist", [])
    always = {each for each in required if "extra ==" not in each}
    names = {each.split(">")[0].split("<")[0].lower() for each in always}
    assert {"django", "wagtail", "filetype", "openpyxl"} <= names
    # What a part needs alone comes with its extra: tests/guards/test_parts.py.
    assert not names & {"channels", "typst", "icalendar", "redis", "django-allauth"}
    assert not names & {"daphne", "psycopg[binary,pool]", "whitenoise"}


PARTS = {
    "foundation": {"channels", "typst", "icalendar"},
    "agents foundation": {"channels", "icalendar"},
    "credentials agents foundation": {"channels", "icalendar", "nh3"},
    "courses credentials agents foundation": {"channels", "icalendar", "nh3"},
    "assessments courses credentials agents foundation": {"channels", "icalendar"},
    "mentoring innovations scheduling agents foundation": {"channels", "nh3"},
}


@pytest.mark.parametrize("plugins", PARTS)
def test_a_part_starts_without_the_packages_of_others(village, plugins):
    """Models, addresses and checks, with those packages out of reach."""
    done = village.run(plugins, "load_all.py", "--check", *PARTS[plugins])
    assert done.returncode == 0, done.stderr[-2000:]


def test_a_part_without_its_package_says_what_to_install(village):
    done = village.run("agents foundation", "load_all.py", "--check", "typst")
    assert done.stderr.rstrip().endswith('typst: pip install "klinik-inoba[agents]".')


def test_every_module_of_it_loads_without_what_only_our_site_needs(installed, village):
    """Import each plugin module with our site's packages forbidden."""
    done = village.run(
        "mentoring innovations assessments courses credentials scheduling agents foundation",
        "load_all.py",
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert int(done.stdout.split()[-1]) > 150


def test_the_loader_notices_a_forbidden_import(installed, village):
    fault = village.folder / "agents_fault.py"
    fault.write_text("import whitenoise\n")
    done = village.run("foundation", "load_all.py", "agents_fault")
    assert done.returncode != 0
    assert "only our site" in done.stderr
