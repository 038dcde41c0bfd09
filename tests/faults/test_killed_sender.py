"""kill -9 of whoever sends, at the worst moment: the mail server has the mail, nobody has noted it."""

from tests.faults.site import wait_until

REMINDERS = 8  # an hour before the last four sessions, to both who meet
DUE = """UPDATE foundation_reminder SET due_at = now() WHERE id IN
         (SELECT id FROM foundation_reminder WHERE kind = 'hour' AND queued_at IS NULL
          ORDER BY id DESC LIMIT %s)
         RETURNING id"""
QUEUED = "SELECT count(*) FROM foundation_reminder WHERE id = ANY(%s) AND queued_at IS NOT NULL"


def test_one_reminder_comes_twice_and_says_so_and_the_others_once(site, postman, load, covered):
    people = load(writers=0, bookers=1, readers=0)
    wait_until(lambda: len(people.booked) >= REMINDERS // 2, 30, "bookings")
    people.stop()
    wait_until(site.is_mailed, 60, "the invitations")
    site.away.add("minute")  # the worker alone sends
    site.kill("minute")
    postman.heal()
    postman.delay = 2.0

    due = [pk for (pk,) in site.ask(DUE, REMINDERS)]
    assert len(due) == REMINDERS
    assert site.production.manage("minute", "--verbosity", "0").returncode == 0
    assert site.ask(QUEUED, due) == [(REMINDERS,)]
    wait_until(lambda: len(postman.mails) >= 2, 60, "the second reminder")
    site.kill("worker")
    postman.delay = 0.0
    site.away.clear()
    wait_until(site.is_mailed, 60, "an empty outbox")

    # The mail that was under way bears the same Message-ID both times.
    assert sorted(postman.accepted.values()) == [1] * (REMINDERS - 1) + [2]
    assert "worker" in site.restarts
    covered(
        f"worker killed between the mail server's yes and its note: {REMINDERS} reminders, "
        "one of them twice with one Message-ID, none lost"
    )
