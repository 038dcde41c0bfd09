"""Answer `Range: bytes=…` so that a cut download or a video can be resumed."""

import re
from collections.abc import Iterator
from typing import IO

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse

CHUNK = 64 * 1024
# More digits than the size of any file has are no range that we know.
_ONE_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})$")


def part_of(
    request: HttpRequest, source: IO[bytes], size: int, content_type: str
) -> HttpResponse | FileResponse | StreamingHttpResponse:
    """The whole of `source`, or the single range that the request asks for: 206 with that part, 416
    for one beyond the end (RFC 9110, section 14). Several ranges at once are answered with the
    whole file, as the RFC allows."""
    match = _ONE_RANGE.match(request.headers.get("Range", ""))
    if match is None or match.group(0) == "bytes=-":
        response = FileResponse(source, content_type=content_type)
        response["Accept-Ranges"] = "bytes"
        return response
    start, stop = _bounds(match.group(1), match.group(2), size)
    if start >= stop:
        source.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    source.seek(start)
    return StreamingHttpResponse(
        _chunks(source, stop - start),
        status=206,
        content_type=content_type,
        headers={
            "Content-Range": f"bytes {start}-{stop - 1}/{size}",
            "Content-Length": str(stop - start),
            "Accept-Ranges": "bytes",
        },
    )


def _bounds(first: str, last: str, size: int) -> tuple[int, int]:
    if not first:
        return max(0, size - int(last)), size
    return int(first), min(size, int(last) + 1 if last else size)


def _chunks(source: IO[bytes], length: int) -> Iterator[bytes]:
    with source:
        while length > 0 and (chunk := source.read(min(CHUNK, length))):
            length -= len(chunk)
            yield chunk
