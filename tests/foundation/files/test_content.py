"""What a file is by its bytes, as programs write them; programs inside of documents are refused."""

import io
import zipfile
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from foundation.files import documents
from foundation.files.content import kind_of
from foundation.files.documents import EXCEL, WORD
from foundation.files.refusals import FileRefusedError
from tests.agents.staff_import.office_lists import book
from tests.foundation.files import photos
from tests.foundation.files.office import docx, package, relations, xlsx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 64
BODY = b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
PDF = b"%PDF-1.7\n" + BODY


def kind(content: bytes, name: str = "surat.bin") -> str | None:
    return kind_of(SimpleUploadedFile(name, content))


def refusal(content: bytes) -> str:
    with pytest.raises(FileRefusedError) as refused:
        kind(content)
    return refused.value.code


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (docx(), WORD),
        (package("docx", "word/document2.xml"), WORD),  # as Word Online has it
        (package("docx", "Word/Document.xml"), WORD),
        (package("docx", "dokumen/utama.xml"), WORD),
        (package("docx", "word/document.xml", contents="[content_types].xml"), WORD),
        (xlsx(), EXCEL),
        (package("xlsx", "xl/workbook2.xml"), EXCEL),
        (book(("Lembar", [["NIP", "Nama"]])), EXCEL),
        (package("pptx", "ppt/presentation.xml"), None),
        (package("docx", "word/document.xml", {"[content_types].xml": b"<x/>"}), None),
        (PDF, "application/pdf"),
        (b"\xef\xbb\xbf\r\n" + PDF, "application/pdf"),
        (b"\x1b%-12345X@PJL JOB\r\n@PJL ENTER LANGUAGE=PDF\r\n" + PDF, "application/pdf"),
        (b" " * 1015 + PDF, "application/pdf"),
        (b" " * 1025 + PDF, None),
        (b"<html><script>alert(1)</script>" + PDF, None),
        (b"MZ\x90\x00" + b"\x00" * 90 + PDF, "application/x-msdownload"),
        (photos.heic(), "image/heic"),
        (photos.jpeg(), "image/jpeg"),
        (photos.png(), "image/png"),
        (b"\x00\x00\x00\x1cftypavif\x00\x00\x00\x00mif1avif" + b"\x00" * 64, "image/avif"),
        (b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + b"\x00" * 64, "video/mp4"),
        (b"", None),
        (b"Catatan", None),
    ],
    ids=range(24),
)
def test_a_file_is_what_its_bytes_say(content, expected):
    assert kind(content) == expected


@pytest.mark.parametrize("brand", [b"heic", b"heix", b"mif1", b"msf1", b"hevc"])
def test_photos_of_every_phone_are_known(brand):
    data = b"\x00\x00\x00\x18ftyp" + brand + b"\x00\x00\x00\x00mif1heic"
    assert kind(data + b"\x00" * 64) == "image/heic"


@pytest.mark.parametrize(
    ("more", "types"),
    [
        ({"word/vbaProject.bin": b"x"}, {}),
        ({"word/VBAPROJECT.BIN": b"x"}, {}),
        ({"word/data7.bin": b"x"}, {"/word/data7.bin": "application/vnd.ms-office.vbaProject"}),
        ({"word/data7.bin": OLE}, {}),
        ({"word/embeddings/oleObject1.bin": b"x"}, {}),
        ({"word/embeddings/Lembar.xls": OLE}, {}),
        ({"word/media/image1.png": OLE}, {}),
        ({"word/media/image1.png": b"MZ\x90\x00"}, {}),
        ({"word/activeX/activeX1.xml": b"<x/>"}, {}),
        ({"xl/macrosheets/sheet1.xml": b"<x/>"}, {}),
        ({"xl/sheet9.xml": b"<x/>"}, {"/xl/sheet9.xml": "application/vnd.ms-excel.macrosheet+xml"}),
        ({"word/setup.exe": b"x"}, {}),
        ({"word/mulai.JS": b"x"}, {}),
        ({"word/a/b/perintah.vbs": b"x"}, {}),
        ({"word/_rels/document.xml.rels": relations("vbaProject", "apa.bin")}, {}),
        ({"word/_rels/document.xml.rels": relations("oleObject", "embeddings/a.bin")}, {}),
        (
            {
                "word/_rels/document.xml.rels": relations(
                    "oleObject", "https://evil.example/a.html!", is_external=True
                )
            },
            {},
        ),
        (
            {
                "word/_rels/settings.xml.rels": relations(
                    "attachedTemplate", "https://evil.example/a.dotm", is_external=True
                )
            },
            {},
        ),
        ({"xl/externalLinks/externalLink1.xml": b'<ddeLink ddeService="cmd"/>'}, {}),
        ({"word/embeddings/Lembar.xlsx": xlsx({"xl/vbaProject.bin": b"x"})}, {}),
        ({"word/embeddings/Lembar.xlsm": xlsx()}, {}),
        ({"word/embeddings/paket.zip": b"PK\x03\x04" + b"0" * 64}, {}),
    ],
    ids=range(22),
)
@pytest.mark.parametrize("make", [docx, xlsx])
def test_a_program_inside_is_refused(make, more, types):
    code = refusal(make(more, types)) if "paket" not in str(more) else None
    if code is None:
        assert kind(make(more, types)) is None
    else:
        assert code == "active"


