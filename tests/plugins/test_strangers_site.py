"""Guard 8: the plugins inside a site like Bootstrap that is not ours, and out of it again.

Three to four minutes on an idle machine, in `make install-test`: each part has a wheel, a process and a
database of its own, for only a new process has an app more or less, and every address is asked by five.
"""

import pytest

pytestmark = pytest.mark.install
TOGETHER = "mentoring innovations assessments courses credentials scheduling agents foundation"
ALONE = "courses credentials agents foundation"
WITHOUT_COURSES = "mentoring innovations scheduling agents foundation"


def _walked(done) -> int:
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]
    return int(done.stdout.split()[-1])


def test_all_plugins_live_in_a_site_that_is_not_ours(village, covered):
    steps = ["learning", "clinic", "asking", "links"]
    done = village.run(TOGETHER, "walk.py", "prepare", *steps)
    visits = _walked(done)
    covered(f"all plugins in the village: {visits} visits, {done.stdout.splitlines()[-2]}")
    assert visits > 400
    _leave(village, covered)


def _leave(village, covered):
    """From the top, each in a process of its own, as the document says."""
    plugins = TOGETHER.split()
    while plugins:
        name = plugins[0]
        way = ["remove_plugin", name, "--delete", "--yes", "--to", "removed"]
        removed = village.run(" ".join(plugins), "manage.py", *way)
        assert removed.returncode == 0, removed.stderr[-3000:]
        plugins = plugins[1:]
        _walked(village.run(" ".join(plugins), "walk.py", "after"))
    covered("the village answers after each of seven plugins has gone")


def test_courses_live_with_agents_and_foundation_alone(village, covered):
    visits = _walked(village.run(ALONE, "walk.py", "prepare", "learning"))
    covered(f"courses, agents and foundation in the village: {visits} visits")
    assert visits > 70


def test_mentoring_lives_without_courses(village, covered):
    visits = _walked(
        village.run(WITHOUT_COURSES, "walk.py", "prepare", "clinic", "asking", "everywhere")
    )
    covered(f"mentoring without courses in the village: {visits} visits")
    assert visits > 50


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("import config\n\n\ndef run(world): ...\n", "not from the wheel"),
        ("from innovations import apps\n\n\ndef run(world): ...\n", "not added"),
        ("def run(world):\n    Visitor().get('/clinic/unit/', 'as planted')\n", "as planted"),
    ],
)
def test_the_walk_notices_what_is_wrong(village, fault, told):
    """Control arm: a module of the repository in use, one of a plugin that was not added, and a page
    that is not as expected."""
    fault = f"from walks.visitor import Visitor\n{fault}"
    (village.folder / "walks" / "wrong.py").write_text(fault)
    done = village.run(ALONE, "walk.py", "wrong")
    assert done.returncode != 0
    assert told in done.stderr
