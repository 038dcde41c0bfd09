"""Photos from phones: shown by every browser, and silent about where they were taken.

A photo tells the place to a few metres, and often the phone and its owner. What is not the picture
itself is taken away, save how it must be turned and what its colours mean.
"""

import io
import struct
from collections.abc import Iterator

import pillow_heif
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from PIL import Image, UnidentifiedImageError

from foundation.files.refusals import FileRefusedError

JPEG, PNG, HEIC = "image/jpeg", "image/png", "image/heic"
_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
MOST_PIXELS = 120_000_000  # of a picture that browsers unpack
MOST_PIXELS_HERE = 52_000_000  # of one that we unpack: the largest sensors of phones have 50
LONGEST_SIDE = 3000
QUALITY = 82
_ORIENTATION = 0x0112
_PNG_START = b"\x89PNG\r\n\x1a\n"
_PNG_WORDS = {b"eXIf", b"tEXt", b"zTXt", b"iTXt"}


def is_heic(start: bytes) -> bool:
    """Whether a file of these first bytes is a picture in HEIF with HEVC, as phones take them."""
    if start[4:8] != b"ftyp":
        return False
    length = min(int.from_bytes(start[:4], "big"), 256)
    brands = {start[8:12], *(start[at : at + 4] for at in range(16, length, 4))}
    return bool(brands & _BRANDS) and b"avif" not in brands


def prepared(upload: "UploadedFile[bytes]", kind: str) -> tuple["UploadedFile[bytes]", str]:
    """The picture as it is kept, and its media type: HEIC becomes JPEG, JPEG and PNG lose what they
    tell besides the picture, without being compressed once more. Raises FileRefusedError."""
    data = upload.read()
    upload.seek(0)
    if kind == HEIC:
        content, kind = _from_heic(data), JPEG
    else:
        _refuse_too_many_pixels(data)
        content = _bare_jpeg(data) if kind == JPEG else _bare_png(data)
    if content == data:
        return upload, kind
    return SimpleUploadedFile(upload.name or "foto", content, kind), kind


def _from_heic(data: bytes) -> bytes:
    try:
        picture = pillow_heif.open_heif(io.BytesIO(data), convert_hdr_to_8bit=True)
        width, height = picture.size
        if width * height > MOST_PIXELS_HERE:
            raise FileRefusedError("too_many_pixels", _millions(MOST_PIXELS_HERE))
        image = picture.to_pillow()
    except FileRefusedError:
        raise
    except Exception as error:  # the decoder lets through whatever a broken file provokes
        raise FileRefusedError("damaged_picture") from error
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    profile = image.info.get("icc_profile")
    target = io.BytesIO()
    bare = Image.new("RGB", image.size, "white")
    bare.paste(image, mask=image.getchannel("A") if image.mode == "RGBA" else None)
    bare.save(target, "JPEG", quality=QUALITY, icc_profile=profile)
    return target.getvalue()


def _refuse_too_many_pixels(data: bytes) -> None:
    """By what the picture says of itself; a browser believes it."""
    try:
        with Image.open(io.BytesIO(data), formats=["JPEG", "PNG"]) as image:
            is_too_large = image.width * image.height > MOST_PIXELS
    except Image.DecompressionBombError:
        is_too_large = True
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return  # a browser will not show it either
    if is_too_large:
        raise FileRefusedError("too_many_pixels", _millions(MOST_PIXELS))


def _millions(pixels: int) -> str:
    return str(pixels // 1_000_000)


def _bare_jpeg(data: bytes) -> bytes:
    """Without Exif, XMP, IPTC, comments, and what phones append behind the picture."""
    try:
        kept = b"".join(_jpeg_segments(data))
    except (ValueError, struct.error):
        return data
    turned = _turned(data)
    return kept[:2] + turned + kept[2:]


def _jpeg_segments(data: bytes) -> Iterator[bytes]:
    """Raises ValueError for what is no whole JPEG."""
    if data[:2] != b"\xff\xd8":
        raise ValueError
    yield data[:2]
    at = 2
    while True:
        while data[at : at + 2] == b"\xff\xff":
            at += 1
        if data[at : at + 1] != b"\xff" or at + 4 > len(data) + 2:
            raise ValueError
        marker = data[at + 1]
        if marker == 0xD9:
            yield data[at : at + 2]
            return
        (length,) = struct.unpack_from(">H", data, at + 2)
        end = at + 2 + length
        if marker == 0xDA:
            end = _end_of_scan(data, end)
        if _belongs_to_the_picture(marker, data[at + 4 : at + 16]):
            yield data[at:end]
        at = end


def _belongs_to_the_picture(marker: int, start: bytes) -> bool:
    """Not so: APP1 (Exif, XMP), APP3 to APP13 (makers, IPTC), comments, and lists of pictures that
    were behind this one. So: JFIF, colours, Adobe's note on them."""
    if marker == 0xE2:
        return start.startswith(b"ICC_PROFILE")
    return marker not in {0xE1, *range(0xE3, 0xEE), 0xEF, 0xFE}


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the next marker stands that neither is data nor resumes the scan."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise ValueError
        if data[at + 1] not in {0x00, 0xFF, *range(0xD0, 0xD8)}:
            return at
        at += 1


def _turned(data: bytes) -> bytes:
    """A segment that says how the picture must be turned, where it must."""
    try:
        with Image.open(io.BytesIO(data), formats=["JPEG"]) as image:
            value = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # noqa: BLE001  (a broken Exif turns nothing)
        return b""
    if value not in range(2, 9):
        return b""
    said = Image.Exif()
    said[_ORIENTATION] = value
    content = said.tobytes()
    content = content if content.startswith(b"Exif\x00\x00") else b"Exif\x00\x00" + content
    return b"\xff\xe1" + struct.pack(">H", len(content) + 2) + content


def _bare_png(data: bytes) -> bytes:
    """Without Exif and texts, and what stands behind the picture."""
    if not data.startswith(_PNG_START):
        return data
    kept, at = [_PNG_START], len(_PNG_START)
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        name, end = data[at + 4 : at + 8], at + 12 + length
        if end > len(data):
            return data
        if name not in _PNG_WORDS:
            kept.append(data[at:end])
        if name == b"IEND":
            return b"".join(kept)
        at = end
    return data
