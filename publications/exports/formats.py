"""The formats that publications are exported in, by the extension of their files."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from publications.exports import bib


class ExportFormat(NamedTuple):
    """A format: the media type of its files, and what writes them piece by piece."""

    content_type: str
    stream: Callable[..., Iterator[str]]


FORMATS = {"bib": ExportFormat("application/x-bibtex; charset=utf-8", bib.stream)}
