"""Of what a quiz consists, in the order in which it is asked."""

from decimal import Decimal
from typing import Any

from django.apps import apps
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from assessments.choices import Difficulty
from assessments.quiz_widgets import QuestionChooser

MOST_DRAWN = 100
MOST_MARKS = Decimal(1000)


class QuestionChooserBlock(blocks.ChooserBlock):
    @cached_property
    def target_model(self) -> Any:
        # By name: models stand above blocks.
        return apps.get_model("assessments.Question")

    @cached_property
    def widget(self) -> QuestionChooser:
        return QuestionChooser()

    class Meta:
        icon = "help"


def categories() -> list[tuple[str, str]]:
    rows = apps.get_model("assessments.Category")._default_manager.with_paths()
    return [(str(each.pk), each.path) for each in rows]


_categories = categories  # what the migrations call it


def _mark() -> blocks.DecimalBlock:
    return blocks.DecimalBlock(
        label=_("Mark"),
        default=Decimal(1),
        min_value=Decimal(0),
        max_value=MOST_MARKS,
        max_digits=9,
        decimal_places=5,
    )


class SectionBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=150)
    shuffle = blocks.BooleanBlock(label=_("Shuffle its questions"), required=False)

    class Meta:
        icon = "title"
        label = _("Section")
        label_format = "{heading}"


class QuestionBlock(blocks.StructBlock):
    question = QuestionChooserBlock(label=_("Question"))
    mark = _mark()
    version = blocks.IntegerBlock(
        label=_("Version"),
        required=False,
        min_value=1,
        max_value=2**31 - 1,
        help_text=_("Empty: always the latest that is ready. A number stays with that version."),
    )

    class Meta:
        icon = "help"
        label = _("Question")
        label_format = "{question}"


class DrawBlock(blocks.StructBlock):
    category = blocks.ChoiceBlock(label=_("Category"), choices=categories)
    with_below = blocks.BooleanBlock(
        label=_("And the categories below it"), required=False, default=True
    )
    tag = blocks.CharBlock(label=_("Tag"), required=False, max_length=100)
    difficulty = blocks.ChoiceBlock(
        label=_("Difficulty"), choices=Difficulty.choices, required=False
    )
    count = blocks.IntegerBlock(label=_("How many"), default=1, min_value=1, max_value=MOST_DRAWN)
    mark = _mark()

    class Meta:
        icon = "rotate"
        label = _("Random questions")
        label_format = "{count} × {category}"
        help_text = _("Every attempt draws anew, first from what this person has not met yet.")


class QuizBlocks(blocks.StreamBlock):
    section = SectionBlock()
    question = QuestionBlock()
    draw = DrawBlock()

    class Meta:
        required = False
        max_num = 200
