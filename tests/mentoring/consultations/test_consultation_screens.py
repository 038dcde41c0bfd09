"""Consultations as pages: list, question, thread, fragment, marks, files, mail."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from foundation.models import OutboxMessage, PrivateFile
from foundation.outbox.operations import deliver_due
from mentoring.consultations.operations import turns
from mentoring.consultations.operations.mails import queue_unread
from mentoring.consultations.operations.talking import mark_read, open_consultation
from mentoring.models import Consultation, Message, Participant
from tests.foundation.files import office, photos
from tests.mentoring.consultations.talks import pdf, say, seen

JSON = "application/json"


def to(name, consultation):
    return reverse(f"mentoring:{name}", args=[consultation.pk])


def texts(response) -> str:
    return response.content.decode()


# Ask


def test_a_question_about_an_innovation_is_asked_from_its_page(
    assignment, innovation, sari, as_user
):
    client = as_user(sari)
    page = texts(client.get(innovation.get_absolute_url()))
    address = re.search(r'href="(/konsultasi/baru/\?inovasi=\d+)"', page)
    assert address
    form = texts(client.get(address[1]))
    assert f'<option value="{innovation.pk}" selected>' in form
    typed = {"innovation": innovation.pk, "subject": "Bukti", "text": "Apa?", "client_key": "k"}
    answers = {client.post(reverse("mentoring:ask"), typed)["Location"] for _ in range(2)}
    asked = Consultation.objects.get()
    assert answers == {asked.get_absolute_url()}
    assert (asked.innovation, asked.opd) == (innovation, innovation.opd)


def test_nobody_asks_about_an_innovation_that_she_does_not_carry(innovation, rini, as_user):
    typed = {"innovation": innovation.pk, "subject": "Bukti", "text": "Apa?", "client_key": "k"}
    response = as_user(rini).post(reverse("mentoring:ask"), typed)
    assert response.status_code == 200
    assert not Consultation.objects.exists()


# Read and write


def test_a_message_leads_to_its_place_in_the_thread(talk, budi, as_user):
    client = as_user(budi)
    typed = {"text": "Lengkapi <b>SK</b>", "client_key": "k"}
    response = client.post(to("post_message", talk), typed)
    assert response["Location"] == f"{talk.get_absolute_url()}#pesan-3"
    page = texts(client.get(talk.get_absolute_url()))
    assert 'id="pesan-3"' in page
    assert "Lengkapi &lt;b&gt;SK&lt;/b&gt;" in page


def test_an_empty_message_keeps_the_page_and_says_what_is_missing(talk, sari, as_user):
    response = as_user(sari).post(to("post_message", talk), {"text": "", "client_key": "k"})
    assert "Tulis pesan, atau lampirkan berkas." in texts(response)


def test_a_wrong_file_is_refused_in_words_and_the_text_stays(talk, sari, as_user):
    page = SimpleUploadedFile("catatan.pdf", b"<html><script>alert(1)</script></html>")
    typed = {"text": "Ini catatan saya", "attachments": page, "client_key": "k"}
    response = as_user(sari).post(to("post_message", talk), typed)
    assert "catatan.pdf tidak dapat dilampirkan" in texts(response)
    assert "Ini catatan saya</textarea>" in texts(response)
    assert not PrivateFile.objects.exists()


@pytest.mark.parametrize(
    ("content", "taken"),
    [
        (office.docx(), "surat.docx"),
        (office.xlsx(), "surat.xlsx"),
        (office.docx({"word/vbaProject.bin": b"x"}), None),
        (office.docx({"setup.exe": b"x"}), None),
        (photos.heic(), "surat.jpg"),
        (b"PK\x03\x04" + b"0" * 300, None),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 64, "surat.png"),
    ],
)
def test_documents_are_taken_and_programs_are_not(talk, sari, as_user, content, taken):
    typed = {"attachments": SimpleUploadedFile("surat.docm", content), "client_key": "k"}
    as_user(sari).post(to("post_message", talk), typed)
    assert list(PrivateFile.objects.values_list("name", flat=True)) == ([taken] if taken else [])


def test_a_fourth_file_is_one_too_many(talk, sari, as_user):
    files = [pdf(f"{n}.pdf") for n in range(4)]
    response = as_user(sari).post(
        to("post_message", talk), {"attachments": files, "client_key": "k"}
    )
    assert "paling banyak 3 berkas" in texts(response)
    typed = {"attachments": files[:3], "client_key": "k"}
    for _ in range(2):
        for file in files:
            file.seek(0)
        as_user(sari).post(to("post_message", talk), typed)
    assert PrivateFile.objects.count() == 3


@pytest.mark.parametrize(("more", "is_kept"), [(0, True), (1, False)])
def test_a_file_of_ten_megabytes_is_the_largest(talk, sari, as_user, more, is_kept):
    document = b"%PDF-1.7\n"
    document += b"0" * (10 * 1024 * 1024 - len(document) + more)
    file = SimpleUploadedFile("bukti.pdf", document)
    answer = as_user(sari).post(to("post_message", talk), {"attachments": file, "client_key": "k"})
    assert PrivateFile.objects.exists() == is_kept
    assert ("bukti.pdf lebih besar dari 10 MB." in texts(answer)) != is_kept


def test_a_second_sending_leaves_no_file_behind(talk, sari, as_user, settings):
    for _ in range(2):
        file = pdf("surat.pdf")
        as_user(sari).post(to("post_message", talk), {"attachments": file, "client_key": "k"})
    lying = [path for path in settings.FOUNDATION_PRIVATE_ROOT.rglob("*") if path.is_file()]
    assert len(lying) == PrivateFile.objects.count() == 1


def test_the_script_is_answered_in_its_own_language(talk, sari, as_user):
    client, address = as_user(sari), to("post_message", talk)
    first = client.post(address, {"text": "Halo", "client_key": "k"}, headers={"accept": JSON})
    again = client.post(address, {"text": "Halo", "client_key": "k"}, headers={"accept": JSON})
    assert first.json()["seq"] == again.json()["seq"] == 2
    assert len(first.json()["key"]) == 32
    empty = client.post(address, {"text": ""}, headers={"accept": JSON})
    assert (empty.status_code, empty.json()) == (
        422,
        {"errors": ["Tulis pesan, atau lampirkan berkas."]},
    )


def test_the_newest_fifty_are_shown_and_the_older_ones_linked(talk, sari, as_user):
    for number in range(60):
        say(sari, talk, f"Nomor {number}.")
    client = as_user(sari)
    page = texts(client.get(talk.get_absolute_url()))
    shown = [int(seq) for seq in re.findall(r'data-seq="(\d+)"', page)]
    assert shown == list(range(12, 62))
    older = re.search(r'href="(\?sebelum=\d+)"', page)
    earlier = texts(client.get(talk.get_absolute_url() + older[1]))
    assert [int(seq) for seq in re.findall(r'data-seq="(\d+)"', earlier)] == list(range(1, 12))
    assert "data-thread" not in earlier


def test_what_came_after_a_place_is_told_each_line_once_and_in_order(
    talk,
    sari,
    budi,
    as_user,
    queries_of,
):
    for number in range(55):
        say(budi, talk, f"Nomor {number}.")
    client, found, last = as_user(sari), [], 1
    client.get(to("new_messages", talk))
    as_the_script = {"headers": {"accept": "*/*"}}
    asked = queries_of(lambda: client.get(to("new_messages", talk), {"sejak": 1}, **as_the_script))
    assert asked <= 6
    while True:
        answer = client.get(to("new_messages", talk), {"sejak": last}).json()
        found += [int(seq) for seq in re.findall(r'data-seq="(\d+)"', answer["html"])]
        last = found[-1]
        if not answer["more"]:
            break
    assert found == list(range(2, 58))


@pytest.mark.parametrize("bad", ["x", "-1", "9" * 40, "٣"])
def test_a_place_that_is_no_number_is_the_beginning(talk, sari, as_user, bad):
    answer = as_user(sari).get(to("new_messages", talk), {"sejak": bad})
    assert 'data-seq="1"' in answer.json()["html"]
    assert as_user(sari).get(talk.get_absolute_url(), {"sebelum": bad}).status_code == 200
    assert as_user(sari).post(to("mark_read", talk), {"seq": bad}).status_code == 302


def test_news_begin_at_a_mark_and_a_button_ends_it(talk, sari, budi, as_user):
    say(budi, talk)
    client = as_user(sari)
    page = texts(client.get(talk.get_absolute_url()))
    assert page.index("pesan-baru") < page.index('id="pesan-3"')
    seq = re.search(r'name="seq" value="(\d+)"', page)[1]
    client.post(to("mark_read", talk), {"seq": seq})
    assert "pesan-baru" not in texts(client.get(talk.get_absolute_url()))


def test_under_ones_own_message_it_stands_when_the_other_side_has_read_it(
    talk,
    sari,
    budi,
    as_user,
    set_clock,
):
    assert "Dibaca" not in texts(as_user(sari).get(talk.get_absolute_url()))
    set_clock("2026-03-09 10:05")
    mark_read(budi, seen(budi, talk), 1)
    page = texts(as_user(sari).get(talk.get_absolute_url()))
    assert "Dibaca 10.05 WITA" in page
    assert "data-read" not in texts(as_user(budi).get(talk.get_absolute_url()))
    answer = as_user(sari).get(to("new_messages", talk), {"sejak": 1}).json()
    assert answer["read"] == {"seq": 1, "words": "Dibaca 10.05 WITA"}


# Lists


def test_what_waits_longest_stands_first_and_what_is_late_says_so(
    talk,
    innovation,
    sari,
    budi,
    as_user,
    set_clock,
):
    set_clock("2026-03-12 09:00")
    open_consultation(sari, subject="Anggaran", text="Berapa?", innovation=innovation)
    set_clock("2026-03-13 09:00")
    page = texts(as_user(budi).get(reverse("mentoring:consultations")))
    assert page.index("Bukti") < page.index("Anggaran")
    assert "Menunggu sejak 9 Maret 2026, 07.30 WITA" in page
    assert page.count("Terlambat") == 1
    assert page.count("1 pesan baru") == 2
    say(budi, talk)
    assert "Bukti" not in texts(as_user(budi).get(reverse("mentoring:consultations")))
    turns.close(sari, seen(sari, talk))
    done = texts(as_user(sari).get(reverse("mentoring:consultations"), {"tampil": "selesai"}))
    assert "Ditandai terjawab" in done
    assert "Anggaran" not in done


def test_the_list_asks_no_more_when_there_is_more(
    talk, innovation, sari, budi, as_user, queries_of
):
    client, address = as_user(budi), reverse("mentoring:consultations")
    open_consultation(sari, subject="Lagi", text="Apa?", innovation=innovation)
    client.get(address)
    few = queries_of(lambda: client.get(address))
    for number in range(10):
        made = open_consultation(sari, subject=f"{number}", text="Apa?", innovation=innovation)
        say(sari, made)
    assert queries_of(lambda: client.get(address)) == few <= 15


def test_the_thread_asks_no_more_and_stays_light(talk, sari, budi, as_user, queries_of):
    client = as_user(sari)
    client.post(to("post_message", talk), {"text": "x", "attachments": pdf(), "client_key": "k"})
    say(budi, talk)
    say(sari, talk)
    client.get(talk.get_absolute_url())
    few = queries_of(lambda: client.get(talk.get_absolute_url()))
    for number in range(50):
        file = pdf(f"{number}.pdf")
        typed = {"text": "kata " * 100, "attachments": file, "client_key": f"k{number}"}
        client.post(to("post_message", talk), typed)
    assert queries_of(lambda: client.get(talk.get_absolute_url())) == few <= 15
    assert len(client.get(talk.get_absolute_url()).content) < 160_000


def test_a_head_sees_on_the_innovations_page_that_somebody_waits(
    talk,
    innovation,
    fauzi,
    sari,
    as_user,
):
    page = texts(as_user(fauzi).get(innovation.get_absolute_url()))
    assert "Konsultasi 9 Maret 2026" in page
    assert "Menunggu sejak" in page
    assert "Bukti" not in page
    assert "Bukti" in texts(as_user(sari).get(innovation.get_absolute_url()))


# Turns


def test_a_mentor_who_comes_late_is_told_in_words(question, budi, other_mentor, as_user):
    assert "Ambil pertanyaan ini" in texts(as_user(budi).get(question.get_absolute_url()))
    for user in (budi, budi, other_mentor):
        response = as_user(user).post(to("take_question", question), follow=True)
    assert "seorang rekan telah mengambilnya" in texts(response)
    nothing = as_user(other_mentor).post(reverse("mentoring:take_question", args=[999]))
    assert nothing["Location"] == reverse("mentoring:consultations")
    assert Participant.objects.filter(holds_claim=True).get().person == budi.person


def test_a_question_is_given_back_closed_and_opened_by_buttons(question, budi, sari, as_user):
    as_user(budi).post(to("take_question", question))
    assert "Kembalikan ke antrean" in texts(as_user(budi).get(question.get_absolute_url()))
    for _ in range(2):
        as_user(budi).post(to("give_question_back", question))
        as_user(sari).post(to("close_consultation", question))
        assert "Terjawab" in texts(as_user(sari).get(question.get_absolute_url()))
    for _ in range(2):
        as_user(sari).post(to("reopen_consultation", question))
    kinds = list(Message.objects.order_by("seq").values_list("kind", flat=True))
    assert kinds == ["text", "joined", "left", "closed", "reopened"]


# Mail


@pytest.fixture
def later(set_clock):
    def go(text: str) -> list:
        set_clock(text)
        queue_unread()
        deliver_due()
        return list(mail.outbox)

    return go


def _about(messages):
    return [each for each in messages if "menunggu Anda" in each.subject]


def test_an_unread_message_is_mailed_once_until_it_is_read(talk, sari, budi, later):
    mark_read(budi, seen(budi, talk), 1)
    say(budi, talk, "Rahasia sekali")
    assert _about(later("2026-03-09 07:40")) == []
    (first,) = _about(later("2026-03-09 07:46"))
    assert first.to == [sari.email]
    assert first.subject == "Pesan dari Budi Santoso menunggu Anda"
    assert "Bukti" in first.body
    assert talk.get_absolute_url() in first.body
    assert "Rahasia" not in first.body
    say(budi, talk)
    assert len(_about(later("2026-03-09 09:00"))) == 1
    mark_read(sari, seen(sari, talk), 99)
    say(budi, talk)
    assert len(_about(later("2026-03-09 10:00"))) == 2


def test_a_mentor_who_has_not_looked_is_mailed_about_the_question(talk, budi, later):
    (only,) = _about(later("2026-03-09 07:46"))
    assert only.to == [budi.email]


def test_a_mail_that_waited_is_not_sent_to_whoever_has_read_meanwhile(
    talk,
    budi,
    innovation,
    sari,
    later,
    set_clock,
    send_by,
):
    send_by("tests.mentoring.no_mail.Backend")
    later("2026-03-09 07:46")
    assert OutboxMessage.objects.filter(kind="mentoring.unread_messages", sent_at=None).exists()
    send_by("django.core.mail.backends.locmem.EmailBackend")
    mark_read(budi, seen(budi, talk), 1)
    assert _about(later("2026-03-09 09:00")) == []


def test_a_right_that_has_ended_ends_the_mails(talk, assignment, budi, later, monkeypatch):
    monkeypatch.setattr(
        "mentoring.models.consultations.ConsultationQuerySet.visible_to",
        lambda self, user: self.none(),
    )
    assert _about(later("2026-03-09 07:46")) == []
    assert timezone.now() - talk.opened_at > timedelta(minutes=15)
