"""Courses, guides, regulations and news, with their pictures and files."""

from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from wagtail.models import Page

from courses.models import CourseIndexPage, CoursePage, LessonPage, ModulePage
from demo import content
from demo.content import Seed
from demo.registry import opd_named
from home.models import (
    GuideIndexPage,
    GuideLesson,
    GuidePage,
    Handout,
    HomePage,
    NewsIndexPage,
    NewsPage,
    Picture,
    RegulationIndexPage,
    RegulationPage,
)

OPEN_LESSONS = 2  # a visitor may taste the first ones


class Library:
    """Pictures and files of content/, each kept once, whatever names it."""

    def __init__(self) -> None:
        self._kept: dict[str, Any] = {}

    def picture(self, name: str, title: str) -> Picture:
        """The picture of this file; `title` counts the first time it is named."""
        return self._keep(Picture, "pictures", name, title[:255])

    def handout(self, name: str) -> Handout:
        """The file, titled by its name."""
        return self._keep(Handout, "files", name, Path(name).stem.replace("-", " ").capitalize())

    def stream(self, blocks: list[Seed]) -> list[Seed]:
        """The raw value of a StreamField: what is named in `blocks` is kept and pointed at."""
        return [{**each, "value": self._filled(each["value"])} for each in blocks]

    def _filled(self, value: Any) -> Any:
        if isinstance(value, str):
            return value
        if "picture" in value:
            return value | {"picture": self.picture(value["picture"], value["alt"]).pk}
        if value.get("document"):
            return value | {"document": self.handout(value["document"]).pk}
        return value

    def _keep(self, model: Any, folder: str, name: str, title: str) -> Any:
        if name not in self._kept:
            file = ContentFile((content.CONTENT / folder / name).read_bytes(), name=name)
            self._kept[name] = model.objects.create(title=title, file=file)
        return self._kept[name]


def build_courses(library: Library) -> None:
    """Build the front page and the courses."""
    front = HomePage.objects.get()
    for name, value in content.of("front").items():
        setattr(front, name, value)
    front.save_revision().publish()
    for folder in sorted((content.CONTENT / "courses").iterdir()):
        _course(folder, library)


def build_library(library: Library) -> None:
    """Build guides, which lead to lessons, regulations and news; needs courses."""
    for seed, blocks in content.pages("guides"):
        publish(GuideIndexPage.objects.get(), _guide(seed, library.stream(blocks)))
    for seed in content.of("regulations"):
        seed["says"] = content.html(seed["says"])
        publish(RegulationIndexPage.objects.get(), RegulationPage(**seed))
    for seed, blocks in reversed(content.pages("news")):
        seed["picture"] = library.picture(seed["picture"], seed["picture_alt"])
        news = NewsPage(body=library.stream(blocks), search_description=seed["lead"], **seed)
        publish(NewsIndexPage.objects.get(), news)


def publish(parent: Page, page: Page) -> None:
    """Put a new page below `parent` and publish it."""
    # Read anew: a parent in hand does not know the children it got since.
    Page.objects.get(pk=parent.pk).add_child(instance=page)
    page.save_revision().publish()


def _course(folder: Path, library: Library) -> None:
    seed, blocks = content.page(folder / "course.md")
    modules, topics = seed.pop("modules"), seed.pop("topics")
    picture = library.picture(seed.pop("cover"), seed["title"])
    cover = {"picture": picture.pk, "alt": seed.pop("cover_alt"), "caption": ""}
    course = CoursePage(
        cover=[{"type": "image", "value": cover}],
        body=library.stream(blocks),
        search_description=seed["introduction"],
        **seed | {"jp": Decimal(str(seed["jp"]))},
    )
    course.topics.add(*topics)
    publish(CourseIndexPage.objects.get(), course)
    for each in modules:
        names = each.pop("lessons")
        module = ModulePage(**each)
        publish(course, module)
        for name in names:
            is_open = LessonPage.objects.descendant_of(course).count() < OPEN_LESSONS
            lesson, blocks = content.page(folder / f"{name}.md")
            publish(module, LessonPage(body=library.stream(blocks), is_open=is_open, **lesson))


def _guide(seed: Seed, body: list[Seed]) -> GuidePage:
    lessons = [LessonPage.objects.get(slug=slug) for slug in seed.pop("related_lessons")]
    search = seed["introduction"]
    guide = GuidePage(body=body, opd=opd_named("Bapperida"), search_description=search, **seed)
    guide.related_lessons = [
        GuideLesson(lesson=lesson, sort_order=order) for order, lesson in enumerate(lessons)
    ]
    return guide
