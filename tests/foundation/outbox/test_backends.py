"""The demonstration's mail: files, one per message."""

from email import message_from_bytes
from email.policy import default

from foundation.outbox import operations as outbox


def test_a_message_becomes_one_valid_file_named_by_its_number(db, settings, send_by):
    send_by("foundation.outbox.backends.FileBackend")
    message = outbox.put(
        "a",
        "mail",
        {"subject": "Jadwal – klinik", "body": "Besok 09.00 WITA", "to": ["s@balangan.example"]},
    )
    outbox.deliver(message.pk)
    (file,) = settings.FOUNDATION_MAIL_DIR.iterdir()
    assert file.name == f"{message.pk:06d}.eml"
    content = file.read_bytes()
    assert b"\r\nSubject: Jadwal - klinik\r\n" in content
    mail = message_from_bytes(content, policy=default)
    assert mail["Subject"] == "Jadwal - klinik"
    assert mail["To"] == "s@balangan.example"
    assert mail.get_content().strip() == "Besok 09.00 WITA"
    assert mail["Message-ID"].startswith("<outbox-")


def test_sending_again_writes_no_second_file(db, settings, send_by):
    send_by("foundation.outbox.backends.FileBackend")
    message = outbox.put("a", "mail", {"subject": "a", "body": "b", "to": ["s@balangan.example"]})
    outbox.deliver(message.pk)
    type(message).objects.update(sent_at=None, next_try_at=message.created_at)
    outbox.deliver(message.pk)
    assert len(list(settings.FOUNDATION_MAIL_DIR.iterdir())) == 1
