"""The text of a file in whatever encoding it was saved."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ENOUGH, _MOSTLY = 400, 0.8
_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding: by its mark; UTF-16 without one; what its XML
    declares; UTF-8; else, line by line, UTF-8 or Windows-1252, for files that were pasted
    together. Line ends become `\\n`. Never fails."""
    text, name = _decoded(data)
    return text.replace("\r\n", "\n").replace("\r", "\n"), name


def _decoded(data: bytes) -> tuple[str, str]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, errors="replace"), name.removesuffix("-sig")
    unmarked = _unmarked_utf16(data[:_ENOUGH])
    if unmarked:
        return data.decode(unmarked, errors="replace"), unmarked
    for name in filter(None, (_declared(data), "utf-8")):
        try:
            return data.decode(name), name
        except (UnicodeDecodeError, LookupError):
            continue
    return _by_lines(data)


def _unmarked_utf16(start: bytes) -> str:
    even, odd = start[::2], start[1::2]
    if len(odd) < 2:
        return ""
    if odd.count(0) / len(odd) > _MOSTLY and not even.count(0):
        return "utf-16-le"
    return "utf-16-be" if even.count(0) / len(even) > _MOSTLY and not odd.count(0) else ""


def _declared(data: bytes) -> str:
    match = _DECLARED.match(data[:200].lstrip())
    if match is None:
        return ""
    try:
        name = codecs.lookup(match[1].decode()).name
    except LookupError:
        return ""
    # A text codec, and none that says so although the bytes are plainly not.
    return "" if name.startswith(("utf-16", "utf-32")) or not _is_text(name) else name


def _is_text(name: str) -> bool:
    return bool(getattr(codecs.lookup(name), "_is_text_encoding", False))


def _by_lines(data: bytes) -> tuple[str, str]:
    lines, names = [], set[str]()
    for line in data.split(b"\n"):
        try:
            lines.append(line.decode("utf-8"))
            if not line.isascii():
                names.add("utf-8")
        except UnicodeDecodeError:
            lines.append(_western(line))
            names.add("windows-1252")
    return "\n".join(lines), " + ".join(sorted(names))


def _western(line: bytes) -> str:
    try:
        return line.decode("cp1252")
    except UnicodeDecodeError:
        return line.decode("latin-1")
