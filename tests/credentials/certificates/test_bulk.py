"""Many certificates: ordered in one transaction, issued behind it, each once."""

import pytest
from django.utils import timezone

from credentials.certificates.operations import working
from credentials.certificates.operations.ordering import order_all, retry_refused
from credentials.models import Achievement, Certificate, Issuance
from foundation.outbox.operations import deliver_due
from tests.credentials import made


@pytest.fixture
def people(make_person, paringin):
    return [make_person(f"Peserta {n}", opd=paringin) for n in range(7)]


@pytest.fixture
def achievements(people):
    return [made.make_achievement(each) for each in people]


def test_each_is_issued_once(design, achievements, dewi):
    batch = order_all(design, Achievement.objects.all(), "Bimtek", dewi)
    assert batch.issuances.count() == 7
    assert working.issue_waiting() == 7
    assert working.issue_waiting() == 0
    again = order_all(design, Achievement.objects.all(), "Sekali lagi", dewi)
    assert again.issuances.count() == 0
    numbers = sorted(Certificate.objects.values_list("number", flat=True))
    assert numbers == [f"800.2.4/{n:03d}/Bapperida/2026" for n in range(1, 8)]


def test_who_dies_on_the_way_leaves_what_is_issued_and_the_rest_is_done_later(
    design, achievements, dewi, monkeypatch
):
    order_all(design, Achievement.objects.all(), "Bimtek", dewi)
    issue, done = working.issue, []

    def dying(*args, **kwargs):
        if len(done) == 3:
            raise KeyboardInterrupt
        done.append(1)
        return issue(*args, **kwargs)

    monkeypatch.setattr(working, "issue", dying)
    with pytest.raises(KeyboardInterrupt):
        working.issue_waiting()
    monkeypatch.setattr(working, "issue", issue)
    assert Certificate.objects.count() == 3
    assert working.issue_waiting() == 0  # whoever died holds them for a while
    Issuance.objects.update(claimed_until=timezone.now() - working.LEASE)
    assert working.issue_waiting() == 4
    assert Certificate.objects.count() == 7


def test_a_template_issues_by_itself_when_something_is_achieved(
    design, sari, django_capture_on_commit_callbacks
):
    design.use_for = "course"
    design.save()
    with django_capture_on_commit_callbacks(execute=True):
        achievement = made.make_achievement(sari.person)
    deliver_due()
    assert Certificate.objects.get().achievement == achievement
    with django_capture_on_commit_callbacks(execute=True):
        made.make_achievement(sari.person)
    assert Issuance.objects.count() == 1


def test_a_signer_whose_term_has_ended_is_told_and_mended(design, achievements, dewi, budi):
    design.signer.ends_on = design.signer.starts_on
    design.signer.save()
    order_all(design, Achievement.objects.all(), "Bimtek", dewi)
    assert working.issue_waiting() == 0
    assert set(Issuance.objects.values_list("state", "refusal")) == {("refused", "signer")}
    design.signer = made.make_signer(budi.person)
    design.save()
    assert retry_refused(design) == 7
    assert working.issue_waiting() == 7
