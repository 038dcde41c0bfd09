"""Claiming a staff record with a code sent to the address in the record."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from agents.claims.operations import asking, linking
from agents.claims.operations.refusals import AlreadyLinkedError, NotProvenError
from agents.claims.operations.tidying import tidy_claims
from agents.claims.operations.warning import WARN
from agents.claims.views.claim import (
    NOT_PROVEN,
    PER_ACCOUNT,
    PER_ACCOUNT_AND_RECORD,
    PER_RECORD,
)
from agents.models import Claim, ClaimCode, Person
from foundation.limits import Limit
from foundation.models import Notice, OutboxMessage
from foundation.privacy import retention

NIP = "199104122017032001"
ASK, CODE = "/akun/pegawai/surel/", "/akun/pegawai/surel/kode/"
PRINTED = "/akun/pegawai/kode/"


@pytest.fixture
def nurul(make_person, paringin) -> Person:
    return make_person("Nurul Hidayah", NIP, paringin, email="nurul@dinkes.example")


@pytest.fixture
def account(make_user):
    return make_user("nurul.h@contoh.example", first_name="Nurul Hidayah")


@pytest.fixture
def sent(django_capture_on_commit_callbacks):
    """Ask, let the outbox work, and answer the code in the mail (or None)."""

    def ask(user, named: str = NIP) -> str | None:
        with django_capture_on_commit_callbacks(execute=True):
            asking.ask_by_email(user, named)
        found = [re.search(r"\b\w{4}-\w{4}-\w{4}\b", message.body) for message in mail.outbox]
        return found[-1].group() if found and found[-1] else None

    return ask


def test_the_code_goes_to_the_record_and_links_the_account(account, nurul, sent, as_user):
    code = sent(account)
    assert [message.to for message in mail.outbox] == [["nurul@dinkes.example"]]
    assert as_user(account).post(CODE, {"code": code}).url == "/akun/pegawai/"
    nurul.refresh_from_db()
    assert nurul.user == account
    assert Claim.objects.get().state == "linked"


def test_a_sent_code_does_not_stay_readable_in_the_outbox(account, nurul, sent):
    code = sent(account)
    assert code not in str(list(OutboxMessage.objects.values()))


@pytest.mark.parametrize("named", [NIP, "199104122017032009", "tak.ada@contoh.example"])
def test_known_and_unknown_numbers_are_answered_alike(named, account, nurul, as_user, queries_of):
    client = as_user(account)
    client.get(ASK)
    answers = []
    count = queries_of(lambda: answers.append(client.post(ASK, {"named": named})))
    assert (answers[0].status_code, answers[0].url) == (302, CODE)
    claim = Claim.objects.get()
    assert (claim.state, claim.person) == ("pending", None)
    assert count == queries_of(lambda: client.post(ASK, {"named": "199104122017032008"}))


def test_a_pending_claim_looks_the_same_whether_the_record_exists(account, nurul, sent, as_user):
    pages = []
    for named in (NIP, "199104122017032009"):
        sent(account, named)
        Claim.objects.update(asked_at=timezone.now().replace(second=0, microsecond=0))
        pages.append(re.sub(r'name="csrf\w+" value="\w+"', "", _main(as_user(account))))
        Claim.objects.exclude(named="").delete()
    assert pages[0] == pages[1]


def _main(client: Client) -> str:
    page = client.get("/akun/pegawai/").content.decode()
    return page.partition("<main")[2].partition("</main>")[0]


def test_a_record_whose_address_changed_meanwhile_is_not_linked(account, nurul, sent, as_user):
    code = sent(account)
    Person.objects.filter(pk=nurul.pk).update(email="baru@dinkes.example")
    response = as_user(account).post(CODE, {"code": code})
    assert response.context["form"].non_field_errors() == [NOT_PROVEN]
    nurul.refresh_from_db()
    assert nurul.user is None


def test_a_mailed_code_is_of_the_account_that_asked(account, nurul, sent, make_user):
    code = sent(account)
    with pytest.raises(NotProvenError):
        linking.link_by_mailed_code(make_user("lain@contoh.example"), code)
    with pytest.raises(NotProvenError):
        linking.link_by_printed_code(account, NIP, code)


def test_a_mailed_code_replayed_is_refused(account, nurul, sent):
    code = sent(account)
    linking.link_by_mailed_code(account, code)
    Person.objects.filter(pk=nurul.pk).update(user=None)
    with pytest.raises(NotProvenError):
        linking.link_by_mailed_code(account, code)


def test_a_mailed_code_holds_one_hour(account, nurul, sent, monkeypatch):
    code, now = sent(account), timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now + asking.MAILED_CODE_LASTS)
    with pytest.raises(NotProvenError):
        linking.link_by_mailed_code(account, code)


@pytest.mark.parametrize("how", ["no address", "taken", "unknown"])
def test_nobody_is_written_to_where_there_is_nobody(how, account, nurul, sent, make_user):
    if how == "no address":
        Person.objects.filter(pk=nurul.pk).update(email="")
    if how == "taken":
        Person.objects.filter(pk=nurul.pk).update(user=make_user("lain@contoh.example"))
    assert sent(account, NIP if how != "unknown" else "199104122017032009") is None
    assert not ClaimCode.objects.exists()


def test_the_same_form_sent_twice_sends_one_mail(
    account, nurul, as_user, django_capture_on_commit_callbacks
):
    client = as_user(account)
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            assert client.post(ASK, {"named": NIP, "client_key": "satu"}).url == CODE
    assert len(mail.outbox) == 1


def test_the_look_up_run_again_makes_no_second_code(account, nurul, sent):
    sent(account)
    asking.look_up(OutboxMessage.objects.get(kind=asking.LOOK_UP))
    assert ClaimCode.objects.count() == 1


def test_whoever_has_a_staff_record_asks_for_none(sari, nurul):
    with pytest.raises(AlreadyLinkedError):
        asking.ask_by_email(sari, NIP)


def test_a_stranger_at_one_record_locks_out_nobody_else(nurul, make_user, as_user):
    """The owner comes after as many strangers as the alarm takes, and after more."""
    for number in range(PER_RECORD.most + 2):
        client = as_user(make_user(f"akun{number}@contoh.example"))
        assert client.post(ASK, {"named": NIP}).status_code == 302
    client = as_user(make_user("pemilik@contoh.example"))
    assert client.post(ASK, {"named": NIP}).status_code == 302


def test_control_arm_one_account_is_stopped_at_one_record(nurul, make_user, as_user, monkeypatch):
    """A slow guesser: the hour's limit of his account is never reached."""
    monkeypatch.setattr("agents.claims.views.claim.PER_ACCOUNT", Limit("hour", 1000, 3600))
    client = as_user(make_user("penebak@contoh.example"))
    answers = [
        client.post(PRINTED, {"named": NIP, "code": "AAAA-AAAA-AAAA"}).status_code
        for _ in range(PER_ACCOUNT_AND_RECORD.most + 1)
    ]
    assert answers == [200] * PER_ACCOUNT_AND_RECORD.most + [429]
    other = {"named": "199104122017032009", "code": "AAAA-AAAA-AAAA"}
    assert client.post(PRINTED, other).status_code == 200


