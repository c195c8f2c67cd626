"""Cases of the CSL test suite: their sections, and bibliographies printed for them."""

import json
import os
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from bench.suite.dialect import bibliography_html
from publications.citations.csl.bibliography.entries import bibliography_entries
from publications.citations.csl.elements import Element, parse_element, read_element
from publications.citations.csl.prepared_style import NamesRule, PreparedStyle
from publications.citations.csl.render import prepare_style
from publications.citations.styles import STYLES

_SECTION = re.compile(r">>=+ ([A-Z0-9-]+) =+>>\n(.*?)\n?<<=+ \1 =+<<", re.DOTALL)
_LINE_START = re.compile(r"\n\s*")
_OWN_LOCALES = STYLES["apa"].path.parents[1] / "locales"
_ENGLISH = "en-US"
_DIALECTS = {"en": "en-US", "de": "de-DE", "fr": "fr-FR"}


class Case(NamedTuple):
    """A case: its name and its sections."""

    name: str
    sections: dict[str, str]

    @property
    def expected(self) -> str:
        """The bibliography as the suite has it, its lines not indented."""
        return _LINE_START.sub("\n", self.sections["RESULT"].strip())

    def printed(self) -> str:
        """Return the bibliography as the processor prints it."""
        sheet = _sheet(self.sections["CSL"])
        printed = bibliography_html(
            pieces for _, pieces in bibliography_entries(sheet, self._items(), NamesRule())
        )
        return _LINE_START.sub("\n", printed)

    def _items(self) -> Iterator[dict[str, Any]]:
        """Yield the items, those that citations name first and in their order."""
        items = {str(item["id"]): item for item in json.loads(self.sections["INPUT"])}
        cites = [cite for cites in self._json("CITATION-ITEMS") for cite in cites]
        # A citation that comes again stands in the place of the one before.
        citations = {one["citationID"]: one for one, *_ in self._json("CITATIONS")}
        cites += [cite for one in citations.values() for cite in one["citationItems"]]
        named = [str(cite["id"]) for cite in cites]
        for one in dict.fromkeys(named if citations else [*named, *items]):
            yield items[one]

    def _json(self, section: str) -> Any:
        return json.loads(self.sections.get(section) or "[]")


def suite_folder() -> Path | None:
    """Return the folder of the cases; None if the suite is not at hand."""
    named = os.environ.get("CSL_TEST_SUITE")
    return Path(named) / "processor-tests" / "humans" if named else None


def bibliography_cases(folder: Path) -> Iterator[Case]:
    """Yield the cases that print a bibliography."""
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
        sections = {match[1]: match[2] for match in _SECTION.finditer(text)}
        if sections["MODE"].strip() == "bibliography":
            yield Case(path.stem, sections)


def _sheet(text: str) -> PreparedStyle:
    style = parse_element(text.strip().encode(), "The style of the case")
    language = style.get("default-locale") or _ENGLISH
    language = _DIALECTS.get(language, language)
    base = [_locale(name) for name in dict.fromkeys((_ENGLISH, language))]
    return prepare_style(style, [one for one in base if one is not None], language)


@lru_cache
def _locale(name: str) -> Element | None:
    folder = Path(os.environ.get("CSL_LOCALES") or _OWN_LOCALES)
    path = folder / f"locales-{name}.xml"
    return read_element(path) if path.is_file() else None
