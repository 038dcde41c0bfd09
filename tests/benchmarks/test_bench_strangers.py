"""What a page of a host that is not ours costs more with all plugins: the bar is 0.2 ms.

In turn, a process with and one without them. The quickest answer of all rounds is the one that the
machine disturbed least.
"""

import json

from tests.plugins.conftest import Village, installed, village, wheel  # noqa: F401

TOGETHER = "mentoring innovations courses scheduling agents foundation"
ROUNDS = 3


def _measured(village: Village, plugins: str) -> dict[str, dict[str, float]]:  # noqa: F811
    done = village.run(plugins, "walk.py", "overhead")
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, dict[str, float]] = json.loads((village.folder / "overhead.json").read_text())
    return found


def test_pages_of_a_host(village, table):  # noqa: F811
    prepared = village.run(TOGETHER, "walk.py", "prepare_host")
    assert prepared.returncode == 0, prepared.stderr[-2000:]
    rounds = [(_measured(village, ""), _measured(village, TOGETHER)) for _ in range(ROUNDS)]
    title = "Pages of a host, with all plugins beside it"
    table(title, "page", "queries more", "bytes more", "ms without", "ms more", "x without")
    for page in rounds[0][0]:
        was, now = (
            min((each[side][page] for each in rounds), key=lambda found: found["ms"])
            for side in (0, 1)
        )
        table(
            title,
            page,
            f"{now['queries'] - was['queries']:.0f}",
            f"{now['bytes'] - was['bytes']:.0f}",
            f"{was['ms']:.2f}",
            f"{now['ms'] - was['ms']:+.2f}",
            f"{now['ms'] / was['ms']:.2f}",
        )