def test_the_office_is_told_of_many_tries_at_one_record_once(
    nurul, make_user, as_user, rizki, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        for number in range(PER_RECORD.most + 5):
            client = as_user(make_user(f"akun{number}@contoh.example"))
            client.post(PRINTED, {"named": f" {NIP[:8]} {NIP[8:]}", "code": "AAAA-AAAA-AAAA"})
    assert [mail.to for mail in mailoutbox] == [[rizki.email]]
    assert nurul.full_name in mailoutbox[0].subject
    assert NIP not in mailoutbox[0].body
    notice = Notice.objects.get(kind="agents.office_guesses")
    assert notice.data == {"name": nurul.full_name}


def test_nobody_is_told_of_tries_at_a_number_that_no_record_has(
    make_user, as_user, rizki, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        for number in range(PER_RECORD.most):
            client = as_user(make_user(f"akun{number}@contoh.example"))
            client.post(PRINTED, {"named": NIP, "code": "AAAA-AAAA-AAAA"})
    assert mailoutbox == []
    assert OutboxMessage.objects.filter(kind=WARN).count() == 1  # alike for one that a record has


def test_a_guesser_of_codes_is_stopped_and_the_right_code_does_not_help(
    account, nurul, sent, as_user
):
    code, client = sent(account), as_user(account)
    for _ in range(PER_ACCOUNT.most):
        assert client.post(CODE, {"code": "AAAA-AAAA-AAAA"}).status_code == 200
    assert client.post(CODE, {"code": code}).status_code == 429
    nurul.refresh_from_db()
    assert nurul.user is None


def test_without_the_limit_the_guesser_goes_on(account, nurul, sent, as_user, monkeypatch):
    """The control arm."""
    monkeypatch.setattr("agents.claims.views.claim.count_try", lambda limit, key: 1)
    code, client = sent(account), as_user(account)
    for _ in range(PER_ACCOUNT.most):
        client.post(CODE, {"code": "AAAA-AAAA-AAAA"})
    assert client.post(CODE, {"code": code}).status_code == 302


def test_sixty_people_behind_one_address_claim_in_one_hour(make_user, as_user):
    for number in range(60):
        client = as_user(make_user(f"akun{number}@contoh.example"))
        named = f"19910412201703{1 + number % 2}{100 + number}"
        assert client.post(ASK, {"named": named}).status_code == 302


def test_what_nobody_needs_any_more_is_tidied_away(account, nurul, sent, monkeypatch):
    sent(account)
    assert tidy_claims() == 0
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(days=40))
    assert tidy_claims() == 1
    assert retention.run(timezone.now())["claim_codes"] == 1
    claim = Claim.objects.get()
    assert (claim.state, claim.named) == ("expired", "")
    assert not ClaimCode.objects.exists()
    assert tidy_claims() == 0


def test_a_visitor_is_asked_to_sign_in(client):
    for path in ("/akun/pegawai/", ASK, CODE):
        assert "/akun/login/" in client.get(path).url
