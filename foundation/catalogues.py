"""Extract, check and compile the translation catalogues without gettext's tools.

Messages are written in English in the code; each app carries its Indonesian. Templates are
turned by Django itself into a text that any C-like extractor reads.
"""

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
}


EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


def _empty() -> Catalog:
    catalog = Catalog(
        locale="id", project="klinik-inoba", version="1", charset="utf-8", fuzzy=False
    )
    # Babel does not know that Indonesian has one form for every number.
    catalog.mime_headers = [
        ("Language", "id"),
        ("Plural-Forms", "nplurals=1; plural=0;"),
        ("Content-Type", "text/plain; charset=utf-8"),
    ]
    return catalog


def extracted(folder: Path) -> Catalog:
    """Every message in the Python and the templates below `folder`."""
    catalog = _empty()
    for path in sorted(folder.rglob("*")):
        for message, context in _messages(path):
            catalog.add(message, context=context, locations=[(str(path.relative_to(folder)), 1)])
    return catalog


def _messages(path: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    if path.suffix == ".py" and "migrations" not in path.parts:
        source, method = path.read_text(), "python"
    elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
        source, method = templatize(path.read_text()), "javascript"
    else:
        return
    for _line, message, _comments, context in extract(
        method, io.BytesIO(source.encode()), keywords=KEYWORDS
    ):
        if message:
            yield message, context


def brought_up_to_date(po: Path, folder: Path) -> Catalog:
    """The catalogue in `po` with new messages added and those no longer used dropped."""
    catalog = stored(po)
    catalog.update(extracted(folder), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return catalog


def stored(po: Path) -> Catalog:
    """The catalogue in `po`; an empty one where there is no file."""
    if not po.exists():
        return _empty()
    with po.open("rb") as source:
        return read_po(source, locale="id")


def untranslated(catalog: Catalog) -> list[str]:
    """Messages without an Indonesian text, plural forms included."""
    return [
        str(message.id)
        for message in catalog
        if message.id and (message.fuzzy or not all(_strings(message.string)))
    ]


def collisions(catalogs: dict[str, Catalog]) -> list[str]:
    """Messages that two of our catalogues translate differently: Django would show one of them
    everywhere, whichever app stands first. Another word or a context tells them apart."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for name, catalog in catalogs.items():
        for message in catalog:
            if message.id and all(_strings(message.string)):
                key = _sort_key(message)
                found.setdefault(key, {})[name] = str(_strings(message.string))
    return [
        f"{key[0]!r} differs in {', '.join(sorted(said))}"
        for key, said in found.items()
        if len(set(said.values())) > 1
    ]


def _strings(string: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return list(string) if isinstance(string, tuple | list) else [string or ""]


def as_po(catalog: Catalog) -> bytes:
    """One form for one content, so that a check can compare bytes: no dates, no line numbers."""
    target = io.BytesIO()
    plain = _empty()
    for message in sorted(catalog, key=_sort_key):
        if message.id:
            plain.add(message.id, message.string, context=message.context, flags=message.flags)
    write_po(target, plain, no_location=True, width=100)
    return _without_dates(target.getvalue())


def as_mo(catalog: Catalog) -> bytes:
    """The compiled catalogue; like `as_po`, the same bytes for the same content."""
    target = io.BytesIO()
    with io.BytesIO(as_po(catalog)) as source:
        plain = read_po(source, locale="id")
    # Else the header would carry the minute of compiling, and no check could compare bytes.
    plain.creation_date = plain.revision_date = EPOCH
    write_mo(target, plain)
    return target.getvalue()


def _sort_key(message: object) -> tuple[str, str]:
    return (str(getattr(message, "id", "")), str(getattr(message, "context", "") or ""))


def _without_dates(po: bytes) -> bytes:
    dated = (b"#", b'"POT-', b'"PO-', b'"Generated-By', b'"Last-', b'"Report-', b'"Language-Team')
    return b"".join(line for line in po.splitlines(keepends=True) if not line.startswith(dated))
