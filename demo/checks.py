"""Checks of understanding in lessons and a guide, and what people answered to them."""

from datetime import timedelta
from typing import Any

from wagtail.models import Page

from assessments.checks.asking import Check
from assessments.checks.lesson_block import checks_in
from assessments.checks.operations import note_tries
from assessments.models import Category, Question
from courses.models import ActivityProgress, LessonPage
from demo import content
from demo.accounts import user_of
from demo.content import Seed
from demo.quizzes import share
from home.models import GuidePage

# Of those who read the lesson so many out of ten answer its check.
ANSWER = 0.8


def build_checks() -> None:
    """Needs lessons, guides, questions and what people have learned."""
    plan = content.of("checks")
    category = Category.objects.get(name=plan["category"])
    for each in plan["pages"]:
        page = _page(each["slug"])
        _ask(page, each, category)
        if isinstance(page, LessonPage):
            _answer(LessonPage.objects.get(pk=page.pk))


def _page(slug: str) -> Any:
    lesson = LessonPage.objects.filter(slug=slug).first()
    return lesson or GuidePage.objects.get(slug=slug)


def _ask(page: Any, seed: Seed, category: Category) -> None:
    """At the end of the page."""
    named = seed.get("questions", [])
    value = {
        "questions": [Question.objects.get(idnumber=each) for each in named],
        "category": "" if named else str(category.pk),
        "tag": seed.get("tag", ""),
        "count": 1,
        "is_needed": seed.get("needed", False),
    }
    page.body = [*((each.block_type, each.value) for each in page.body), ("check", value)]
    page.save_revision().publish()


def _answer(lesson: LessonPage) -> None:
    """Whoever finished the lesson, the abler more often right."""
    [(block, value)] = checks_in(lesson.body).items()
    check = Check(Page.objects.get(pk=lesson.pk), block, value)
    readers = ActivityProgress.objects.filter(activity=lesson, done_at__isnull=False)
    for row in readers.select_related("enrollment__person__user").order_by("pk"):
        user = user_of(row.enrollment.person)
        if share(f"answers {user.pk} {lesson.slug}") > ANSWER or row.done_at is None:
            continue
        _attempt, slots = check.drawn_for(user)
        for slot in slots:
            able = share(f"able {user.pk}") + share(f"{user.pk} {slot.version_id}")
            slot.fraction = (
                "1" if able > 2 * share(f"hard {slot.version.question.idnumber}") else "0"
            )
        note_tries(user, check, slots, at=row.done_at + timedelta(minutes=5))
