"""The mail server is away, slow, or hangs up in the middle of a mail."""

import pytest

from tests.faults.site import wait_until

SLOWEST = 3.0  # a booking, whatever its mail meets
TIMEOUT = 10  # EMAIL_TIMEOUT
FAULTS = ["away", "slow", "hangs up"]


@pytest.mark.parametrize("fault", FAULTS)
def test_nobody_waits_for_mail_and_each_goes_out_once(site, postman, load, covered, fault):
    if fault == "away":
        postman.shut()
    postman.delay = TIMEOUT * 2 if fault == "slow" else 0.0
    postman.hangs_up = fault == "hangs up"
    people = load(writers=0, bookers=1, readers=0)
    wait_until(lambda: len(people.booked) >= 3, 30, "bookings")
    wait_until(lambda: _tried(site), TIMEOUT * 3, "a try that failed")
    people.stop()
    tries = postman.tries
    assert not people.failures
    assert max(people.waits) < SLOWEST
    assert site.unsent() >= 2 * len(people.booked)
    assert (tries > 0) is (fault != "away")

    # The slow one has taken what it was late to say so of: only that goes out again.
    taken = set(postman.accepted)
    postman.heal() if fault == "away" else setattr(postman, "hangs_up", False)
    postman.delay = 0.0
    wait_until(site.is_mailed, TIMEOUT * 6, "an empty outbox")
    assert len(postman.accepted) >= 2 * len(people.booked)
    doubled = {each for each, number in postman.accepted.items() if number > 1}
    assert bool(taken) is (fault == "slow")
    assert doubled == taken
    covered(
        f"mail server {fault}: {len(people.booked)} bookings, slowest {max(people.waits):.2f} s; "
        f"{len(postman.accepted)} mails after it healed, {len(doubled)} of them twice with one Message-ID"
    )


def _tried(site) -> bool:
    return bool(
        site.ask(
            "SELECT 1 FROM foundation_outboxmessage WHERE sent_at IS NULL AND last_error <> '' "
            "AND next_try_at > now()"
        )
    )
