"""kill -9 of each process while people work: what was acknowledged is there, once."""

import time

from tests.faults.site import OURS, wait_until

AT_WORK = 2.0  # seconds of work before each kill and after the last
LONGEST_GAP = 30.0  # more than what it takes to start them all
HELD = """SELECT resource_id, busy_from, count(*) FROM scheduling_hold WHERE active
          GROUP BY 1, 2 HAVING count(*) > 1"""


def test_nothing_acknowledged_is_lost_and_nothing_is_doubled(site, postman, load, covered):
    people = load(writers=2, bookers=1, readers=2)
    gaps = {}
    for name in (*OURS, "proxy"):
        time.sleep(AT_WORK)
        site.kill(name)
        done, began = people.done, time.monotonic()
        longest = LONGEST_GAP + site.starting
        wait_until(lambda done=done: people.done > done, longest, f"work after {name} died")
        gaps[name] = time.monotonic() - began
    time.sleep(AT_WORK)
    people.stop()

    assert set(site.restarts) == {*OURS, "proxy"}
    assert people.failures, "the kills were not felt: nobody was at work"
    _assert_said_once(site, people)
    _assert_booked_once(site, people)
    _assert_heard_once(people)
    twice = _assert_mailed(site, postman, people)
    covered(
        f"{len(people.said)} messages and {len(people.booked)} bookings over kill -9 of "
        f"{len(gaps)} processes: none lost, none doubled; at work again after "
        f"{max(gaps.values()):.1f} s at most, {site.starting:.0f} s to start them all; "
        f"{sum(people.failures.values())} forms sent anew; "
        f"{len(postman.accepted)} mails, {twice} of them twice; "
        f"{sum(ear.fetches for ear in people.ears)} times a tab fetched what it had missed"
    )


def _assert_said_once(site, people) -> None:
    rows = site.said([*people.said])
    assert len(rows) == len(people.said)
    assert dict(rows) == people.said


def _assert_booked_once(site, people) -> None:
    assert all("/sesi/" in url and "/pesan/" not in url for url in people.booked.values())
    assert len(set(people.booked.values())) == len(people.booked)
    made = [int(slot.partition("-")[2]) for slot in people.booked]
    rows = site.ask(
        "SELECT extract(epoch FROM starts_at)::bigint FROM scheduling_booking "
        "WHERE state = 'confirmed' AND extract(epoch FROM starts_at)::bigint = ANY(%s)",
        made,
    )
    assert sorted(row[0] for row in rows) == sorted(made)
    assert site.ask(HELD) == []


def _assert_heard_once(people) -> None:
    for ear in people.ears:
        assert ear.cuts, "the socket was not cut"
        assert ear.heard == sorted(set(ear.heard))
        assert set(people.said.values()) <= set(ear.heard)


def _assert_mailed(site, postman, people) -> int:
    """Each invitation went out; how many twice, since their sender died before noting it."""
    wait_until(site.is_mailed, 60, "an empty outbox")
    assert len(postman.accepted) >= 2 * len(people.booked)
    doubled = sum(number > 1 for number in postman.accepted.values())
    assert doubled <= 2, postman.accepted  # one for each sender that was killed
    return doubled


def test_control_arm_while_nobody_sends_mail_waits(site, postman, load):
    site.away |= {"worker", "minute"}
    for name in ("worker", "minute"):
        site.kill(name)
    people = load(writers=0, bookers=1, readers=0)
    wait_until(lambda: len(people.booked) > 2, LONGEST_GAP, "bookings")
    people.stop()
    assert site.unsent() >= 2 * len(people.booked)
    assert not postman.mails
