"""What a lesson is made of."""

from courses.blocks.media import AudioBlock, FileBlock, PictureBlock, VideoBlock
from courses.blocks.streams import CoverBlocks, LessonBlocks

__all__ = ["AudioBlock", "CoverBlocks", "FileBlock", "LessonBlocks", "PictureBlock", "VideoBlock"]
