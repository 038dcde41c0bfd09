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
    """A plugin's model has no foreign key to images, so the cover is a stream of one."""

    image = PictureBlock()

    class Meta:
        max_num = 1
        required = False
