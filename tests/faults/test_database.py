"""The database crashes under load and comes back."""

import time

from tests.faults.site import wait_until

DOWN = 4.0
LONGEST_RETURN = 30.0


def test_work_goes_on_by_itself_once_the_database_is_back(site, cluster, load, covered):
    people = load(writers=2, bookers=1, readers=1)
    wait_until(lambda: people.done > 10, LONGEST_RETURN, "work before the crash")
    cluster.crash()
    answer = site.visitor().get("/healthz")
    assert answer.status_code == 503
    page = site.visitor().get("/")
    assert page.status_code == 503
    assert page.headers["Retry-After"]
    assert "Kami segera kembali" in page.text
    time.sleep(DOWN)
    cluster.start()
    done, began = people.done, time.monotonic()
    wait_until(lambda: people.done > done, LONGEST_RETURN, "work after the crash")
    back = time.monotonic() - began
    time.sleep(1)
    people.stop()

    assert people.failures, "nobody felt it"
    rows = site.said([*people.said])
    assert len(rows) == len(people.said)
    assert dict(rows) == people.said
    assert set(people.said.values()) <= set(people.ears[0].heard)
    wait_until(site.is_mailed, 60, "an empty outbox")
    # The worker's own program ends without a database; compose starts it again.
    assert set(site.restarts) <= {"worker"}, site.restarts
    wait_until(lambda: site.production.is_healthy("worker"), 60, "a worker at work")
    covered(
        f"PostgreSQL killed for {DOWN:.0f} s under load: {len(people.said)} messages, none lost or "
        f"doubled; first answer {back:.1f} s after it was back; started again: "
        f"{', '.join(set(site.restarts)) or 'nothing'}; {people.ears[0].fetches} fetches of a tab"
    )
