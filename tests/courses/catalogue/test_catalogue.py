"""The catalogue is narrowed by topic, level, lesson hours and audience."""

import pytest

from courses.models import CourseIndexPage


@pytest.fixture
def catalogue(make_course) -> str:
    first = make_course("Dasar inovasi", jp=2, level="basic")
    second = make_course("Indeks lanjutan", jp=6, level="advanced")
    for course, topic in ((first, "gagasan"), (second, "indeks")):
        course.topics.add(topic)
        course.save()
    return CourseIndexPage.objects.get().url


def _titles(client, url: str, **wanted) -> set[str]:
    return {course.title for course in client.get(url, wanted).context["courses"]}


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, {"Dasar inovasi", "Indeks lanjutan"}),
        ({"topic": "indeks"}, {"Indeks lanjutan"}),
        ({"level": "basic"}, {"Dasar inovasi"}),
        ({"length": "long"}, {"Indeks lanjutan"}),
        ({"length": "short"}, {"Dasar inovasi"}),
        ({"audience": "asn"}, set()),
        ({"level": "basic", "topic": "indeks"}, set()),
        ({"level": "nonsense", "topic": "'; --"}, {"Dasar inovasi", "Indeks lanjutan"}),
    ],
)
def test_filters(client, catalogue, wanted, found):
    assert _titles(client, catalogue, **wanted) == found


def test_nothing_found_offers_the_way_back(client, catalogue):
    html = client.get(catalogue, {"audience": "asn"}).content.decode()
    assert "Tidak ada bimtek yang cocok" in html
    assert "Tampilkan semua" in html
