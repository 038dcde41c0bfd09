"""What a socket carries."""

import asyncio
import threading
import time

import pytest
from django.db import transaction

from foundation.live import hub as hub_module
from foundation.notices.operations import notify
from tests.foundation.live.sockets import Tab, announce, aside, drive


@pytest.mark.smoke
def test_a_tab_hears_of_its_bell_unasked(bell, client):
    async def main() -> None:
        tab = Tab(client)
        assert await tab.open() == (True, None)
        assert await tab.frame() == {"unread": 0}
        assert await tab.frame() == {"stream": bell, "seq": 0, "kind": "start", "ref": ""}
        await aside(announce, bell, "claim:5", "notice")
        assert await tab.frame() == {
            "stream": bell,
            "seq": 1,
            "kind": "notice",
            "ref": "claim:5",
        }
        await tab.close()

    drive(main())


def test_what_was_missed_comes_first_and_everything_once(bell, client, open_to):
    open_to.add("5/Sari Wulandari")
    for number in range(3):
        announce("test:5", str(number))

    async def main() -> None:
        tab = Tab(client, f"ikuti=test:5@1&sejak={bell}@0")
        await tab.open()
        found = await tab.frames(3)
        assert found[0] == {"unread": 0}
        assert [each["ref"] for each in found[1:]] == ["1", "2"]
        await aside(announce, "test:5", "3")
        assert (await tab.frame())["seq"] == 4
        assert await tab.is_silent()
        await tab.close()

    drive(main())


def test_a_reader_that_joins_while_others_announce_misses_nothing(bell, client, open_to):
    open_to.add("5/Sari Wulandari")
    count = 40

    async def announce_all() -> None:
        for number in range(count):
            await aside(announce, "test:5", str(number))

    async def follow() -> list[int]:
        tab = Tab(client, "ikuti=test:5@0")
        await tab.open()
        found: list[int] = []
        while len(found) < count:
            frame = await tab.frame()
            if frame.get("stream") == "test:5":
                found.append(frame["seq"])
        assert await tab.is_silent(0.1)
        await tab.close()
        return found

    async def late(seconds: float) -> list[int]:
        await asyncio.sleep(seconds)
        return await follow()

    async def main() -> list[list[int]]:
        _, *found = await asyncio.gather(announce_all(), *(late(n / 20) for n in range(8)))
        return found

    assert drive(main()) == [list(range(1, count + 1))] * 8


def test_what_is_read_while_one_is_let_in_is_not_lost(bell, client, monkeypatch):
    """The answer about what was missed comes late: others have been told of newer news already."""
    real = hub_module.frames_since
    is_slow = threading.Event()

    def late(known):
        frames = real(known)
        if is_slow.is_set() and threading.current_thread().name.startswith("hub-admitting"):
            is_slow.clear()
            announce(bell)
            time.sleep(0.5)
        return frames

    monkeypatch.setattr(hub_module, "frames_since", late)

    async def main() -> tuple[int, int]:
        first, second = Tab(client), Tab(client, f"sejak={bell}@0")
        await first.open()
        await first.frames(2)
        is_slow.set()
        await second.open()
        assert await second.frame() == {"unread": 0}
        found = (await first.frame())["seq"], (await second.frame())["seq"]
        await first.close()
        await second.close()
        return found

    assert drive(main()) == (1, 1)


def test_a_frame_says_where_news_is_and_never_what(bell, client):
    """The words of a notice are read by the page, through the rules of pages."""

    def tell() -> None:
        with transaction.atomic():
            notify(
                [bell],
                kind="agents.claim_linked",
                subject="claim:1",
                data={"name": "Kenari"},
                url="/",
            )

    async def main() -> list[dict[str, object]]:
        tab = Tab(client)
        await tab.open()
        await tab.frames(2)
        await aside(tell)
        frames = await tab.frames(1)
        await tab.close()
        return frames

    (frame,) = drive(main())
    assert frame == {"stream": bell, "seq": 1, "kind": "notice", "ref": "claim:1"}
