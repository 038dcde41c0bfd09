"""Photographs as phones take them: no fewer details than a real one, so none is lighter here."""

from functools import cache
from io import BytesIO
from typing import Any

from django.core.files.images import ImageFile
from PIL import Image, ImageChops
from wagtail.images import get_image_model

from courses.models import CoursePage, LessonPage

SIZE = (1600, 900)
# Details of every size, the large ones strongest, as in a landscape.
GRAINS = ((400, 90), (100, 60), (25, 30), (8, 14), (3, 7))


def photograph(title: str) -> Any:
    file = ImageFile(BytesIO(_taken()), name="foto.jpg")
    return get_image_model().objects.create(title=title, file=file)


@cache
def _taken() -> bytes:
    content = BytesIO()
    Image.merge("RGB", [_channel() for _ in range(3)]).save(content, "JPEG", quality=90)
    return content.getvalue()


def _channel() -> Image.Image:
    whole = Image.new("L", SIZE, 128)
    for grain, strength in GRAINS:
        small = Image.effect_noise((SIZE[0] // grain, SIZE[1] // grain), strength)
        whole = ImageChops.add(whole, small.resize(SIZE, Image.Resampling.BICUBIC), offset=-128)
    return whole


def illustrate(course: CoursePage) -> None:
    """A cover of its own, and a picture in each of its lessons."""
    course.cover = [("image", _block(course.title))]
    course.save()
    shown = _block("Pelajaran")
    for lesson in LessonPage.objects.descendant_of(course):
        lesson.body = [("image", shown)]
        lesson.save()


def _block(title: str) -> dict[str, Any]:
    return {"picture": photograph(title), "alt": "Pegawai memeriksa data", "caption": ""}
