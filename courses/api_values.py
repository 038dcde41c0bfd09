"""What stands in a StreamField, as JSON that a front end of somebody else's can show."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from wagtail.api.utils import get_full_url
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.rich_text import RichText, expand_db_html

from courses.blocks.media import VideoBlock
from courses.blocks.players import player_of
from courses.blocks.registered import without_registered
from foundation.files.renditions import renditions_of

# As the templates of the blocks have them.
WIDTHS = ("width-720|format-webp", "width-1080|format-webp")


def as_json(value: Any, request: HttpRequest) -> Any:
    """The value of a block and of what stands in it. Rich text is HTML as a page shows it, a
    picture has its renditions, a file its address, a video its player."""
    for kind, write in _WRITERS.items():
        if isinstance(value, kind):
            return write(value, request)
    return str(value) if value is not None and not isinstance(value, bool | int | float) else value


def _stream(value: StreamValue, request: HttpRequest) -> list[dict[str, Any]]:
    return [
        {"type": child.block_type, "id": child.id, "value": as_json(child.value, request)}
        for child in without_registered(value)
    ]


def _struct(value: StructValue, request: HttpRequest) -> dict[str, Any]:
    found = {name: as_json(each, request) for name, each in value.items()}
    if isinstance(value.block, VideoBlock):
        player = player_of(value.get("url") or "")
        found["player"] = player.embed_url if player else None
    return found


def _list(value: ListValue, request: HttpRequest) -> list[Any]:
    return [as_json(each, request) for each in value]


def _table(value: TypedTable, request: HttpRequest) -> dict[str, Any]:
    return {
        "caption": value.caption,
        "columns": [each["heading"] for each in value.columns],
        "rows": [[as_json(cell, request) for cell in row["values"]] for row in value.row_data],
    }


def _rich_text(value: RichText, request: HttpRequest) -> str:
    html: str = expand_db_html(value.source)
    return html


def picture(rendition: Any) -> dict[str, Any]:
    """A rendition by its address and its measures."""
    return {"url": rendition.full_url, "width": rendition.width, "height": rendition.height}


def _image(value: Any, request: HttpRequest) -> dict[str, Any]:
    return {
        "id": value.pk,
        "title": value.title,
        "renditions": [picture(each) for each in renditions_of(value, *WIDTHS)],
    }


def _document(value: Any, request: HttpRequest) -> dict[str, Any]:
    return {
        "id": value.pk,
        "title": value.title,
        "url": get_full_url(request, value.url),
        "extension": value.file_extension,
    }


_WRITERS: dict[type[Any], Callable[[Any, HttpRequest], Any]] = {
    StreamValue: _stream,
    StructValue: _struct,
    ListValue: _list,
    TypedTable: _table,
    RichText: _rich_text,
    AbstractImage: _image,
    AbstractDocument: _document,
    Model: lambda value, request: value.pk,
}
