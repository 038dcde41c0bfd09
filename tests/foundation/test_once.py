"""One effect for one rendered form."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from foundation.models import ClientKey
from foundation.once import once
from foundation.privacy import retention


class Counter:
    def __init__(self) -> None:
        self.calls = 0

    def __call__(self) -> dict[str, int]:
        self.calls += 1
        return {"number": self.calls}


def test_a_second_tap_finds_the_answer_of_the_first(sari):
    act = Counter()
    first, second = once(sari, "post", "k1", act), once(sari, "post", "k1", act)
    assert first == second == {"number": 1}
    assert act.calls == 1


def test_without_a_key_each_time_is_an_act_of_its_own(sari):
    act = Counter()
    once(sari, "post", "", act)
    assert once(sari, "post", "", act) == {"number": 2}
    assert not ClientKey.objects.exists()


def test_another_form_another_person_and_another_action_are_new(sari, rini):
    act = Counter()
    once(sari, "post", "k1", act)
    once(sari, "post", "k2", act)
    once(sari, "vote", "k1", act)
    once(rini, "post", "k1", act)
    assert act.calls == 4


def test_a_refusal_leaves_no_trace_and_may_be_tried_again(sari):
    def refuse() -> None:
        raise PermissionError

    with pytest.raises(PermissionError):
        once(sari, "post", "k1", refuse)
    assert once(sari, "post", "k1", Counter()) == {"number": 1}


@pytest.mark.smoke
def test_the_database_itself_refuses_a_key_twice(sari):
    ClientKey.objects.create(actor=sari, action="post", key="k1")
    with pytest.raises(IntegrityError), transaction.atomic():
        ClientKey.objects.create(actor=sari, action="post", key="k1")


def test_old_keys_are_forgotten_and_young_ones_kept(sari):
    for key in ("old", "young"):
        once(sari, "post", key, Counter())
    old = ClientKey.objects.filter(key="old")
    old.update(created_at=timezone.now() - timedelta(days=7, minutes=1))
    assert retention.run(timezone.now())["client_keys"] == 1
    assert ClientKey.objects.get().key == "young"
