"""What the demonstration publishes fits the editor's blocks and holds together."""

import re
from typing import Any

import pytest

from courses.blocks import LessonBlocks
from home.choices import RegulationKind, RegulationStatus, Section
from home.demo.course_index.course import COURSE as INDEX
from home.demo.course_innovation.course import COURSE as INNOVATION
from home.demo.course_innovation.files import FILES
from home.demo.course_proposal.course import COURSE as PROPOSAL
from home.demo.guides import GUIDES
from home.demo.news import NEWS
from home.demo.pictures import KEYS
from home.demo.regulations import REGULATIONS
from home.demo.shapes import Block, raw_table

COURSES = (INNOVATION, PROPOSAL, INDEX)
LESSONS = [lesson for each in COURSES for module in each.modules for lesson in module.lessons]
WRITTEN = [*LESSONS, *GUIDES, *NEWS]
TAGS = {"h2", "h3", "p", "ul", "ol", "li", "b", "i", "a"}


def _raw(block: Block) -> dict[str, Any]:
    if block[0] == "table":
        return {"type": "table", "value": raw_table(block[1])}
    return {"type": block[0], "value": block[1]}


def _words(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(_words(each) for each in value.values())
    if isinstance(value, (list, tuple)):
        return " ".join(_words(each) for each in value)
    return str(value)


@pytest.mark.parametrize("seed", WRITTEN, ids=lambda seed: seed.slug)
def test_every_block_is_one_that_an_editor_could_publish(seed: Any) -> None:
    stream = LessonBlocks()
    raw = [_raw(block) for block in seed.blocks if block[0] not in {"image", "file"}]
    stream.clean(stream.to_python(raw))


@pytest.mark.parametrize("seed", WRITTEN, ids=lambda seed: seed.slug)
def test_tables_are_rectangular(seed: Any) -> None:
    for block in seed.blocks:
        if block[0] == "table":
            assert {len(row) for row in block[1]["rows"]} == {len(block[1]["header"])}


@pytest.mark.parametrize("seed", WRITTEN, ids=lambda seed: seed.slug)
def test_only_tags_that_the_editor_keeps(seed: Any) -> None:
    assert set(re.findall(r"</?([a-z0-9]+)", _words(seed.blocks))) <= TAGS


def test_pictures_and_files_of_the_text_exist() -> None:
    blocks = [block for seed in WRITTEN for block in seed.blocks]
    pictures = {block[1]["picture"] for block in blocks if block[0] == "image"}
    pictures |= {course.cover for course in COURSES} | {news.picture for news in NEWS}
    files = {block[1]["key"] for block in blocks if block[0] == "file"}
    assert pictures <= set(KEYS)
    assert files <= set(FILES)


@pytest.mark.parametrize("course", COURSES, ids=lambda course: course.slug)
def test_a_course_has_five_or_more_real_lessons(course: Any) -> None:
    lessons = [lesson for module in course.modules for lesson in module.lessons]
    assert len(lessons) >= 5
    for lesson in lessons:
        assert len(re.sub(r"<[^>]+>", " ", _words(lesson.blocks)).split()) >= 400, lesson.slug


def test_every_section_of_the_form_has_its_guide() -> None:
    assert [guide.section for guide in GUIDES] == [section.value for section in Section]


def test_guides_lead_to_lessons_that_exist() -> None:
    slugs = [lesson.slug for lesson in LESSONS]
    assert len(slugs) == len(set(slugs))
    assert {slug for guide in GUIDES for slug in guide.related_lessons} <= set(slugs)


def test_regulations_are_of_known_kind_and_status() -> None:
    assert {each.kind for each in REGULATIONS} <= set(RegulationKind.values)
    assert {each.status for each in REGULATIONS} <= set(RegulationStatus.values)
