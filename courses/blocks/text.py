"""Blocks of words."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]
SHORT_FEATURES = ["bold", "italic", "ol", "ul", "link"]


class CalloutBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(
        label=_("Kind"),
        choices=[("info", _("Note")), ("tip", _("Tip")), ("warning", _("Warning"))],
        default="info",
    )
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=SHORT_FEATURES)

    class Meta:
        icon = "warning"
        label = _("Callout")
        template = "courses/blocks/callout.html"


class ChecklistBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    items = blocks.ListBlock(blocks.CharBlock(label=_("Item"), max_length=300), label=_("Items"))

    class Meta:
        icon = "list-ul"
        label = _("Checklist")
        template = "courses/blocks/checklist.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Text"))
    source = blocks.CharBlock(label=_("Source"), required=False, max_length=250)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "courses/blocks/quote.html"


class TableBlock(blocks.StructBlock):
    caption = blocks.CharBlock(label=_("Caption"), max_length=250)
    table = TypedTableBlock(
        [("text", blocks.CharBlock(label=_("Text"), required=False, max_length=500))],
        label=_("Table"),
        help_text=_("The first column names the row."),
    )

    class Meta:
        icon = "table"
        label = _("Table")
        template = "courses/blocks/table.html"


class ComparisonBlock(blocks.StructBlock):
    """Two ways side by side, such as a weak example and a better one."""

    left_title = blocks.CharBlock(label=_("Title on the left"), max_length=120)
    left = blocks.RichTextBlock(label=_("Text on the left"), features=SHORT_FEATURES)
    right_title = blocks.CharBlock(label=_("Title on the right"), max_length=120)
    right = blocks.RichTextBlock(label=_("Text on the right"), features=SHORT_FEATURES)

    class Meta:
        icon = "arrows-up-down"
        label = _("Comparison")
        template = "courses/blocks/comparison.html"


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=150)
    text = blocks.RichTextBlock(label=_("Text"), features=SHORT_FEATURES, required=False)


class StepsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    items = blocks.ListBlock(StepBlock(label=_("Step")), label=_("Steps"))

    class Meta:
        icon = "list-ol"
        label = _("Step list")
        template = "courses/blocks/steps.html"


class TermBlock(blocks.StructBlock):
    term = blocks.CharBlock(label=_("Word"), max_length=120)
    definition = blocks.TextBlock(label=_("Meaning"))

    class Meta:
        icon = "help"
        label = _("Glossary term")
        template = "courses/blocks/term.html"
