"""Claiming a staff record with the slip that the office printed."""

import threading
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone
from wagtail.models import ModelLogEntry

from agents.claims.operations import asking, codes, linking, printing
from agents.claims.operations.refusals import AlreadyLinkedError, NotProvenError
from agents.claims.views.claim import NOT_PROVEN
from agents.models import Claim, ClaimCode, Person

NIP = "199104122017032001"
URL = "/akun/pegawai/kode/"


@pytest.fixture
def nurul(make_person, paringin) -> Person:
    """A midwife on the staff list who has not signed in yet."""
    return make_person("Nurul Hidayah", NIP, paringin, email="nurul@dinkes.example")


@pytest.fixture
def account(make_user):
    return make_user("nurul.h@contoh.example", first_name="Nurul Hidayah")


@pytest.fixture
def printed(rizki):
    def make(person: Person, key: str = "satu") -> str:
        slips = printing.print_codes([person], key=key, by=rizki, is_clinic=False)
        return slips[0].code

    return make


@pytest.mark.smoke
def test_the_code_on_the_slip_links_the_account(account, nurul, printed, as_user):
    response = as_user(account).post(URL, {"named": NIP, "code": printed(nurul)})
    assert response.url == "/akun/pegawai/"
    nurul.refresh_from_db()
    assert nurul.user == account
    claim = Claim.objects.get()
    assert (claim.state, claim.proof, claim.named) == ("linked", "code", "")


def test_a_code_may_be_typed_small_with_spaces_and_a_number_with_dots(account, nurul, printed):
    typed = printed(nurul).lower().replace("-", " ")
    linking.link_by_printed_code(account, "1991.0412 201703 2 001", typed)
    nurul.refresh_from_db()
    assert nurul.user == account


def test_a_linked_page_shows_a_masked_number_and_the_unit(account, nurul, printed, as_user):
    linking.link_by_printed_code(account, NIP, printed(nurul))
    text = as_user(account).get("/akun/pegawai/").content.decode()
    assert "Puskesmas Paringin" in text
    assert NIP not in text
    assert NIP[-4:] in text


def _spoil(how: str, nurul: Person, code: str, make_user) -> tuple[str, str]:
    """A pair of number and code that does not hold, and why."""
    row = ClaimCode.objects.filter(person=nurul)
    if how == "expired":
        row.update(expires_at=timezone.now())
    if how == "voided":
        row.update(voided_at=timezone.now())
    if how == "used":
        row.update(used_at=timezone.now())
    if how == "taken":
        Person.objects.filter(pk=nurul.pk).update(user=make_user("lain@contoh.example"))
    named = "199104122017032009" if how in {"unknown", "swapped"} else NIP
    return named, "PPPP-PPPP-PPPP" if how in {"wrong", "unknown"} else code


WAYS = ["wrong", "unknown", "swapped", "expired", "voided", "used", "taken"]


@pytest.mark.parametrize("how", WAYS)
def test_whatever_is_wrong_with_a_code_the_answer_is_the_same(
    how, account, nurul, printed, as_user, make_user
):
    named, code = _spoil(how, nurul, printed(nurul), make_user)
    response = as_user(account).post(URL, {"named": named, "code": code})
    assert response.status_code == 200
    assert response.context["form"].non_field_errors() == [NOT_PROVEN]
    assert not Claim.objects.exists()
    assert ModelLogEntry.objects.filter(action="agents.fail_claim").count() == 1


def test_wrong_answers_are_equal_to_the_byte_and_to_the_query(
    account, nurul, printed, as_user, make_user, queries_of
):
    code, client = printed(nurul), as_user(account)
    answers, counts = [], []

    def send(named: str, typed: str) -> None:
        answers.append(client.post(URL, {"named": named, "code": typed}))

    send(NIP, "AAAA-AAAA-AAAA")  # the first request of all fills caches
    for how in ("wrong", "unknown", "expired"):
        named, typed = _spoil(how, nurul, code, make_user)
        counts.append(queries_of(lambda pair=(named, typed): send(*pair)))
    assert len(set(counts)) == 1
    assert len({_page(answer) for answer in answers}) == 1


def _page(response) -> str:
    """Without the token of the form and what was typed into it."""
    lines = response.content.decode().splitlines()
    own = ("csrfmiddlewaretoken", 'name="named"', 'name="code"')
    return "\n".join(line for line in lines if not any(name in line for name in own))


def test_a_code_holds_once(account, nurul, printed, make_user):
    code = printed(nurul)
    linking.link_by_printed_code(account, NIP, code)
    Person.objects.filter(pk=nurul.pk).update(user=None)
    with pytest.raises(NotProvenError):
        linking.link_by_printed_code(make_user("lain@contoh.example"), NIP, code)


def test_a_code_of_one_person_does_not_open_another(account, nurul, printed, make_person, paringin):
    make_person("Siti", "199104122017032002", paringin)
    with pytest.raises(NotProvenError):
        linking.link_by_printed_code(account, "199104122017032002", printed(nurul))


def test_somebody_without_number_is_named_by_e_mail(account, make_person, printed, paringin):
    person = make_person("Warga", opd=paringin, email="warga@dinkes.example")
    linking.link_by_printed_code(account, "Warga@Dinkes.example ", printed(person))
    person.refresh_from_db()
    assert person.user == account


