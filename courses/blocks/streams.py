"""Which blocks stand where."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from courses.blocks.media import AudioBlock, FileBlock, PictureBlock, VideoBlock
from courses.blocks.text import (
    TEXT_FEATURES,
    CalloutBlock,
    ChecklistBlock,
    ComparisonBlock,
    QuoteBlock,
    StepsBlock,
    TableBlock,
    TermBlock,
)


class LessonBlocks(blocks.StreamBlock):
    text = blocks.RichTextBlock(
        label=_("Text"), features=TEXT_FEATURES, template="courses/blocks/text.html", icon="pilcrow"
    )
    image = PictureBlock()
    callout = CalloutBlock()
    checklist = ChecklistBlock()
    steps = StepsBlock()
    comparison = ComparisonBlock()
    table = TableBlock()
    quote = QuoteBlock()
    term = TermBlock()
    video = VideoBlock()
    audio = AudioBlock()
    file = FileBlock()


class CoverBlocks(blocks.StreamBlock):
    """The cover of a course: none or one picture. A stream, because the image model is the site's
    choice, and a foreign key to it would stand in a migration of this app."""

    image = PictureBlock()

    class Meta:
        max_num = 1
        required = False
