"""A line goes on to a channel of the site, where its owner has switched it on."""

from datetime import timedelta

import pytest
from django.core.checks import run_checks
from django.urls import reverse
from django.utils import timezone

from agents.notices.bells import bell_name
from foundation.models import Delivery, OutboxMessage
from foundation.notices.channels import Channel
from foundation.notices.choices import QuietHours
from foundation.notices.operations import notify
from foundation.notices.operations.choosing import choose
from foundation.notices.operations.passing_on import KIND
from foundation.outbox import operations as outbox

URL = reverse("foundation:notice_choices")
TOPIC = "courses.completions"
SENT: list[tuple[str, str, str]] = []


class Pigeon(Channel):
    """Reaches whoever has an address; `is_away` has it fail."""

    name = "pigeon"
    label = "Merpati"
    is_away = False

    def address_of(self, owner):
        return f"loft of {owner.address}" if owner.address else ""

    def send(self, address, text, url, key):
        if self.is_away:
            raise ConnectionError
        SENT.append((address, text, url))


@pytest.fixture(autouse=True)
def pigeons(settings):
    SENT.clear()
    settings.FOUNDATION_NOTICE_CHANNELS = [f"{__name__}.Pigeon"]


@pytest.fixture
def bell(sari) -> str:
    return bell_name(sari.person.pk)


@pytest.fixture
def on(bell) -> str:
    choose(bell, {TOPIC: Delivery.MAIL}, None, ["pigeon"])
    return bell


def _tell(bell: str) -> OutboxMessage | None:
    data = {"course": "Bimtek", "reason": "-"}
    notify([bell], kind="courses.completion_withdrawn", subject="s", data=data, url="/a/")
    return OutboxMessage.objects.filter(kind=KIND).first()


def test_whoever_switched_it_on_is_told_there_as_by_mail(on, sari):
    outbox.deliver(_tell(on).pk)
    ((address, text, url),) = SENT
    assert address == f"loft of {sari.email}"
    assert text == "Penyelesaian Anda atas Bimtek ditarik: -"
    assert url.endswith("/a/")


def test_nobody_else_is(bell):
    assert _tell(bell) is None


def test_it_is_switched_on_by_hand(bell, sari, as_user):
    client = as_user(sari)
    page = client.get(URL)
    assert "Juga lewat Merpati" in page.content.decode()
    form = page.context["form"]
    typed = {name: form[name].value() or "" for name in form.fields}
    client.post(URL, {**typed, "channel_pigeon": "on"})
    assert client.get(URL).context["form"]["channel_pigeon"].value() is True
    client.post(URL, {**typed, "channel_pigeon": ""})
    assert client.get(URL).context["form"]["channel_pigeon"].value() is False


def test_what_is_chosen_before_it_goes_out_holds(on):
    message = _tell(on)
    choose(on, {TOPIC: Delivery.APP}, None)
    assert not outbox.deliver(message.pk)
    assert SENT == []


def test_it_waits_for_the_end_of_quiet_hours(on):
    now = timezone.localtime()
    later = (now + timedelta(hours=1)).time()
    before = (now - timedelta(hours=1)).time()
    choose(on, {}, QuietHours(before.replace(second=0), later.replace(second=0)))
    message = _tell(on)
    assert not outbox.deliver(message.pk)
    message.refresh_from_db()
    assert message.next_try_at > timezone.now() + timedelta(minutes=50)


def test_a_gateway_that_is_away_is_tried_again(on, monkeypatch):
    monkeypatch.setattr(Pigeon, "is_away", True)
    message = _tell(on)
    outbox.deliver(message.pk)
    monkeypatch.setattr(Pigeon, "is_away", False)
    OutboxMessage.objects.update(next_try_at=timezone.now())
    assert outbox.deliver(message.pk)
    assert len(SENT) == 1


def test_a_channel_that_the_site_has_no_more_is_forgotten(on, settings):
    message = _tell(on)
    settings.FOUNDATION_NOTICE_CHANNELS = []
    assert not outbox.deliver(message.pk)
    message.refresh_from_db()
    assert message.state == OutboxMessage.State.UNWANTED


@pytest.mark.parametrize("path", ["nowhere.Channel", "builtins.dict", f"{__name__}.Channel"])
def test_what_is_no_channel_is_told_before_anybody_meets_it(settings, path):
    assert "foundation.E013" not in {each.id for each in run_checks()}
    settings.FOUNDATION_NOTICE_CHANNELS = [path]
    assert "foundation.E013" in {each.id for each in run_checks()}
