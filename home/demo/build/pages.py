"""The published courses of the demonstration, with pictures drawn and files made by the program."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from wagtail.models import Page

from courses.models import CourseIndexPage, CoursePage, LessonPage, ModulePage
from home.demo.course_index.course import COURSE as INDEX
from home.demo.course_innovation.course import COURSE as INNOVATION
from home.demo.course_innovation.files import FILES
from home.demo.course_proposal.course import COURSE as PROPOSAL
from home.demo.pictures import draw
from home.demo.shapes import Block, CourseSeed, LessonSeed, raw_table
from home.models import Handout, HomePage, Picture

OPEN_LESSONS = 2  # a visitor may taste the first ones
COURSES = (INNOVATION, PROPOSAL, INDEX)


class Library:
    """Pictures and files, each made once."""

    def __init__(self) -> None:
        self._pictures: dict[str, Picture] = {}
        self._handouts: dict[str, Handout] = {}

    def picture(self, key: str, title: str) -> Picture:
        if key not in self._pictures:
            file = ImageFile(BytesIO(draw(key)), name=f"{key}.webp")
            self._pictures[key] = Picture.objects.create(title=title[:255], file=file)
        return self._pictures[key]

    def handout(self, key: str) -> Handout:
        if key not in self._handouts:
            seed = FILES[key]
            file = ContentFile(seed.make(), name=seed.filename)
            self._handouts[key] = Handout.objects.create(title=seed.title, file=file)
        return self._handouts[key]


def build_pages(library: Library) -> None:
    front = HomePage.objects.get()
    front.title = "Klinik Inovasi Balangan"
    front.headline = "Dari gagasan sampai inovasi yang diakui"
    front.lead = (
        "Belajar tentang inovasi daerah kapan saja, cukup dengan ponsel. "
        "Klinik mendampingi Anda dari gagasan, uji coba, penetapan, penerapan, sampai pelaporan."
    )
    front.search_description = front.lead
    front.save_revision().publish()
    for seed in COURSES:
        _course(seed, CourseIndexPage.objects.get(), library)


def stream(blocks: Iterable[Block], library: Library) -> list[dict[str, Any]]:
    """The raw value of a StreamField."""
    return _raw([_block(each, library) for each in blocks])


def publish(parent: Page, page: Page) -> None:
    Page.objects.get(pk=parent.pk).add_child(instance=page)
    page.save_revision().publish()


def _course(seed: CourseSeed, parent: CourseIndexPage, library: Library) -> None:
    cover = {
        "picture": library.picture(seed.cover, seed.title).pk,
        "alt": seed.cover_alt,
        "caption": "",
    }
    goals = "".join(f"<li>{goal}</li>" for goal in seed.goals)
    body = f"{seed.description}<h2>Setelah bimtek ini Anda dapat</h2><ul>{goals}</ul>"
    course = CoursePage(
        title=seed.title,
        slug=seed.slug,
        introduction=seed.introduction,
        search_description=seed.introduction,
        cover=_raw([("image", cover)]),
        body=_raw([("text", body)]),
        level=seed.level,
        jp=seed.jp,
        audience=seed.audience,
    )
    course.topics.add(*seed.topics)
    publish(parent, course)
    for module_seed in seed.modules:
        module = ModulePage(
            title=module_seed.title, slug=module_seed.slug, summary=module_seed.introduction
        )
        publish(course, module)
        for lesson_seed in module_seed.lessons:
            is_open = LessonPage.objects.descendant_of(course).count() < OPEN_LESSONS
            publish(module, _lesson(lesson_seed, library, is_open=is_open))


def _lesson(seed: LessonSeed, library: Library, *, is_open: bool) -> LessonPage:
    return LessonPage(
        title=seed.title,
        slug=seed.slug,
        search_description=seed.introduction,
        minutes=seed.minutes,
        is_open=is_open,
        body=stream(seed.blocks, library),
    )


def _block(block: Block, library: Library) -> tuple[str, Any]:
    if block[0] == "image":
        picture = block[1]
        drawn = library.picture(picture["picture"], picture["alt"])
        return "image", {**picture, "picture": drawn.pk}
    if block[0] == "file":
        attachment = block[1]
        handout = library.handout(attachment["key"])
        return "file", {"document": handout.pk, "title": attachment["title"]}
    if block[0] == "table":
        return "table", raw_table(block[1])
    return block


def _raw(blocks: list[tuple[str, Any]]) -> list[dict[str, Any]]:
    return [{"type": kind, "value": value} for kind, value in blocks]
