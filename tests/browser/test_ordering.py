"""An editor arranges modules and lessons in the admin, by keyboard and by mouse."""

import pytest

from courses.models import LessonPage

pytestmark = pytest.mark.usefixtures("committed_db")


@pytest.fixture
def course(make_course):
    return make_course("Inovasi daerah", modules=3, lessons=3)


def _titles(parent) -> list[str]:
    return [each.title for each in parent.get_children().order_by("path")]


def _open_ordering(page, parent) -> None:
    """From the list of what lies below a page, through its own menu."""
    page.goto(f"/cms/pages/{parent.pk}/")
    page.goto(f"/cms/pages/{parent.pk}/?ordering=ord")
    page.wait_for_selector("[data-controller=w-orderable]")


def _move(page, title: str, key: str, times: int = 1) -> None:
    """The handle of a row has the focus; arrows carry the row, Enter puts it down."""
    handle = f"tr[data-w-orderable-item-label='{title}'] [data-w-orderable-target=handle]"
    page.focus(handle)
    for _ in range(times):
        page.keyboard.press(key)
    with page.expect_response("**/set_position/**"):
        page.keyboard.press("Enter")


@pytest.mark.parametrize("who", ["aulia", "dewi", "root"])
def test_modules_are_put_in_order_by_keyboard(open_page, course, who, request):
    page = open_page("/cms/", request.getfixturevalue(who))
    _open_ordering(page, course)
    _move(page, "Bab 3", "ArrowUp", times=2)
    assert _titles(course) == ["Bab 3", "Bab 1", "Bab 2"]
    _move(page, "Bab 3", "ArrowDown")
    assert _titles(course) == ["Bab 1", "Bab 3", "Bab 2"]


def test_lessons_are_put_in_order_and_learners_follow_it(open_page, course, sari, aulia):
    module = course.get_children().first()
    page = open_page("/cms/", aulia)
    _open_ordering(page, module)
    _move(page, "Pelajaran 1.3", "ArrowUp", times=2)
    assert _titles(module) == ["Pelajaran 1.3", "Pelajaran 1.1", "Pelajaran 1.2"]
    learner = open_page(course.url, sari)
    listed = learner.locator("main").inner_text()
    assert listed.index("Pelajaran 1.3") < listed.index("Pelajaran 1.1")
    assert LessonPage.objects.count() == 9


def test_the_way_to_the_handles_is_found_by_keyboard(open_page, course, aulia):
    page = open_page(f"/cms/pages/{course.pk}/?ordering=ord", aulia)
    page.wait_for_selector("[data-controller=w-orderable]")
    focused = "document.activeElement.dataset.wOrderableTarget"
    tabs = 0
    while page.evaluate(focused) != "handle":
        page.keyboard.press("Tab")
        tabs += 1
        assert tabs < 100
    handle = page.locator("[data-w-orderable-target=handle]").first
    assert handle.evaluate("each => each === document.activeElement")
    assert "1" in handle.inner_text()  # which of how many it is


def test_modules_are_dragged(open_page, course, aulia):
    page = open_page("/cms/", aulia)
    _open_ordering(page, course)
    row = "tr[data-w-orderable-item-label='{}'] [data-w-orderable-target=handle]"
    with page.expect_response("**/set_position/**"):
        page.drag_and_drop(
            row.format("Bab 3"), row.format("Bab 1"), target_position={"x": 5, "y": 1}
        )
    assert _titles(course)[0] == "Bab 3"
