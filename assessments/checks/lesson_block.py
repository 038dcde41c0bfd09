"""The block of a lesson, and what its editor is told."""

from typing import Any, NoReturn

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.struct_block import StructBlockValidationError

from assessments.blocks import QuestionChooserBlock, categories
from assessments.kinds import KINDS
from assessments.models import Question
from assessments.models.quizzes import DrawRule
from courses.blocks.bodies import body_of

NAME = "check"
MOST = 3
# Kinds that are answered at once, by nobody's judgement.
ASKABLE = frozenset(name for name, each in KINDS.items() if each.is_marked and not each.is_by_hand)


class CheckBlock(blocks.StructBlock):
    """One to three questions: chosen, or drawn from a category anew each time."""

    questions = blocks.ListBlock(
        QuestionChooserBlock(label=_("Question")),
        label=_("These questions"),
        default=[],
        max_num=MOST,
        help_text=_("Asked in this order. Or leave it empty and let them be drawn, below."),
    )
    category = blocks.ChoiceBlock(
        label=_("Drawn from the category"),
        choices=categories,
        required=False,
        help_text=_(
            "With those below it. Every reader may see all questions of it with their right answers:"
            " keep those of tests in another category."
        ),
    )
    tag = blocks.CharBlock(label=_("Only with the tag"), required=False, max_length=100)
    count = blocks.IntegerBlock(
        label=_("How many are drawn"), required=False, default=1, min_value=1, max_value=MOST
    )
    is_needed = blocks.BooleanBlock(
        label=_("To be tried before the lesson is done"),
        required=False,
        help_text=_("Right or not: trying is enough. In a guide it has no effect."),
    )

    class Meta:
        icon = "help"
        label = _("Check of understanding")
        template = "assessments/checks/block.html"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if bool(chosen_in(cleaned)) == bool(cleaned["category"]):
            _refuse("category", _("Choose either questions or a category."))
        if cleaned["category"] and not askable(cleaned).exists():
            _refuse("category", _("No question of this category can be asked here."))
        unfit = set(chosen_in(cleaned)) - set(askable(cleaned).values_list("pk", flat=True))
        if unfit:
            names = Question.objects.with_latest().filter(pk__in=unfit)
            said = _("Not ready, or not marked by itself, and so not asked here: %(names)s.")
            _refuse("questions", said % {"names": ", ".join(str(each) for each in names)})
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> Any:
        context = super().get_context(value, parent_context=parent_context)
        page = context.get("page")
        checks = checks_in(body_of(page)) if page is not None and page.pk else {}
        mine = [block for block, each in checks.items() if each is value]
        context["block_id"] = mine[0] if mine else ""
        context["is_first"] = mine == list(checks)[:1]
        context["most"] = len(chosen_in(value)) or value.get("count") or 1
        return context


def checks_in(body: StreamValue) -> dict[str, StructValue]:
    """The checks of a body, by the ids of their blocks."""
    return {each.id: each.value for each in body if each.block_type == NAME}


def chosen_in(value: Any) -> list[int]:
    """Keys of the questions that a check names, in its order."""
    return [each.pk for each in value["questions"] if each is not None]


def askable(value: Any) -> QuerySet[Question]:
    """What a check may ask: of the questions that it names or of its category those that are ready, and
    that nobody has to mark."""
    named = chosen_in(value)
    rule = DrawRule.of({**value, "with_below": True, "difficulty": ""})
    found = Question.objects.askable().filter(pk__in=named) if named else rule.questions()
    return found.filter(kind__in=ASKABLE)


def _refuse(field: str, said: Any) -> NoReturn:
    raise StructBlockValidationError({field: ValidationError(said)})
