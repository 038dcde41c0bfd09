"""Redis as the cache: a dead or a silent Redis must not take the pages down with it."""

import os
import socket
import threading
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.urls import reverse

from courses.models import Enrollment
from foundation.cache import REST

REDIS_URL = os.environ.get("REDIS_URL", "")
pytestmark = pytest.mark.skipif(not REDIS_URL, reason="REDIS_URL names no server")


class Proxy:
    """Stands before Redis: passes on, or accepts and never answers, or is gone."""

    def __init__(self) -> None:
        self._held: list[socket.socket] = []
        self.is_silent = False
        self.accepted = 0
        self._listen(0)
        self.port = self._door.getsockname()[1]

    def _listen(self, port: int) -> None:
        self._door = socket.create_server(("127.0.0.1", port))
        threading.Thread(target=self._serve, args=(self._door,), daemon=True).start()

    def _serve(self, door: socket.socket) -> None:
        while True:
            try:
                visitor, _ = door.accept()
            except OSError:
                return
            self.accepted += 1
            self._held.append(visitor)
            if not self.is_silent:
                inside = _connect()
                self._held.append(inside)
                for pair in ((visitor, inside), (inside, visitor)):
                    threading.Thread(target=self._pump, args=pair, daemon=True).start()

    def _pump(self, source: socket.socket, target: socket.socket) -> None:
        try:
            while data := source.recv(65536):
                if not self.is_silent:
                    target.sendall(data)
        except OSError:
            pass

    def die(self) -> None:
        if self._door.fileno() >= 0:
            self._door.shutdown(socket.SHUT_RDWR)
            self._door.close()
        for each in self._held:
            each.close()
        self._held.clear()

    def revive(self) -> None:
        self._listen(self.port)


def _connect() -> socket.socket:
    parts = urlsplit(REDIS_URL)
    if parts.scheme == "unix":
        inside = socket.socket(socket.AF_UNIX)
        inside.connect(parts.path)
        return inside
    return socket.create_connection((parts.hostname or "127.0.0.1", parts.port or 6379))


@pytest.fixture
def proxy(settings) -> Iterator[Proxy]:
    proxy = Proxy()
    settings.CACHES = {
        "default": {
            "BACKEND": "foundation.cache.SteadyRedisCache",
            "LOCATION": f"redis://127.0.0.1:{proxy.port}/0",
            "KEY_PREFIX": f"test-{proxy.port}",
            "OPTIONS": {"socket_timeout": 0.3, "socket_connect_timeout": 0.3},
        }
    }
    yield proxy
    proxy.die()


def _later(monkeypatch: pytest.MonkeyPatch) -> None:
    """The half minute is over."""
    real = time.monotonic
    monkeypatch.setattr(time, "monotonic", lambda: real() + REST + 1)


def _timed(call) -> tuple[object, float]:
    start = time.perf_counter()
    return call(), time.perf_counter() - start


@pytest.mark.smoke
def test_a_living_redis_is_what_remembers(proxy):
    cache.set("kota", "Paringin", 60)
    assert cache.get("kota") == "Paringin"
    assert cache.get_many(["kota", "tiada"]) == {"kota": "Paringin"}
    cache.set("n", 1)
    assert cache.incr("n") == 2
    cache.delete("kota")
    assert cache.get("kota") is None
    assert proxy.accepted


@pytest.mark.smoke
def test_a_killed_redis_is_replaced_by_memory_at_once(proxy):
    cache.set("kota", "Paringin", 60)
    proxy.die()
    answer, seconds = _timed(lambda: cache.get("kota"))
    assert answer is None
    assert seconds < 1
    cache.set("kota", "Halong", 60)
    assert cache.get("kota") == "Halong"


@pytest.mark.smoke
def test_a_silent_redis_costs_one_short_wait_and_then_none(proxy):
    cache.set("kota", "Paringin", 60)
    proxy.is_silent = True
    _, first = _timed(lambda: cache.get("kota"))
    _, next_ten = _timed(lambda: [cache.get("kota") for _ in range(10)])
    assert first < 1
    assert next_ten < 0.1


@pytest.mark.smoke
def test_a_redis_that_comes_back_is_used_again(proxy, monkeypatch):
    cache.set("kota", "Paringin", 60)
    proxy.die()
    assert cache.get("kota") is None
    proxy.revive()
    assert cache.get("kota") is None  # still the half minute
    _later(monkeypatch)
    assert cache.get("kota") == "Paringin"


def test_every_way_of_asking_survives_a_dead_redis(proxy):
    proxy.die()
    cache.set_many({"a": 1, "b": 2}, 60)
    assert cache.add("c", 3, 60)
    assert cache.get_many(["a", "b", "c"]) == {"a": 1, "b": 2, "c": 3}
    assert cache.has_key("a")
    assert "b" in cache
    assert cache.touch("a", 60)
    assert cache.incr("a") == 2
    assert cache.decr("a") == 1
    assert cache.get_or_set("d", 4, 60) == 4
    cache.delete_many(["a", "b"])
    cache.delete("c")
    assert cache.get("a") is None
    cache.clear()
    assert cache.get("d") is None


@pytest.mark.parametrize("fault", ["dead", "silent"])
def test_pages_sign_in_and_forms_work_without_redis(
    proxy, fault, client, make_person, make_user, make_course, paringin
):
    person = make_person("Sari Wulandari", "199104122017032999", paringin)
    make_user("sari@balangan.example", person, password="hutan-sungai-meratus")
    course = make_course()
    if fault == "dead":
        proxy.die()
    proxy.is_silent = True
    assert client.get("/").status_code == 200
    sign_in = {"login": person.nip, "password": "hutan-sungai-meratus"}
    assert client.post(reverse("account_login"), sign_in).status_code == 302
    assert client.get(reverse("home:start")).status_code == 200
    assert client.post(reverse("courses:enroll", args=[course.pk])).status_code == 302
    assert Enrollment.objects.get().person == person
    assert client.get("/healthz").status_code == 200