def test_the_account_must_have_a_verified_e_mail(account, nurul, printed, as_user):
    account.emailaddress_set.update(verified=False)
    response = as_user(account).post(URL, {"named": NIP, "code": printed(nurul)})
    assert response.context["form"].non_field_errors()
    nurul.refresh_from_db()
    assert nurul.user is None


def test_whoever_has_a_staff_record_is_sent_to_it(sari, nurul, printed, as_user):
    response = as_user(sari).post(URL, {"named": NIP, "code": printed(nurul)})
    assert response.url == "/akun/pegawai/"
    with pytest.raises(AlreadyLinkedError):
        linking.link_by_printed_code(sari, NIP, printed(nurul, "dua"))


def test_the_form_sent_twice_is_one_link(account, nurul, printed, as_user):
    code, client = printed(nurul), as_user(account)
    answers = [client.post(URL, {"named": NIP, "code": code}) for _ in range(2)]
    assert {answer.url for answer in answers} == {"/akun/pegawai/"}
    assert Claim.objects.count() == 1


def test_codes_are_kept_as_a_keyed_hash(nurul, printed, settings):
    code = printed(nurul)
    digest = ClaimCode.objects.get().digest
    assert code.replace("-", "") not in digest
    assert digest == codes.digest_of(code)
    settings.SECRET_KEY = "another-key-" + "1" * 50
    assert digest != codes.digest_of(code)


def test_a_code_cannot_be_guessed_and_has_no_look_alikes():
    assert len(codes.ALPHABET) ** codes.LENGTH >= 2**40
    assert not set(codes.ALPHABET) & set("01258BILOQSUVZ")
    assert codes.spaced(codes.random_code()).count("-") == 2
    assert codes.code_from("a", 1, 2) != codes.code_from("a", 1, 3)


def test_a_printed_code_holds_fourteen_days(account, nurul, printed, monkeypatch):
    code, start = printed(nurul), timezone.now()
    row = ClaimCode.objects.get()
    assert row.expires_at - row.created_at == pytest.approx(
        timedelta(days=14), abs=timedelta(seconds=5)
    )
    monkeypatch.setattr(timezone, "now", lambda: start + timedelta(days=14, minutes=1))
    with pytest.raises(NotProvenError):
        linking.link_by_printed_code(account, NIP, code)


def test_printing_again_voids_the_older_code(account, nurul, printed):
    first, second = printed(nurul), printed(nurul, "dua")
    with pytest.raises(NotProvenError):
        linking.link_by_printed_code(account, NIP, first)
    assert linking.link_by_printed_code(account, NIP, second).is_linked


def test_the_office_the_account_and_the_address_in_the_record_are_told(
    account, nurul, printed, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        linking.link_by_printed_code(account, NIP, printed(nurul))
    told = {message.to[0] for message in mail.outbox}
    assert told == {"muhammad.rizki@balangan.example", account.email, nurul.email}
    assert all("Nurul Hidayah" in message.body for message in mail.outbox)


def _claim_at_once(accounts, code: str) -> list[str]:
    start, answers = threading.Barrier(len(accounts)), []

    def run(user) -> None:
        start.wait()
        try:
            linking.link_by_printed_code(user, NIP, code)
            answers.append("linked")
        except NotProvenError:
            answers.append("neutral")
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(user,)) for user in accounts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_two_claims_at_once_have_one_winner(committed_db, nurul, printed, make_user):
    accounts = [make_user(f"akun{number}@contoh.example") for number in range(4)]
    answers = _claim_at_once(accounts, printed(nurul))
    assert sorted(answers) == ["linked", "neutral", "neutral", "neutral"]
    nurul.refresh_from_db()
    assert nurul.user in accounts
    assert Claim.objects.linked().count() == 1


@pytest.mark.parametrize("is_guarded", [True, False])
def test_a_record_that_is_taken_is_looked_at_under_its_lock(
    is_guarded, nurul, printed, make_user, monkeypatch
):
    """With the look at the record off, a code still good would hand it on: the control arm."""
    first, second = make_user("a@contoh.example"), make_user("b@contoh.example")
    code = printed(nurul)
    linking.link_by_printed_code(first, NIP, code)
    ClaimCode.objects.update(used_at=None, voided_at=None)
    if not is_guarded:
        monkeypatch.setattr(linking, "_is_free", lambda person_id: True)
        linking.link_by_printed_code(second, NIP, code)
    else:
        with pytest.raises(NotProvenError):
            linking.link_by_printed_code(second, NIP, code)
    nurul.refresh_from_db()
    assert nurul.user == (first if is_guarded else second)


def says_yes(user):
    return True


@pytest.mark.parametrize(("name", "answer"), [("says_yes", True), (None, False)])
def test_a_site_with_its_own_door_says_whose_e_mail_is_proven(make_user, settings, name, answer):
    user = make_user("warga@contoh.example")
    user.emailaddress_set.all().delete()
    if name:
        settings.AGENTS_HAS_VERIFIED_EMAIL = f"{__name__}.{name}"
    assert asking.has_verified_email(user) is answer
