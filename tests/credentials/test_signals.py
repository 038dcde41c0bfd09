"""What credentials tell whoever listens outside."""

import pytest

from credentials import signals
from credentials.certificates.operations.ending import revoke
from credentials.certificates.operations.issuing import issue
from credentials.ledger.operations import withdraw
from tests.credentials import made

pytestmark = pytest.mark.usefixtures("committed_db")
EVERY = (
    signals.achieved,
    signals.achievement_withdrawn,
    signals.certificate_issued,
    signals.certificate_revoked,
)


@pytest.fixture
def heard(hear):
    """By name of signal, what was told."""
    return {signal.name: hear(signal) for signal in EVERY}


def test_each_effect_is_told_once(heard, sari, design, dewi):
    achievement = made.make_achievement(sari.person)
    made.make_achievement(sari.person)
    certificate = issue(achievement, design, dewi)
    issue(achievement, design, dewi)
    revoke(certificate, dewi, "Salah cetak")
    withdraw(achievement, dewi, "Salah orang")
    assert {name: len(told) for name, told in heard.items()} == {each.name: 1 for each in EVERY}
    assert heard["achieved"][0]["achievement"] == achievement
    assert heard["certificate_issued"][0]["certificate"] == certificate
