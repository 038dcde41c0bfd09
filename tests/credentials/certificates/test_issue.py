"""One certificate: its number, its PDF, its bytes."""

import hashlib
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from credentials.certificates.operations import issuing
from credentials.certificates.operations.ending import NotLiveError, revoke
from credentials.certificates.operations.issuing import issue, reissue
from credentials.ledger.operations import withdraw
from credentials.models import Certificate, CertificateFile, NumberEntry
from tests.credentials import made


def _bytes(certificate: Certificate) -> bytes:
    with certificate.file.file.file.open("rb") as source:
        return source.read()


def _text(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_a_certificate_has_its_number_its_facts_and_its_bytes(design, achievement, dewi):
    made_one = issue(achievement, design, dewi, on=date(2026, 3, 13))
    assert made_one.number == "800.2.4/001/Bapperida/2026"
    pdf = _bytes(made_one)
    assert hashlib.sha256(pdf).hexdigest() == made_one.file.sha256
    text = " ".join(_text(pdf).split())
    for words in ("Sari Wulandari", "Bimtek Inovasi Daerah", "6 JP", "10–12 Maret 2026"):
        assert words in text, words
    assert "Paringin, 13 Maret 2026" in text
    assert "Menulis proposal inovasi" in text
    assert made_one.signing == Certificate.Signing.NONE
    assert "Tanpa tanda tangan elektronik" in text


def test_another_library_finds_tags_language_and_title(design, achievement):
    reader = PdfReader(BytesIO(_bytes(issue(achievement, design, None))), strict=True)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "id"
    assert len(reader.pages) == 2
    assert reader.metadata.title.startswith("Sertifikat 800.2.4/001")
    assert "<pdfaid:part>2<" in reader.xmp_metadata.stream.get_data().decode()


def test_issued_twice_is_one(design, achievement):
    first = issue(achievement, design, None)
    assert issue(achievement, design, None) == first
    assert NumberEntry.objects.count() == CertificateFile.objects.count() == 1


def test_titles_are_printed_only_where_the_template_says_so(design, sari):
    sari.person.title_suffix = "S.Kep."
    sari.person.save()
    plain = issue(made.make_achievement(sari.person), design, None)
    design.has_titles = True
    design.save()
    titled = issue(made.make_achievement(sari.person, "courses.course:6:1"), design, None)
    assert plain.facts["name"] == "Sari Wulandari"
    assert titled.facts["name"] == "Sari Wulandari, S.Kep."


def test_a_signer_whose_term_has_ended_signs_nothing(design, achievement):
    design.signer.ends_on = date(2026, 3, 31)
    design.signer.save()
    with pytest.raises(issuing.SignerNotInForceError):
        issue(achievement, design, None, on=date(2026, 4, 1))
    assert not NumberEntry.objects.exists()
    assert issue(achievement, design, None, on=date(2026, 3, 31)).signer == design.signer


def test_who_acts_for_another_signs_as_such(design, achievement):
    design.signer.capacity = "on_behalf"
    design.signer.position = "Bupati Balangan; Sekretaris Daerah"
    design.signer.save()
    lines = issue(achievement, design, None).facts["signer"]["lines"]
    assert lines == ["a.n. Bupati Balangan", "Sekretaris Daerah"]


def test_a_changed_name_gets_a_new_paper_and_the_old_one_says_no_more(design, achievement, sari):
    old = issue(achievement, design, None)
    sari.person.name = "Sari Wulandari Putri"
    sari.person.save()
    new = reissue(old, None, "Ganti nama")
    old.refresh_from_db()
    assert (old.state, old.facts["name"]) == (Certificate.State.REPLACED, "Sari Wulandari")
    assert (new.facts["name"], new.replaces) == ("Sari Wulandari Putri", old)
    assert new.code != old.code
    assert new.number.startswith("800.2.4/002")
    with pytest.raises(NotLiveError):
        reissue(old, None, "Sekali lagi")


def test_a_revoked_paper_keeps_its_bytes_and_its_jp(design, achievement):
    certificate = revoke(issue(achievement, design, None), None, "Salah cetak")
    assert certificate.status == "revoked"
    assert _bytes(certificate)
    achievement.refresh_from_db()
    assert achievement.withdrawn_at is None
    with pytest.raises(NotLiveError):
        revoke(certificate, None, "Lagi")


def test_withdrawing_the_achievement_revokes_its_papers(design, achievement, dewi):
    certificate = issue(achievement, design, None)
    withdraw(achievement, dewi, "Bukan peserta")
    certificate.refresh_from_db()
    assert (certificate.status, certificate.reason) == ("revoked", "Bukan peserta")
    with pytest.raises(issuing.NotAchievedError):
        issue(achievement, design, None)


def test_a_validity_ends_the_day_before(design, achievement):
    design.valid_months = 24
    design.save()
    certificate = issue(achievement, design, None, on=date(2026, 3, 13))
    assert certificate.expires_on == date(2028, 3, 12)
    assert not certificate.has_expired(date(2028, 3, 12))
    assert certificate.has_expired(date(2028, 3, 13))


def test_a_course_that_is_called_like_a_token_is_printed_as_it_is(design, sari):
    achievement = made.make_achievement(sari.person, title="#include {nama} [x]")
    text = " ".join(_text(_bytes(issue(achievement, design, None))).split())
    assert "#include {nama} [x]" in text
