"""The formats that publications are exported in, by the extension of their files."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from publications.exports.files import bib, csl_json, ris


class ExportFormat(NamedTuple):
    """An export format: its names for commands and people, its media type, its writer.

    `one` writes a single publication for programs that ask its page for the media type, where that
    is not the file of a list of one.
    """

    name: str
    label: str
    media_type: str
    stream: Callable[..., Iterator[str]]
    one: Callable[..., Iterator[str]]

    @property
    def content_type(self) -> str:
        """The media type with its encoding."""
        return f"{self.media_type}; charset=utf-8"


FORMATS = {
    "bib": ExportFormat("bib", "BibTeX", "application/x-bibtex", bib.stream, bib.stream),
    "ris": ExportFormat(
        "ris", "RIS", "application/x-research-info-systems", ris.stream, ris.stream
    ),
    "json": ExportFormat(
        "csl-json",
        "CSL-JSON",
        "application/vnd.citationstyles.csl+json",
        csl_json.stream,
        csl_json.one,
    ),
}
