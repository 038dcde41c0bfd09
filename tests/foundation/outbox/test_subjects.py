"""The subject of a mail: one clean line, which begins where its name stands."""

from email import message_from_bytes
from email.policy import default

import pytest
from django.core import mail
from hypothesis import example, given
from hypothesis import strategies as st

from foundation.outbox import operations as outbox
from foundation.outbox.mail import LONGEST_SUBJECT, line_of, subject_of

CASES = {
    "Jadwal – klinik — besok": "Jadwal - klinik - besok",
    "Siti\r\nBcc: x@contoh.example": "Siti Bcc: x@contoh.example",
    " Siti\rAminah\t \u2028 Hadir\x0b": "Siti Aminah Hadir",
    "Dinas\u00a0Kesehatan": "Dinas Kesehatan",
    "“Antrean” é 📎": "“Antrean” é 📎",
}


@pytest.mark.parametrize("text", CASES)
def test_a_subject_is_one_clean_line(text):
    assert subject_of(text) == CASES[text]


def _sent(subject: str) -> bytes:
    message = outbox.put(
        subject[:50], "mail", {"subject": subject, "body": "x", "to": ["s@contoh.example"]}
    )
    assert outbox.deliver(message.pk)
    return bytes(mail.outbox[-1].message().as_bytes())


ODD = ["a" * 400, "Antrean Pelayanan " * 20, "é" * 150, "=?utf-8?q?a?= x"]
# One that Python's newer way of writing a header brings to the reader with fewer blanks.
ODD += ["éaéaaéé éaé a é a é a aéaaéa a a éaaéaaa é é éaa aa a a é aaaa aé ééé éé éaé aé aé éa"]


@pytest.mark.parametrize("subject", [*CASES, *ODD])
def test_the_value_stands_on_the_line_of_the_header(db, subject):
    raw = _sent(subject)
    (line,) = [each for each in raw.splitlines() if each.startswith(b"Subject:")]
    assert line.removeprefix(b"Subject:").strip()
    read = message_from_bytes(raw, policy=default)
    assert read["Subject"] == subject_of(subject)
    assert read["Bcc"] is None
    if subject_of(subject).isascii() and "=?" not in subject:
        assert line == f"Subject: {subject_of(subject)}".encode()


def test_a_long_subject_is_cut():
    assert len(subject_of("Inovasi " * 100)) <= LONGEST_SUBJECT
    assert subject_of("Inovasi " * 100).endswith("...")


WORDS = st.text(st.sampled_from('aé “”=?_8q ,;:<>"📎'), max_size=LONGEST_SUBJECT)


@given(WORDS)
@example(ODD[-1])
def test_whatever_is_written_is_read_again_on_lines_that_every_server_takes(text):
    subject = subject_of(text)
    raw = line_of("Subject", subject, "\r\n").encode("ascii")
    assert message_from_bytes(raw + b"\r\n", policy=default)["Subject"] == subject
    assert all(len(line) <= 998 for line in raw.split(b"\r\n"))
    assert b"=?" not in raw or all(len(line) <= 78 for line in raw.split(b"\r\n"))