def test_a_document_with_macros_is_refused_whatever_its_parts_are_called():
    assert refusal(package("docm", "word/document.xml")) == "active"


@pytest.mark.parametrize(
    "more",
    [
        {"word/embeddings/Microsoft_Excel_Sheet1.xlsx": xlsx()},  # the figures of a chart
        {"xl/printerSettings/printerSettings1.bin": b"P\x00R\x00"},
        {"word/media/image1.png": b"\x89PNG\r\n\x1a\n"},
        {"word/fonts/font1.odttf": b"\x01\x02"},
        {"xl/externalLinks/externalLink1.xml": b"<externalBook/>"},
        {"xl/drawings/vmlDrawing1.vml": b"<xml/>"},
        {"customXml/item1.xml": b"<x>vbaProject oleObject ddeLink</x>"},
        {
            "word/_rels/settings.xml.rels": relations(
                "attachedTemplate", "file:///C:\\Users\\Sari\\Normal.dotm", is_external=True
            )
        },
        {
            "word/_rels/document.xml.rels": relations(
                "hyperlink", "https://balangankab.go.id/a.exe", is_external=True
            )
        },
    ],
    ids=range(9),
)
@pytest.mark.parametrize(("make", "expected"), [(docx, WORD), (xlsx, EXCEL)])
def test_what_ordinary_documents_carry_is_taken(make, more, expected):
    assert kind(make(more)) == expected


def test_an_archive_that_unpacks_beyond_measure_is_refused_unread(monkeypatch):
    monkeypatch.setattr(documents, "LARGEST_UNPACKED", 1024 * 1024)
    data = docx({"word/media/image1.bmp": b"\x00" * 2 * 1024 * 1024})
    assert len(data) < 10_000
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *args, **options: pytest.fail("unpacked"))
    assert refusal(data) == "bomb"


def test_thousands_of_parts_and_documents_in_documents_are_refused(monkeypatch):
    monkeypatch.setattr(documents, "MOST_PARTS", 20)
    assert refusal(docx({f"word/{n}.xml": b"" for n in range(20)})) == "bomb"
    nested = xlsx()
    for _ in range(4):
        nested = xlsx({"xl/embeddings/a.xlsx": nested})
    assert refusal(nested) == "bomb"


def test_an_archive_that_is_broken_or_locked_is_of_no_kind():
    whole = docx({"word/a.xml": b"x" * 500})
    assert kind(whole[: len(whole) // 2]) is None
    assert kind(b"PK\x03\x04" + b"0" * 300) is None
    locked = bytearray(whole)
    for start in range(len(locked) - 4):
        if locked[start : start + 4] == b"PK\x01\x02":
            locked[start + 8] |= 1  # the flag of encryption
    assert kind(bytes(locked)) is None


def packed(objects: bytes) -> bytes:
    stream = zlib.compress(objects)
    return (
        PDF
        + b"5 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\n"
        % len(stream)
        + b"stream\r\n"
        + stream
        + b"\nendstream\nendobj\n"
    )


@pytest.mark.parametrize(
    "action",
    [
        b"<< /S /JavaScript /JS (app.alert(1)) >>",
        b"<</S/JavaScript/JS 7 0 R>>",
        b"<< /Type /Action /S\n/Launch /F (cmd.exe) >>",
        b"<< /S /#4aava#53cript /JS (x) >>",
        b"<< /S /Lau#6Ech >>",
    ],
)
def test_a_pdf_that_runs_something_is_refused(action):
    assert refusal(PDF + b"3 0 obj\n" + action + b"\nendobj\n") == "active"
    assert refusal(packed(b"3 0 " + action)) == "active"


@pytest.mark.parametrize(
    "text",
    [
        b"(Pelatihan JavaScript dan /JavaScript)",
        b"<< /S /URI /URI (https://balangankab.go.id/JavaScript) >>",
        b"<< /S /Named /N /Print >>",
        b"<< /S /JavaScriptPelatihan >>",
        b"<< /Names [(Launch) 3 0 R] /JS (x) >>",
        b"<< /S /GoTo /D [3 0 R /Fit] >>",
        b"<< /FT /Tx /T (Nama#20Lengkap) >>",
    ],
)
def test_a_pdf_that_only_speaks_of_it_is_taken(text):
    assert kind(PDF + b"3 0 obj\n" + text + b"\nendobj\n") == "application/pdf"
    assert kind(packed(b"3 0 " + text)) == "application/pdf"


def test_packed_objects_beyond_measure_are_refused_in_bounds():
    bomb = b"".join(packed(b"\x00" * 4 * 1024 * 1024)[len(PDF) :] for _ in range(14))
    assert len(bomb) < 100_000
    assert refusal(PDF + bomb) == "bomb"
    assert kind(PDF + b"/Type /ObjStm stream\r\nbroken") == "application/pdf"


def test_the_place_in_the_upload_is_as_it_was():
    for content in (PDF, docx(), photos.heic()):
        upload = SimpleUploadedFile("a", content)
        kind_of(upload)
        upload.seek(0)
        assert io.BytesIO(content).read(4) == upload.read(4)
