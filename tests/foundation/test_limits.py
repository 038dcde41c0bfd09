"""How often something may be tried."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import cache
from django.test import RequestFactory

from foundation.limits import Limit, TooManyTriesError, address_of, count_try

THREE = Limit("test", 3, 60)


def test_the_try_after_the_last_is_refused():
    assert [count_try(THREE, "a") for _ in range(3)] == [1, 2, 3]
    with pytest.raises(TooManyTriesError):
        count_try(THREE, "a")


def test_each_key_and_each_action_is_counted_apart():
    for _ in range(3):
        count_try(THREE, "a")
    assert count_try(THREE, "b") == 1
    assert count_try(Limit("other", 3, 60), "a") == 1


def test_a_new_window_begins_afresh():
    for _ in range(3):
        count_try(THREE, "a")
    cache.clear()  # what the cache does when the time is over
    assert count_try(THREE, "a") == 1


def test_a_window_that_ends_between_two_steps_begins_afresh(monkeypatch):
    steps = iter([ValueError, None])
    incr = cache.incr

    def ended_once(name: str) -> int:
        if next(steps, None) is ValueError:
            raise ValueError
        return incr(name)

    monkeypatch.setattr("foundation.limits.cache.incr", ended_once, raising=False)
    assert count_try(THREE, "a") == 1


def test_twenty_at_once_are_twenty_tries():
    many = Limit("many", 1000, 60)
    with ThreadPoolExecutor(20) as pool:
        counted = list(pool.map(lambda _: count_try(many, "a"), range(20)))
    assert sorted(counted) == list(range(1, 21))


def test_any_text_is_a_key():
    assert count_try(THREE, "spasi dan \x00 " + "panjang" * 100) == 1


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.9", "127.0.0.1"),
        (1, "203.0.113.9, 198.51.100.7", "198.51.100.7"),
        (1, "", "127.0.0.1"),
        (2, "203.0.113.9", "127.0.0.1"),
    ],
)
def test_a_forwarded_address_counts_from_a_trusted_proxy_only(
    proxies, forwarded, address, settings
):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    request = RequestFactory().get("/", headers={"X-Forwarded-For": forwarded})
    assert address_of(request) == address
