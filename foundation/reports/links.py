"""Addresses below that of a report."""

from dataclasses import dataclass

from foundation.reports.exports import KINDS


@dataclass(frozen=True)
class Links:
    """`start`: the address of the report, with a slash at its end; `query`: what was chosen there."""

    start: str
    query: str

    def rows(self, *parts: object) -> str:
        """Of the rows behind a figure: `rows(opd, "assigned")`."""
        return f"{self.start}{'/'.join(map(str, parts))}/?{self.query}"

    def files(self, *parts: object) -> dict[str, str]:
        """Of a table of the report as a file, by kind of file."""
        return file_links("".join([self.start, "unduh/", *(f"{part}/" for part in parts)]), self)


def file_links(before: str, links: Links) -> dict[str, str]:
    """By kind of file, for addresses that end with the kind."""
    return {kind: f"{before}{kind}/?{links.query}" for kind in KINDS}
