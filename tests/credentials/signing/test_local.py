"""A key of the office signs, says truly what it is, and whoever changes a byte is found out."""

from io import BytesIO

import pytest
from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pypdf import PdfReader

from credentials.certificates.operations.issuing import issue
from credentials.certificates.operations.working import sign_waiting
from credentials.models import Certificate, SigningJob
from credentials.signing.adapters import SignedLaterError, SigningAdapter
from credentials.signing.keys import CERTIFICATE, KEY, make_key

OFFICE = "Pemerintah Kabupaten Balangan"


@pytest.fixture
def key(tmp_path, settings):
    make_key(tmp_path / "kunci", OFFICE, years=5, passphrase="rahasia")
    settings.CREDENTIALS_SIGNER = "credentials.signing.local.LocalKey"
    settings.CREDENTIALS_KEY_FILE = tmp_path / "kunci" / KEY
    settings.CREDENTIALS_CERTIFICATE_FILE = tmp_path / "kunci" / CERTIFICATE
    settings.CREDENTIALS_KEY_PASSPHRASE = "rahasia"
    return tmp_path / "kunci"


def _bytes(certificate: Certificate) -> bytes:
    with certificate.file.file.file.open("rb") as source:
        return source.read()


def _checked(pdf: bytes, key):
    root = load_cert_from_pemder(str(key / CERTIFICATE))
    signature = PdfFileReader(BytesIO(pdf)).embedded_signatures[0]
    return validate_pdf_signature(signature, ValidationContext(trust_roots=[root]))


def test_the_file_carries_a_signature_that_covers_all_of_it(design, achievement, key):
    certificate = issue(achievement, design, None)
    assert certificate.signing == Certificate.Signing.SIGNED
    found = _checked(_bytes(certificate), key)
    assert found.intact
    assert found.valid
    assert found.coverage.name == "ENTIRE_FILE"


def test_a_changed_byte_breaks_it(design, achievement, key):
    data = bytearray(_bytes(issue(achievement, design, None)))
    place = data.index(b"startxref") - 400
    at = data.index(b"/Title") + 12
    data[at] ^= 1
    assert place
    assert not _checked(bytes(data), key).intact


def test_its_words_say_that_it_is_not_certified(design, achievement, key):
    reader = PdfReader(BytesIO(_bytes(issue(achievement, design, None))))
    text = " ".join(reader.pages[0].extract_text().split())
    assert "tanda tangan elektronik tidak tersertifikasi" in text
    assert OFFICE in text
    assert "BSrE" not in text


def test_without_its_key_a_certificate_waits_and_is_signed_later(design, achievement, key):
    away = key / "away.pem"
    (key / KEY).rename(away)
    certificate = issue(achievement, design, None)
    assert certificate.signing == Certificate.Signing.FAILED
    assert not Certificate.objects.issued().exists()
    away.rename(key / KEY)
    SigningJob.objects.update(next_try_at=certificate.created_at)
    assert sign_waiting() == 1
    certificate.refresh_from_db()
    assert certificate.signing == Certificate.Signing.SIGNED
    assert not SigningJob.objects.exists()


class Gateway(SigningAdapter):
    """Signs an hour later, as a national one does."""

    name = "gateway"
    signs = True
    asked: dict[str, bytes] = {}
    has_come = False

    def sign(self, pdf: bytes, key: str) -> bytes:
        self.asked[key] = pdf
        raise SignedLaterError(key)

    def fetch(self, remote_id: str) -> bytes | None:
        return self.asked[remote_id] + b"% signed" if self.has_come else None


def test_a_gateway_is_asked_again_until_it_has_signed(design, achievement, settings, monkeypatch):
    settings.CREDENTIALS_SIGNER = f"{__name__}.Gateway"
    monkeypatch.setattr("credentials.signing.adapters.SIGNER.make", lambda: Gateway())
    certificate = issue(achievement, design, None)
    assert certificate.signing == Certificate.Signing.WAITING
    SigningJob.objects.update(next_try_at=certificate.created_at)
    assert sign_waiting() == 0
    monkeypatch.setattr(Gateway, "has_come", True)
    SigningJob.objects.update(next_try_at=certificate.created_at)
    assert sign_waiting() == 1
    certificate.refresh_from_db()
    assert certificate.signing == Certificate.Signing.SIGNED
    assert _bytes(certificate).endswith(b"% signed")


def test_a_key_is_never_written_over(key):
    with pytest.raises(FileExistsError):
        make_key(key, OFFICE, years=1)
    assert (key / KEY).stat().st_mode & 0o777 == 0o600
