"""Guides, regulations and news of the demonstration."""

from django.utils.text import slugify

from agents.models import Opd
from courses.models import LessonPage
from home.choices import RegulationKind
from home.demo.build.pages import Library, publish, stream
from home.demo.guides import GUIDES
from home.demo.news import NEWS
from home.demo.regulations import REGULATIONS
from home.demo.shapes import GuideSeed
from home.models import (
    GuideIndexPage,
    GuideLesson,
    GuidePage,
    NewsIndexPage,
    NewsPage,
    RegulationIndexPage,
    RegulationPage,
)

OWNER = "Bapperida"
# Short forms of the kinds, as officials write them before a number.
SHORT_KINDS = {
    RegulationKind.LAW: "UU",
    RegulationKind.GOVERNMENT: "PP",
    RegulationKind.HOME_MINISTER: "Permendagri",
    RegulationKind.JOINT: "Peraturan Bersama Menristek dan Mendagri",
    RegulationKind.REGENT: "Perbup Balangan",
}


def build_library(library: Library) -> None:
    _guides(library)
    _regulations()
    _news(library)


def _guides(library: Library) -> None:
    parent = GuideIndexPage.objects.get()
    owner = Opd.objects.get(short_name=OWNER)
    lessons = {lesson.slug: lesson for lesson in LessonPage.objects.defer("body")}
    for seed in GUIDES:
        publish(parent, _guide(seed, owner, lessons, library))


def _guide(
    seed: GuideSeed, owner: Opd, lessons: dict[str, LessonPage], library: Library
) -> GuidePage:
    guide = GuidePage(
        title=seed.title,
        slug=seed.slug,
        section=seed.section,
        introduction=seed.introduction,
        search_description=seed.introduction,
        body=stream(seed.blocks, library),
        opd=owner,
        reviewed_on=seed.reviewed_on,
        source=seed.source,
    )
    guide.related_lessons = [
        GuideLesson(lesson=lessons[slug], sort_order=place)
        for place, slug in enumerate(seed.related_lessons)
    ]
    return guide


def _regulations() -> None:
    parent = RegulationIndexPage.objects.get()
    for seed in REGULATIONS:
        kind = SHORT_KINDS[RegulationKind(seed.kind)]
        title = f"{kind} Nomor {seed.number} Tahun {seed.year}"
        page = RegulationPage(
            title=title,
            slug=slugify(title),
            kind=seed.kind,
            number=seed.number,
            year=seed.year,
            issued_on=seed.issued_on,
            about=seed.about,
            status=seed.status,
            says=seed.says,
            search_description=f"{title} tentang {seed.about}",
        )
        publish(parent, page)


def _news(library: Library) -> None:
    parent = NewsIndexPage.objects.get()
    for seed in NEWS:
        page = NewsPage(
            title=seed.title,
            slug=seed.slug,
            date=seed.date,
            lead=seed.lead,
            search_description=seed.lead,
            picture=library.picture(seed.picture, seed.alt),
            picture_alt=seed.alt,
            body=stream(seed.blocks, library),
        )
        publish(parent, page)
