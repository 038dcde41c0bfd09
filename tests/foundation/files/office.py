"""Office files as programs write them, small and made by hand."""

import io
import zipfile

_TYPES = "application/vnd.openxmlformats-officedocument."
_MAIN = {
    "docx": f"{_TYPES}wordprocessingml.document.main+xml",
    "xlsx": f"{_TYPES}spreadsheetml.sheet.main+xml",
    "pptx": f"{_TYPES}presentationml.presentation.main+xml",
    "docm": "application/vnd.ms-word.document.macroEnabled.main+xml",
}
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def package(
    kind: str,
    main: str,
    more: dict[str, bytes] | None = None,
    types: dict[str, str] | None = None,
    *,
    contents: str = "[Content_Types].xml",
) -> bytes:
    """`more`: further parts; `types`: the media types of parts."""
    overrides = {f"/{main}": _MAIN[kind], **(types or {})}
    listed = "".join(
        f'<Override PartName="{name}" ContentType="{each}"/>' for name, each in overrides.items()
    )
    table = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships'
        f'+xml"/><Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(contents, table)
        archive.writestr(main, "<x/>")
        for name, content in (more or {}).items():
            archive.writestr(name, content)
    return target.getvalue()


def docx(more: dict[str, bytes] | None = None, types: dict[str, str] | None = None) -> bytes:
    return package("docx", "word/document.xml", more, types)


def xlsx(more: dict[str, bytes] | None = None, types: dict[str, str] | None = None) -> bytes:
    return package("xlsx", "xl/workbook.xml", more, types)


def relations(kind: str, target: str, *, is_external: bool = False) -> bytes:
    mode = ' TargetMode="External"' if is_external else ""
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{RELATION}/{kind}" Target="{target}"{mode}/></Relationships>'
    ).encode()
