"""The address of a video's player, from the address that an editor copied.

It is built here: asking the provider for it (oEmbed) would take the network into every save, and
the player of its choice sets cookies.
"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

_YOUTUBE_HOSTS = {"youtube.com", "m.youtube.com", "youtube-nocookie.com"}
_YOUTUBE_ID = re.compile(r"[A-Za-z0-9_-]{11}")
_VIMEO_ID = re.compile(r"[0-9]{6,12}")


@dataclass(frozen=True)
class Player:
    """`embed_url` is what stands in the frame: it starts at once, without cookies and tracking
    where the provider lets one choose."""

    provider: str
    embed_url: str


def player_of(url: str) -> Player | None:
    """The player of a YouTube or Vimeo video: addresses to watch, share or embed, shorts and live
    ones. None for every other address, also of those hosts."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    if host == "youtu.be":
        return _youtube(parts.path.strip("/"))
    if host in _YOUTUBE_HOSTS:
        segments = parts.path.strip("/").split("/")
        is_direct = segments[0] in {"embed", "shorts", "live"} and len(segments) > 1
        return _youtube(segments[1] if is_direct else parse_qs(parts.query).get("v", [""])[0])
    if host in {"vimeo.com", "player.vimeo.com"}:
        return _vimeo(parts.path.strip("/").split("/"))
    return None


def _youtube(video: str) -> Player | None:
    if not _YOUTUBE_ID.fullmatch(video):
        return None
    return Player("YouTube", f"https://www.youtube-nocookie.com/embed/{video}?autoplay=1&rel=0")


def _vimeo(segments: list[str]) -> Player | None:
    video = next((each for each in segments if _VIMEO_ID.fullmatch(each)), None)
    if video is None:
        return None
    return Player("Vimeo", f"https://player.vimeo.com/video/{video}?autoplay=1&dnt=1")
