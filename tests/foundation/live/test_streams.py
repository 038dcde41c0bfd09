"""Announcing: every event once, in the order of the commits, whoever else announces."""

import threading
import time
from datetime import timedelta

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone

from foundation.live.following import Frame, frames_since, parse_names
from foundation.live.operations import publish
from foundation.live.retention_rules import EVENTS, forget_old_events
from foundation.models import Event, Stream
from tests.foundation.live.sockets import announce

AT_ONCE = 20
EACH = 5


def _seqs(frames: list[Frame]) -> list[int]:
    return [frame.seq for frame in frames]


def test_each_stream_counts_for_itself(db):
    publish(["thread:1", "thread:2"], "said", "message:1")
    publish(["thread:2"], "said", "message:2")
    assert _seqs(frames_since({"thread:1": 0})) == [1]
    frames = frames_since({"thread:2": 0})
    assert [(each.seq, each.kind, each.ref) for each in frames] == [
        (1, "said", "message:1"),
        (2, "said", "message:2"),
    ]


def test_one_goes_on_from_what_is_known(db):
    for number in range(5):
        publish(["thread:1"], "said", f"message:{number}")
    assert _seqs(frames_since({"thread:1": 3})) == [4, 5]
    assert frames_since({"thread:1": 5}) == []
    assert frames_since({"thread:1": None}) == [Frame("thread:1", 5, "start")]
    assert frames_since({"thread:9": None}) == [Frame("thread:9", 0, "start")]


def test_whoever_is_too_far_behind_reads_again(db, monkeypatch):
    monkeypatch.setattr("foundation.live.following.MOST_AT_ONCE", 3)
    for _ in range(5):
        publish(["thread:1"], "said")
    assert frames_since({"thread:1": 1}) == [Frame("thread:1", 5, resync=True)]
    assert _seqs(frames_since({"thread:1": 2})) == [3, 4, 5]
    assert frames_since({"thread:1": 9}) == [Frame("thread:1", 5, resync=True)]


def test_old_events_go_and_the_count_goes_on(db):
    for _ in range(3):
        publish(["thread:1"], "said")
    Event.objects.filter(seq__lte=2).update(at=timezone.now() - timedelta(EVENTS.days + 1))
    assert forget_old_events() == 2
    assert frames_since({"thread:1": 1}) == [Frame("thread:1", 3, resync=True)]
    assert _seqs(frames_since({"thread:1": 2})) == [3]
    assert publish(["thread:1"], "said")[0].seq == 4


def test_the_number_of_queries_does_not_depend_on_the_number_of_streams(db, queries_of):
    few, many = ([f"{word}:{number}" for number in range(size)] for word, size in SIZES)
    counts = [queries_of(lambda names=names: publish(names, "said")) for names in (few, many)]
    assert counts[0] == counts[1]
    asked = [
        queries_of(lambda names=names: frames_since(dict.fromkeys(names, 0)))
        for names in (few, many)
    ]
    assert asked == [2, 2]


SIZES = (("few", 2), ("many", 60))


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("thread:1@12", {"thread:1": 12}),
        ("thread:1", {"thread:1": None}),
        ("thread:1@x", {"thread:1": None}),
        ("thread:1@-1", {"thread:1": None}),
        ("thread:1@" + "9" * 40, {"thread:1": None}),
        ("thread:1@١٢", {"thread:1": None}),
        ("", {"": None}),
    ],
)
def test_names_are_read_with_care(text, parsed):
    assert parse_names([text], 5) == parsed


@pytest.mark.smoke
def test_twenty_announce_at_once_and_a_reader_gets_each_once_in_order(committed_db):
    barrier = threading.Barrier(AT_ONCE + 1)
    faults: list[Exception] = []

    def talk(number: int) -> None:
        try:
            barrier.wait(30)
            for nth in range(EACH):
                announce("thread:1", f"{number}.{nth}")
        except Exception as error:  # noqa: BLE001  (shown below)
            faults.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=talk, args=(number,)) for number in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    barrier.wait(30)
    read: list[Frame] = []
    deadline = time.monotonic() + 60
    while len(read) < AT_ONCE * EACH and not faults and time.monotonic() < deadline:
        read += frames_since({"thread:1": read[-1].seq if read else 0})
    for thread in threads:
        thread.join(30)
    assert faults == []
    assert _seqs(read) == list(range(1, AT_ONCE * EACH + 1))
    assert {each.ref for each in read} == {f"{a}.{b}" for a in range(AT_ONCE) for b in range(EACH)}
    for number in range(AT_ONCE):
        mine = [each.ref for each in read if each.ref.startswith(f"{number}.")]
        assert mine == [f"{number}.{nth}" for nth in range(EACH)]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite commits one after the other")
def test_control_arm_asking_for_keys_after_the_last_loses_a_slow_commit(committed_db):
    """Keys are given before the commit. The same two commits, read by seq, lose nothing."""
    for name in ("slow:1", "fast:1"):
        announce(name)
    by_key = Event.objects.latest("pk").pk
    known: dict[str, int | None] = {"slow:1": 1, "fast:1": 1}
    is_written, may_commit = threading.Event(), threading.Event()

    def slowly() -> None:
        with transaction.atomic():
            publish(["slow:1"], "said", "slow")
            is_written.set()
            may_commit.wait(30)
        connections.close_all()

    thread = threading.Thread(target=slowly)
    thread.start()
    assert is_written.wait(30)
    announce("fast:1", "fast")
    lost_and_found: list[list[str]] = [[], []]
    for _ in range(2):
        rows = list(Event.objects.filter(pk__gt=by_key).order_by("pk"))
        by_key = rows[-1].pk if rows else by_key
        lost_and_found[0] += [row.ref for row in rows]
        frames = frames_since(known)
        known |= {frame.stream: frame.seq for frame in frames}
        lost_and_found[1] += [frame.ref for frame in frames]
        may_commit.set()
        thread.join(30)
    assert lost_and_found == [["fast"], ["fast", "slow"]]


def test_a_refused_change_announces_nothing(committed_db):
    @transaction.atomic
    def refuse() -> None:
        publish(["thread:1"], "said")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        refuse()
    assert not Stream.objects.exists()
    assert announce("thread:1") == 1
