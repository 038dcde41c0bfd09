"""Blocks of lessons: what they refuse, and that half-empty drafts render."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from wagtail.blocks import StructBlockValidationError
from wagtail.documents import get_document_model

from courses.blocks import CoverBlocks, LessonBlocks, VideoBlock
from courses.blocks.players import player_of

ID = "dQw4w9WgXcQ"


@pytest.mark.parametrize(
    "url",
    [
        f"https://www.youtube.com/watch?v={ID}&t=10s",
        f"https://youtu.be/{ID}?si=x",
        f"https://m.youtube.com/watch?v={ID}",
        f"https://www.youtube.com/shorts/{ID}",
        f"https://www.youtube-nocookie.com/embed/{ID}",
    ],
)
def test_a_youtube_address_is_known_in_every_shape(url):
    player = player_of(url)
    assert player is not None
    assert player.embed_url.startswith(f"https://www.youtube-nocookie.com/embed/{ID}?")


@pytest.mark.parametrize(
    "url", ["https://vimeo.com/123456789", "https://player.vimeo.com/video/123456789"]
)
def test_a_vimeo_address_is_known(url):
    assert "/video/123456789" in player_of(url).embed_url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        f"https://youtube.com.evil.example/watch?v={ID}",
        "https://www.youtube.com/watch?v=../../x",
        "https://vimeo.com/tentang",
        "https://contoh.example/video.mp4",
    ],
)
def test_anything_else_is_no_player(url):
    assert player_of(url) is None


@pytest.mark.parametrize("url", ["", "https://contoh.example/video"])
def test_a_video_without_a_known_source_is_refused(url):
    block = VideoBlock()
    value = block.to_python({"title": "Video", "url": url, "document": None, "transcript": ""})
    with pytest.raises(StructBlockValidationError):
        block.clean(value)


EMPTY = [
    ("text", ""),
    ("image", {"picture": None, "alt": "", "caption": ""}),
    ("callout", {"kind": "info", "title": "", "text": ""}),
    ("checklist", {"title": "", "items": []}),
    ("steps", {"title": "", "items": []}),
    ("comparison", {"left_title": "", "left": "", "right_title": "", "right": ""}),
    ("table", {"caption": "", "table": None}),
    ("quote", {"text": "", "source": ""}),
    ("term", {"term": "", "definition": ""}),
    ("video", {"title": "", "url": "", "document": None, "transcript": ""}),
    ("audio", {"title": "", "document": None, "transcript": ""}),
    ("file", {"document": None, "title": ""}),
]


def test_every_block_is_tried_empty():
    assert {name for name, _ in EMPTY} == set(LessonBlocks().child_blocks)


@pytest.mark.parametrize(("name", "value"), EMPTY)
def test_a_half_empty_block_renders(db, name, value):
    blocks = LessonBlocks()
    stream = blocks.to_python([{"type": name, "value": value}])
    assert isinstance(blocks.render(stream), str)


def test_a_video_of_another_site_loads_nothing_by_itself(db):
    blocks = LessonBlocks()
    url = f"https://youtu.be/{ID}"
    value = {"title": "Cerita", "url": url, "document": None, "transcript": ""}
    html = blocks.render(blocks.to_python([{"type": "video", "value": value}]))
    assert "<iframe" not in html
    assert f'href="{url}"' in html


@pytest.mark.parametrize(
    ("name", "taken"), [("cerita.mp4", True), ("CERITA.MP4", True), ("cerita.pdf", False)]
)
def test_a_video_file_is_an_mp4(db, name, taken):
    block = VideoBlock()
    file = get_document_model().objects.create(title="Cerita", file=ContentFile(b"x", name=name))
    value = {"title": "Cerita", "url": "", "document": file.pk, "transcript": ""}
    if taken:
        assert block.clean(block.to_python(value))["document"] == file
    else:
        with pytest.raises(StructBlockValidationError):
            block.clean(block.to_python(value))


def test_a_picture_in_a_lesson_or_on_a_cover_says_what_it_shows():
    for stream in (LessonBlocks(), CoverBlocks()):
        alternative = stream.child_blocks["image"].child_blocks["alt"]
        assert alternative.clean("Bidan di posyandu")
        with pytest.raises(ValidationError):
            alternative.clean("")
