"""Citations as runs of text with the marks that office programs know."""

from dataclasses import dataclass, replace
from html.parser import HTMLParser


@dataclass(frozen=True, slots=True)
class TextRun:
    """A piece of a citation: its marks, and the address and language if it has any.

    `raised` is 1 above the line and -1 below it; `breaks` says that a line begins with it.
    """

    text: str = ""
    bold: bool = False
    italic: bool = False
    underline: bool = False
    small_caps: bool = False
    raised: int = 0
    link: str = ""
    language: str = ""
    breaks: bool = False


_OF_TAGS: dict[str, dict[str, object]] = {
    "b": {"bold": True},
    "i": {"italic": True},
    "sup": {"raised": 1},
    "sub": {"raised": -1},
}
_OF_CLASSES: dict[str, dict[str, object]] = {
    "underline": {"underline": True},
    "small-caps": {"small_caps": True},
    "no-small-caps": {"small_caps": False},
    "no-italics": {"italic": False},
    "no-bold": {"bold": False},
    "baseline": {"raised": 0},
    "csl-block": {"breaks": True},
    "csl-indent": {"breaks": True},
}


def text_runs(html: str) -> list[TextRun]:
    """Return the runs of the HTML of a citation (`publications.citations.engine`)."""
    reader = _RunReader()
    reader.feed(html)
    reader.close()
    return reader.runs


class _RunReader(HTMLParser):
    """A reader of the few tags that citations have; of others the text is read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.runs: list[TextRun] = []
        self._open = [TextRun()]
        self._breaks = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        marks = dict(_OF_TAGS.get(tag, {}))
        marks |= _OF_CLASSES.get(said.get("class") or "", {})
        self._breaks |= bool(marks.pop("breaks", False)) and bool(self.runs)
        if address := said.get("href"):
            marks["link"] = address
        if language := said.get("lang"):
            marks["language"] = language
        self._open.append(replace(self._open[-1], **marks))  # type: ignore[arg-type]

    def handle_endtag(self, tag: str) -> None:
        if len(self._open) > 1:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self.runs.append(replace(self._open[-1], text=data, breaks=self._breaks))
        self._breaks = False
