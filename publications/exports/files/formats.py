"""The formats that publications are exported in, by the extension of their files."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from publications.exports.files import bib, csl_json, ris


class ExportFormat(NamedTuple):
    """An export format: its names for commands and people, its media type, its writer.

    `file_of_one` writes the file of a single publication, and `one` what programs get that ask its
    page for the media type, or for one of those by which they know it as well. `broken_off` is what
    a file ends with that could not be written to its end: no program is to take it for a whole one.
    """

    name: str
    label: str
    media_type: str
    stream: Callable[..., Iterator[str]]
    file_of_one: Callable[..., Iterator[str]]
    one: Callable[..., Iterator[str]]
    broken_off: str
    also_known_as: tuple[str, ...] = ()

    @property
    def media_types(self) -> tuple[str, ...]:
        """All media types that the format is asked for by."""
        return (self.media_type, *self.also_known_as)

    @property
    def content_type(self) -> str:
        """The media type with its encoding."""
        return f"{self.media_type}; charset=utf-8"


FORMATS = {
    "bib": ExportFormat(
        "bib",
        "BibTeX",
        "application/x-bibtex",
        bib.stream,
        bib.one,
        bib.one,
        "\n@misc{broken-off, note = {This export broke off here. Please load it again.\n",
        ("text/x-bibtex",),
    ),
    "ris": ExportFormat(
        "ris",
        "RIS",
        "application/x-research-info-systems",
        ris.stream,
        ris.stream,
        ris.stream,
        "\r\nTY  - GEN\r\nTI  - This export broke off here. Please load it again.\r\n",
    ),
    "json": ExportFormat(
        "csl-json",
        "CSL-JSON",
        "application/vnd.citationstyles.csl+json",
        csl_json.stream,
        csl_json.stream,
        csl_json.one,
        "\nThis export broke off here. Please load it again.\n",
        ("application/citeproc+json",),
    ),
}
