"""Photos from phones: every browser shows them, and they tell nobody where they were taken."""

import io
import zlib

import pillow_heif
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from foundation.files import photos as rules
from foundation.files.operations import keep
from foundation.files.refusals import FileRefusedError
from foundation.models import PrivateFile
from tests.foundation.files import photos

RED, WHITE = (254, 0, 0), (255, 255, 255)


def kept(content: bytes, name: str = "IMG_0001.HEIC") -> tuple[PrivateFile, bytes]:
    record = keep(SimpleUploadedFile(name, content), by=None)
    with record.file.open("rb") as source:
        return record, source.read()


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def test_a_photo_in_heic_is_kept_as_one_that_browsers_show(database):
    record, content = kept(photos.heic((640, 320)))
    image = opened(content)
    assert (record.name, record.content_type, image.format) == (
        "IMG_0001.jpg",
        "image/jpeg",
        "JPEG",
    )
    assert record.size == len(content)
    assert image.size == (640, 320)
    assert image.getpixel((10, 10))[0] > 240
    assert image.getpixel((630, 10)) == pytest.approx(WHITE, abs=8)


@pytest.mark.parametrize(
    "content",
    [photos.heic(), photos.jpeg(), photos.jpeg(progressive=True), photos.png()],
    ids=["heic", "jpeg", "progressive", "png"],
)
def test_a_photo_says_nothing_of_where_and_by_what_it_was_taken(database, content):
    _, stored = kept(content)
    told = opened(stored).getexif()
    assert not told.get_ifd(0x8825)
    assert set(told) <= {0x0112}
    for word in (photos.PLACE.encode(), b"Telepon", b"trailer", b"adobe"):
        assert word not in stored


def test_the_samples_do_tell_the_place():
    """Control arm."""
    for content in (photos.jpeg(), photos.png()):
        assert photos.PLACE.encode() in content
        assert opened(content).getexif().get_ifd(0x8825)
    assert pillow_heif.open_heif(io.BytesIO(photos.heic())).to_pillow().getexif().get_ifd(0x8825)


@pytest.mark.parametrize("progressive", [False, True])
def test_a_jpeg_keeps_every_pixel_its_colours_and_how_it_is_turned(database, progressive):
    sent = photos.jpeg(progressive=progressive)
    _, stored = kept(sent, "foto.jpg")
    before, after = opened(sent), opened(stored)
    assert before.tobytes() == after.tobytes()
    assert after.getexif()[0x0112] == 6
    assert after.info["icc_profile"] == before.info["icc_profile"]
    _, upright = kept(photos.jpeg(orientation=1), "foto.jpg")
    assert b"Exif" not in upright


def test_a_png_keeps_every_pixel(database):
    sent = photos.png()
    assert opened(sent).tobytes() == opened(kept(sent, "foto.png")[1]).tobytes()


def test_a_large_photo_is_made_smaller(database, monkeypatch):
    monkeypatch.setattr(rules, "LONGEST_SIDE", 100)
    assert opened(kept(photos.heic((640, 320)))[1]).size == (100, 50)


def test_a_photo_of_too_many_pixels_is_refused_before_it_is_unpacked(database, monkeypatch):
    monkeypatch.setattr(rules, "MOST_PIXELS_HERE", 1000)
    monkeypatch.setattr(pillow_heif.HeifFile, "to_pillow", lambda self: pytest.fail("unpacked"))
    assert refusal(photos.heic()) == "too_many_pixels"


@pytest.mark.parametrize("size", [(30_000, 30_000), (2**31 - 1, 2**31 - 1), (20_000, 7000)])
def test_a_bomb_for_browsers_is_refused(database, size):
    sent = bytearray(photos.png())
    sent[16:24] = size[0].to_bytes(4, "big") + size[1].to_bytes(4, "big")
    crc = zlib.crc32(bytes(sent[12:29])).to_bytes(4, "big")
    sent[29:33] = crc
    assert refusal(bytes(sent)) == "too_many_pixels"


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9])
def test_a_broken_photo_is_refused(database, part):
    whole = photos.heic((640, 320))
    assert refusal(whole[: int(len(whole) * part)]) == "damaged_picture"


@pytest.mark.parametrize(
    "content", [b"\xff\xd8\xff\xe0\x00\x10JFIF", b"\xff\xd8\xff" + b"\xff" * 500]
)
def test_a_broken_jpeg_is_kept_as_it_is(database, content):
    assert kept(content, "foto.jpg")[1] == content


def test_every_cut_of_a_jpeg_is_survived():
    whole = photos.jpeg()
    for end in range(2, len(whole)):
        rules._bare_jpeg(whole[:end])
        rules._bare_png(photos.png()[:end]) if end < 300 else None


def refusal(content: bytes) -> str:
    with pytest.raises(FileRefusedError) as refused:
        kept(content)
    assert not PrivateFile.objects.exists()
    return refused.value.code
