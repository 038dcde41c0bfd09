"""Blocks of pictures, sound, film and files."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from courses.blocks.players import player_of
from courses.blocks.text import SHORT_FEATURES


class PictureBlock(blocks.StructBlock):
    picture = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(
        label=_("Alternative text"),
        max_length=250,
        help_text=_("What somebody who does not see the picture should know."),
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=250)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "courses/blocks/picture.html"


class FileBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("File"))
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=150)

    class Meta:
        icon = "doc-full"
        label = _("File")
        template = "courses/blocks/file.html"


class AudioBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=150)
    document = DocumentChooserBlock(label=_("Audio file"), help_text=_("MP3 or M4A."))
    transcript = blocks.RichTextBlock(
        label=_("Transcript"),
        features=SHORT_FEATURES,
        help_text=_("For those who cannot hear it or have no sound at the moment."),
    )

    class Meta:
        icon = "media"
        label = _("Audio")
        template = "courses/blocks/audio.html"


class VideoBlock(blocks.StructBlock):
    """A video of YouTube or Vimeo, or a file: one of the two. The page shows a button in the place
    of the provider's player, which the reader's browser asks for nothing before she presses it."""

    title = blocks.CharBlock(label=_("Title"), max_length=150)
    url = blocks.URLBlock(
        label=_("Address"), required=False, help_text=_("A video of YouTube or Vimeo.")
    )
    document = DocumentChooserBlock(
        label=_("Video file"), required=False, help_text=_("MP4; instead of an address.")
    )
    transcript = blocks.RichTextBlock(
        label=_("Transcript"),
        features=SHORT_FEATURES,
        required=False,
        help_text=_("For those who cannot hear it or whose network is slow."),
    )

    class Meta:
        icon = "media"
        label = _("Video")
        template = "courses/blocks/video.html"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if bool(cleaned["url"]) == bool(cleaned["document"]):
            raise StructBlockValidationError(
                {"url": ValidationError(_("Give either an address or a file."))}
            )
        if cleaned["url"] and player_of(cleaned["url"]) is None:
            raise StructBlockValidationError(
                {"url": ValidationError(_("This is no address of a YouTube or Vimeo video."))}
            )
        if cleaned["document"] and cleaned["document"].file_extension.lower() != "mp4":
            raise StructBlockValidationError(
                {"document": ValidationError(_("This file is no MP4 video."))}
            )
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> Any:
        context = super().get_context(value, parent_context=parent_context)
        context["player"] = player_of(value.get("url") or "")
        return context
