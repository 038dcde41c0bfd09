"""What the demonstration publishes fits the editor's blocks and holds together."""

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from PIL import Image

from courses.blocks import LessonBlocks
from demo import content
from demo.clinic import past_day
from home.guides import Section
from home.regulations import RegulationKind, RegulationStatus
from tests.guards.repository import ROOT

MINUTES_PER_JP = 45
HEAVIEST = 1_500_000  # bytes of all pictures


def _course(folder) -> dict[str, Any]:
    front, body = content.page(folder / "course.md")
    names = [name for module in front["modules"] for name in module["lessons"]]
    written = {path.stem for path in folder.glob("[0-9]*.md")}
    assert set(names) == written, folder.name
    return front | {"body": body, "read": [content.page(folder / f"{name}.md") for name in names]}


COURSES = [_course(folder) for folder in sorted((content.CONTENT / "courses").iterdir())]
LESSONS = [lesson for course in COURSES for lesson in course["read"]]
GUIDES, NEWS = content.pages("guides"), content.pages("news")
WRITTEN = [(front["slug"], blocks) for front, blocks in (*LESSONS, *GUIDES, *NEWS)]
BLOCKS = [block for _, blocks in WRITTEN for block in blocks]
TAGS = {"h2", "h3", "p", "ul", "ol", "li", "b", "i", "a"}

every_text = pytest.mark.parametrize("blocks", [pytest.param(b, id=slug) for slug, b in WRITTEN])


def _words(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(_words(each) for each in value.values())
    if isinstance(value, (list, tuple)):
        return " ".join(_words(each) for each in value)
    return str(value)


def _named(value: Any) -> set[str]:
    """Which of its fields name a picture or a file, which has no key before the world is built."""
    return {name for name, held in value.items() if held} if isinstance(value, dict) else set()


@every_text
def test_every_block_is_one_that_an_editor_could_publish(blocks):
    stream = LessonBlocks()
    raw = [block for block in blocks if not {"picture", "document"} & _named(block["value"])]
    stream.clean(stream.to_python(raw))


@every_text
def test_tables_are_rectangular(blocks):
    for block in blocks:
        if block["type"] == "table":
            table = block["value"]["table"]
            widths = {len(row["values"]) for row in table["rows"]}
            assert widths == {len(table["columns"])}


@every_text
def test_only_tags_that_the_editor_keeps(blocks):
    assert set(re.findall(r"</?([a-z0-9]+)", _words(blocks))) <= TAGS


def test_pictures_and_files_of_the_text_exist():
    values = [block["value"] for block in BLOCKS]
    pictures = {value["picture"] for value in values if "picture" in value}
    pictures |= {course["cover"] for course in COURSES} | {front["picture"] for front, _ in NEWS}
    files = {value["document"] for value in values if "document" in _named(value)}
    kept = {
        name: {path.name for path in (content.CONTENT / name).iterdir()}
        for name in ("pictures", "files")
    }
    assert pictures == kept["pictures"]
    assert files | {"emblem.png"} == kept["files"]  # of certificates


def test_pictures_are_of_one_size_and_light():
    paths = list((content.CONTENT / "pictures").iterdir())
    assert {Image.open(path).size for path in paths} == {(1600, 900)}
    assert sum(path.stat().st_size for path in paths) <= HEAVIEST


@pytest.mark.parametrize("course", COURSES, ids=lambda course: course["slug"])
def test_a_course_has_five_or_more_real_lessons(course):
    assert len(course["read"]) >= 5
    for front, blocks in course["read"]:
        words = re.sub(r"<[^>]+>", " ", _words([block["value"] for block in blocks])).split()
        assert len(words) >= 400, front["slug"]


@pytest.mark.parametrize("course", COURSES, ids=lambda course: course["slug"])
def test_a_course_counts_its_minutes_in_lesson_hours_to_the_nearest_half(course):
    minutes = sum(front["minutes"] for front, _ in course["read"])
    halves = (Decimal(minutes * 2) / MINUTES_PER_JP).quantize(Decimal(1), ROUND_HALF_UP)
    assert Decimal(str(course["jp"])) == halves / 2


def test_every_section_of_the_form_has_its_guide():
    assert [front["section"] for front, _ in GUIDES] == [section.value for section in Section]


def test_guides_lead_to_lessons_that_exist():
    slugs = [front["slug"] for front, _ in LESSONS]
    assert len(slugs) == len(set(slugs))
    assert {slug for front, _ in GUIDES for slug in front["related_lessons"]} <= set(slugs)


def test_regulations_are_of_known_kind_and_status():
    regulations = content.of("regulations")
    assert {each["kind"] for each in regulations} <= set(RegulationKind.values)
    assert {each["status"] for each in regulations} <= set(RegulationStatus.values)


def test_whoever_is_named_is_one_of_the_people():
    people = [each["name"] for each in content.of("people")]
    assert len(people) == len(set(people))
    named = re.findall(r"(?:person|mentor|author|by): ([^,}\n]+)", _yaml("decrees", "clinic"))
    named += [message["author"] for each in content.of("threads") for message in each["messages"]]
    for each in content.of("innovations"):
        named += [*each["people"], *each.get("mentors", ())]
    assert set(named) <= set(people)


def _yaml(*names: str) -> str:
    return "\n".join((content.CONTENT / f"{name}.yaml").read_text() for name in names)


def test_on_no_day_do_two_past_sessions_meet_in_their_room():
    """They wander with the day of the build: around weekends, and the one a week ago."""
    past = content.of("clinic")["past"]
    for number in range(2 * 365):
        today = date(2027, 1, 1) + timedelta(days=number)
        taken = [(past_day(each, today), each["hour"]) for each in past]
        assert len(taken) == len(set(taken)), today
        assert max(taken)[0] < today


def test_people_are_invented_and_look_it():
    """Serial 999 ends no number of a real person; the domain belongs to nobody."""
    for each in content.of("people"):
        assert each["email"].endswith("@balangan.example")
        assert each.get("nip", "999").endswith("999")


def test_nothing_of_ours_is_written_in_python_any_more():
    assert not (ROOT / "home" / "demo").exists()
