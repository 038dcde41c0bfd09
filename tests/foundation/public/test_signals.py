"""What every public signal does by itself: after the commit, and never in anybody's way."""

import logging
from functools import partial

import pytest
from django.db import transaction

from foundation.models import Holiday
from foundation.public.signals import public_signal
from tests.undone import undone

pytestmark = pytest.mark.smoke


@public_signal(Holiday)
def proposed(*, holiday: Holiday, by: str) -> None:
    """A day was proposed. `holiday` is it, `by` a name."""


@pytest.fixture
def holiday() -> Holiday:
    return Holiday(name="Hari uji")


def test_it_is_sent_after_the_commit_with_its_arguments(committed_db, hear, holiday):
    heard = hear(proposed)
    with transaction.atomic():
        proposed.after_commit(holiday=holiday, by="Sari")
        assert heard == []
    assert heard == [{"holiday": holiday, "by": "Sari"}]


def test_nothing_is_sent_of_what_was_rolled_back(committed_db, hear, holiday):
    heard = hear(proposed)
    with undone():
        proposed.after_commit(holiday=holiday, by="Sari")
    with transaction.atomic():
        with undone():  # a savepoint
            proposed.after_commit(holiday=holiday, by="Budi")
        proposed.after_commit(holiday=holiday, by="Rini")
    assert [each["by"] for each in heard] == ["Rini"]


class Failing:
    """Without a name, as a partial is."""

    def __call__(self, **arguments):
        raise ValueError("broken")


def _fail(reason: str, **arguments: object) -> None:
    raise ValueError(reason)


async def _fail_later(**arguments: object) -> None:
    raise ValueError("broken later")


@pytest.mark.parametrize("failing", [Failing(), partial(_fail, "broken"), _fail_later])
def test_a_receiver_that_fails_stops_nobody_and_is_logged(
    committed_db, hear, holiday, caplog, failing
):
    proposed.connect(failing, sender=Holiday)
    heard = hear(proposed)
    others = []
    try:
        with caplog.at_level(logging.ERROR), transaction.atomic():
            proposed.after_commit(holiday=holiday, by="Sari")
            transaction.on_commit(lambda: others.append(1))
    finally:
        proposed.disconnect(failing, sender=Holiday)
    assert len(heard) == len(others) == 1
    (line,) = [each for each in caplog.records if "proposed" in each.getMessage()]
    assert line.exc_info[0] is ValueError


def test_effects_that_cannot_be_read_stop_nobody(committed_db, hear, caplog):
    hear(proposed)
    others = []
    with transaction.atomic():
        proposed.after_commit_each(lambda: [1 // 0])
        transaction.on_commit(lambda: others.append(1))
    assert others
    assert "ZeroDivisionError" in caplog.text


def test_where_nobody_listens_nothing_is_asked(committed_db):
    asked = []
    with transaction.atomic():
        proposed.after_commit_each(lambda: asked.append(1) or [])
    assert asked == []


def test_a_receiver_of_another_model_is_not_told(committed_db, holiday):
    heard = []
    proposed.connect(receiver := lambda **arguments: heard.append(arguments), sender=type(None))
    proposed.after_commit(holiday=holiday, by="Sari")
    proposed.disconnect(receiver, sender=type(None))
    assert heard == []
