"""Files and pictures that editors put into the library."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from home.files import is_what_it_says
from home.models import Handout, Picture

PDF = b"%PDF-1.7\n" + b"0" * 100


@pytest.mark.parametrize(
    ("name", "head", "fits"),
    [
        ("pedoman.pdf", PDF, True),
        ("pedoman.docx", PDF, False),
        ("daftar.csv", b"nama;nip\n", True),
        ("daftar.csv", PDF, False),
        ("daftar.csv", b"a\0b", False),
        ("program.pdf", b"MZ" + b"\0" * 200, False),
        ("halaman.pdf", b"<html><script>alert(1)</script>", False),
    ],
)
def test_a_file_is_what_its_name_says(name, head, fits):
    assert is_what_it_says(name, head) is fits


def test_a_disguised_file_is_refused_with_a_sentence(aulia, as_user):
    upload = SimpleUploadedFile("panduan.pdf", b"<html>bukan pdf</html>")
    response = as_user(aulia).post(
        reverse("wagtaildocs:add"), {"title": "Panduan", "file": upload, "collection": 1}
    )
    assert "Isinya tidak sesuai dengan namanya" in response.content.decode()
    assert not Handout.objects.exists()


def test_a_real_pdf_is_taken(aulia, as_user):
    upload = SimpleUploadedFile("panduan.pdf", PDF)
    as_user(aulia).post(
        reverse("wagtaildocs:add"), {"title": "Panduan", "file": upload, "collection": 1}
    )
    assert Handout.objects.get().title == "Panduan"


def _picture(size: tuple[int, int], padding: int = 0) -> SimpleUploadedFile:
    target = io.BytesIO()
    Image.new("RGB", size).save(target, "PNG")
    return SimpleUploadedFile("gambar.png", target.getvalue() + b"\0" * padding)


@pytest.mark.parametrize(
    ("size", "padding"), [((10, 10), 30 * 1024 * 1024), ((8000, 6000), 0)], ids=["bytes", "pixels"]
)
def test_too_large_a_picture_is_refused(aulia, as_user, size, padding):
    """By its bytes (30 MB), and by its pixels before it is decoded."""
    upload = _picture(size, padding)
    response = as_user(aulia).post(
        reverse("wagtailimages:add"), {"title": "Besar", "file": upload, "collection": 1}
    )
    assert response.status_code == 200
    assert not Picture.objects.exists()
