"""The wheel, with whatever it asks for, where nothing of ours is: `docs/plugins.md` by the letter, from a
bare `wagtail start` through the whole walk of the village and out again.

Three to six minutes, in `make install-test`: an environment from the package index, and a process
for each plugin that goes, for only a new process has an app less.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.databases import ROOT
from tests.plugins.conftest import STRANGER

pytestmark = pytest.mark.install
DOCUMENT = ROOT / "docs" / "plugins.md"
LOOK = """
from django.contrib.auth import get_user_model
from django.test import Client
from courses.models import CourseIndexPage, CoursePage
from home.models import HomePage
root = get_user_model().objects.create_superuser("root", "root@site.example", "x")
index = HomePage.objects.get().add_child(instance=CourseIndexPage(title="School"))
course = index.add_child(instance=CoursePage(title="Bees", jp=2))
client = Client()
client.force_login(root)
for path in ("/", "/admin/", index.url, course.url, "/belajar/riwayat/", "/inovasi/", "/unit/"):
    answer = client.get(path)
    assert answer.status_code == 200, path
answer = client.post(f"/belajar/{course.pk}/daftar/", follow=True)
assert 'href="/static/foundation/css/klinik.css"' in answer.content.decode()
assert "You are enrolled" in answer.content.decode()
print("walked")
"""

ONE = """
from django.test import Client
from courses.models import CoursePage
answer = Client().get(CoursePage.objects.get().url)
assert answer.status_code == 200
assert 'href="/static/foundation/css/klinik.css"' in answer.content.decode()
print("stands in it")
"""


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty")
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    python = folder / "bin" / "python"
    subprocess.run(
        [str(python), "-m", "pip", "install", "--quiet", f"{wheel}[assessments,courses,mentoring]"],
        check=True,
    )
    return python


def _run(python: Path, *arguments: str, cwd: Path, **more: str) -> str:
    environment = {name: value for name, value in os.environ.items() if "DJANGO" not in name}
    environment.pop("PYTHONPATH", None)
    environment |= more
    done = subprocess.run(
        [str(python), *arguments],
        cwd=cwd,
        env=environment,
        text=True,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]
    return done.stdout


def test_what_the_wheel_asks_for_fits_together(python, tmp_path):
    assert "No broken requirements" in _run(python, "-m", "pip", "check", cwd=tmp_path)


def test_a_new_wagtail_project_takes_the_plugins_in(python, tmp_path):
    project = tmp_path / "mysite"
    subprocess.run([python.parent / "wagtail", "start", "mysite"], cwd=tmp_path, check=True)
    settings, addresses, frame_name = _shown("python")[:3]
    with (project / "mysite/settings/base.py").open("a") as file:
        file.write(settings + frame_name)
    _edit(project / "mysite/urls.py", r"urlpatterns = urlpatterns \+ \[[^]]*\]", addresses)
    for command in (["check"], ["migrate", "-v0"], ["makemigrations", "--check", "--dry-run"]):
        _run(python, "manage.py", *command, cwd=project)
    assert "walked" in _run(python, "manage.py", "shell", "-v0", "-c", LOOK, cwd=project)
    # The same in a frame of the project's own, as the document shows one.
    (project / "mysite/templates/clinic_base.html").write_text(_shown("django")[0])
    with (project / "mysite/settings/base.py").open("a") as file:
        file.write('\nFOUNDATION_BASE_TEMPLATE = "clinic_base.html"\n')
    assert "silenced" in _run(python, "manage.py", "check", "--fail-level", "WARNING", cwd=project)
    assert "stands in it" in _run(python, "manage.py", "shell", "-v0", "-c", ONE, cwd=project)


PLUGINS = (
    "mentoring",
    "innovations",
    "assessments",
    "courses",
    "credentials",
    "scheduling",
    "agents",
    "foundation",
)


def test_a_bare_project_walks_all_of_it_and_is_left_again(python, tmp_path, covered):
    project = tmp_path / "mysite"
    subprocess.run([python.parent / "wagtail", "start", "mysite"], cwd=tmp_path, check=True)
    settings, addresses, frame_name = _shown("python")[:3]
    base, urls = project / "mysite/settings/base.py", project / "mysite/urls.py"
    with base.open("a") as file:
        file.write(settings + frame_name)
    _edit(urls, r"urlpatterns = urlpatterns \+ \[[^]]*\]", addresses)
    with (project / "mysite/settings/dev.py").open("a") as file:  # mail is looked at, not printed
        file.write('\nEMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"\n')
    for name in ("walk.py", "walks"):
        copy = shutil.copytree if (STRANGER / name).is_dir() else shutil.copyfile
        copy(STRANGER / name, project / name)
    steps = ["prepare", "learning", "clinic", "asking", "links"]
    said = _walk(python, project, PLUGINS, *steps)
    covered(f"a bare project: {said.splitlines()[-2]}, {said.split()[-1]} visits")
    for number, name in enumerate(PLUGINS, start=1):
        _run(python, "manage.py", "remove_plugin", name, "--delete", "--yes", cwd=project)
        _take_out(name, base, urls)
        _walk(python, project, PLUGINS[number:], "after")


def _walk(python: Path, project: Path, plugins: tuple[str, ...], *steps: str) -> str:
    return _run(
        python,
        "walk.py",
        *steps,
        cwd=project,
        HOST="bare",
        PLUGINS=" ".join(plugins),
        DJANGO_SETTINGS_MODULE="mysite.settings.dev",
        NOT_FROM=str(ROOT),
    )


def _take_out(name: str, base: Path, urls: Path) -> None:
    """What `remove_plugin` says is next; with the last one go the lines that named it."""
    _edit(base, rf'"{name}",? ?', "")
    _edit(urls, rf'    path\("", include\("{name}\.urls"\)\),\n', "")
    if name == "foundation":
        base.write_text(re.sub(r"(?m)^.*(foundation\.|FOUNDATION_).*\n", "", base.read_text()))


def _shown(language: str) -> list[str]:
    """What the document tells to copy."""
    return re.findall(rf"```{language}\n(.*?)```", DOCUMENT.read_text(), re.DOTALL)


def _edit(path: Path, pattern: str, text: str) -> None:
    changed, count = re.subn(pattern, lambda _: text, path.read_text(), count=1)
    assert count == 1, path
    path.write_text(changed)
