"""Redis dies, or takes connections and never answers: the site says so and works on."""

import time

import pytest

from tests.faults.site import wait_until

SLOWEST = 3.0
LONGEST_REST = 60.0  # a Redis that failed is left alone for half a minute


@pytest.mark.parametrize("fault", ["kill", "freeze"])
def test_pages_sending_and_hearing_go_on(site, redis, load, covered, fault):
    reader, path = site.enter("innovator"), site.world["thread"]
    people = load(writers=1, bookers=1, readers=1)
    wait_until(lambda: _is_layer(reader, "ok"), LONGEST_REST, "a signal that wakes")
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
    assert max(*times, *people.waits) < SLOWEST
    covered(
        f"Redis {fault}: slowest page {max(times):.2f} s, slowest message or booking "
        f"{max(people.waits):.2f} s, none failed; healed {healed:.1f} s after it was back; "
        f"{people.ears[0].fetches} fetches of a tab"
    )


def _seconds(reader, path) -> float:
    began = time.monotonic()
    assert reader.get(path).status_code == 200
    return time.monotonic() - began


def _is_layer(reader, expected) -> bool:
    """What the page is told; by chance of one process of those that answer pages."""
    answers = [reader.get("/kabar/sejak/?jumlah").json()["layer"] for _ in range(4)]
    found = all if expected == "ok" else any
    return found(answer == expected for answer in answers)
