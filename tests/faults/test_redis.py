"""Redis dies, or takes connections and never answers: the site says so and works on."""

import time

import pytest

from foundation.notices.views import POLLS
from tests.faults.site import wait_until

SLOWEST = 3.0  # more than twice what it takes while Redis is well
LONGEST_REST = 60.0  # a Redis that failed is left alone for half a minute
ASKED = 4  # by chance of one process of those that answer pages


@pytest.mark.parametrize("fault", ["kill", "freeze"])
def test_pages_sending_and_hearing_go_on(site, redis, load, covered, fault):
    reader, path = site.enter("innovator"), site.world["thread"]
    people = load(writers=1, bookers=1, readers=1)
    wait_until(lambda: _is_layer(reader, "ok"), LONGEST_REST, "a signal that wakes")
    well = max(_seconds(reader, path), *people.waits)
    getattr(redis, fault)()
    try:
        wait_until(lambda: _is_layer(reader, "down"), 20, "a page that says so")
        done = people.done
        times = [_seconds(reader, path) for _ in range(10)]
        wait_until(lambda: people.done > done + 5, 30, "work without Redis")
    finally:
        redis.start() if fault == "kill" else redis.thaw()
    healed = wait_until(lambda: _is_layer(reader, "ok"), LONGEST_REST, "a signal that wakes")
    people.stop()

    assert not people.failures
    assert set(people.said.values()) <= set(people.ears[0].heard)
    assert max(*times, *people.waits) < 2 * well + SLOWEST
    covered(
        f"Redis {fault}: slowest page {max(times):.2f} s, slowest message or booking "
        f"{max(people.waits):.2f} s ({well:.2f} s while it was well), none failed; "
        f"healed {healed:.1f} s after it was back; {people.ears[0].fetches} fetches of a tab"
    )


def _seconds(reader, path) -> float:
    began = time.monotonic()
    assert reader.get(path).status_code == 200
    return time.monotonic() - began


def _is_layer(reader, expected) -> bool:
    """What the page is told, asked no faster than an account may (`notices.poll`)."""
    time.sleep(1.5 * ASKED * POLLS.seconds / POLLS.most)
    answers = [reader.get("/kabar/sejak/?jumlah") for _ in range(ASKED)]
    assert all(answer.status_code == 200 for answer in answers), answers
    found = all if expected == "ok" else any
    return found(answer.json()["layer"] == expected for answer in answers)
