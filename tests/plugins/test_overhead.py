"""Pages of the host that are not ours ask and send what they did before the plugins came.

Two processes of the village, half a minute, in `make install-test`; the time that they cost is a row of
`make bench` (`tests/benchmarks/test_bench_strangers.py`), since a shared machine has no steady clock.
"""

import json

import pytest

pytestmark = pytest.mark.install
TOGETHER = "mentoring innovations assessments courses credentials scheduling agents foundation"


def _measured(village, plugins: str) -> dict[str, dict[str, float]]:
    steps = ["prepare_host", "overhead"]
    done = village.run(plugins, "walk.py", *steps)
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, dict[str, float]] = json.loads((village.folder / "overhead.json").read_text())
    return found


def test_a_page_of_the_host_asks_and_sends_what_it_did_before(village, covered):
    before, after = _measured(village, ""), _measured(village, TOGETHER)
    assert before.keys() == after.keys()
    for page, was in before.items():
        for what in ("queries", "bytes"):
            assert after[page][what] == was[what], (page, what)
    covered(f"{len(before)} pages of the village as before: queries and bytes")


def test_control_arm_a_context_that_asks_is_seen(village):
    before = _measured(village, "")
    frame = village.folder / "village/templates/base.html"
    frame.write_text(frame.read_text().replace("<footer", "{{ request.user.email }}<footer"))
    after = _measured(village, "")
    assert any(after[page] != was for page, was in before.items())
    assert any(after[page]["bytes"] > was["bytes"] for page, was in before.items())
