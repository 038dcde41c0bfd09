"""Photos as phones take them, with where and by what."""

import io

import pillow_heif
from PIL import Image
from PIL.PngImagePlugin import PngInfo

PLACE = "Paringin Selatan"
_MAKE, _ORIENTATION, _TITLE, _PLACE = 0x010F, 0x0112, 0x010E, 0x8825


def picture(size: tuple[int, int] = (64, 32)) -> Image.Image:
    image = Image.new("RGB", size, "white")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    return image


def exif(orientation: int = 1) -> Image.Exif:
    told = Image.Exif()
    told[_MAKE], told[_TITLE], told[_ORIENTATION] = "Telepon", PLACE, orientation
    told.get_ifd(_PLACE).update({1: "S", 2: (2.0, 20.0, 15.0), 3: "E", 4: (115.0, 28.0, 1.0)})
    return told


def heic(size: tuple[int, int] = (64, 32)) -> bytes:
    target = io.BytesIO()
    pillow_heif.from_pillow(picture(size)).save(target, exif=exif().tobytes(), quality=50)
    return target.getvalue()


def jpeg(
    size: tuple[int, int] = (64, 32), *, orientation: int = 6, progressive: bool = False
) -> bytes:
    target = io.BytesIO()
    picture(size).save(
        target,
        "JPEG",
        exif=exif(orientation),
        progressive=progressive,
        comment=PLACE,
        xmp=f"<x>{PLACE}</x>".encode(),
        icc_profile=b"profile" * 9,
    )
    return target.getvalue() + b"trailer of the phone " + PLACE.encode()


def png() -> bytes:
    words = PngInfo()
    words.add_text("Location", PLACE)
    words.add_itxt("XML:com.adobe.xmp", f"<x>{PLACE}</x>")
    target = io.BytesIO()
    picture().save(target, "PNG", pnginfo=words, exif=exif())
    return target.getvalue() + PLACE.encode()
