"""What the tests of the socket share."""

import pytest

from foundation.live import streams
from foundation.live.streams import register_stream


@pytest.fixture
def hurried(monkeypatch):
    """The same hub, sooner; signing out is measured as it is."""
    monkeypatch.setattr("foundation.live.hub.READ_EVERY", 0.3)
    monkeypatch.setattr("foundation.live.hub.WATCH_EVERY", 0.3)


@pytest.fixture
def open_to(monkeypatch):
    """Streams `test:…` that those named in the set may follow."""
    allowed: set[str] = set()
    monkeypatch.setattr(streams, "_rules", dict(streams._rules))
    register_stream(
        "test", lambda user, keys: [key for key in keys if f"{key}/{user.first_name}" in allowed]
    )
    return allowed


@pytest.fixture
def bell(committed_db, sari) -> str:
    return f"person:{sari.person.pk}"


@pytest.fixture
def client(sari, as_user):
    return as_user(sari)


@pytest.fixture
def client_of_nobody(client):
    client.logout()
    return client
