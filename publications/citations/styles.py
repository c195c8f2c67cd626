"""The citation styles on offer, and each made ready in a language."""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from publications.citations.csl.elements import read_element
from publications.citations.csl.prepared_style import PreparedStyle
from publications.citations.csl.render import prepare_style

_FOLDER = Path(__file__).parent
_CC_BY_SA = "CC BY-SA 3.0"
_BSD = "BSD-3-Clause"
#: Raised when the same style prints an item differently, so that what is kept is renewed.
PROCESSOR_VERSION = 2
#: Locales by the language of a page; English stands in for what a language lacks.
_LOCALES = {"en": ("en-US",), "de": ("en-US", "de-DE")}
_OTHER_LANGUAGES = "en"


class Style(NamedTuple):
    """A style: its key, which records and addresses hold, its name, its file, its licence."""

    key: str
    title: Any
    file: str
    licence: str

    @property
    def path(self) -> Path:
        """The .csl file."""
        return _FOLDER / "styles" / self.file


def _own(key: str, title: Any) -> Style:
    return Style(key, title, f"{key}.csl", _BSD)


def _vendored(key: str, title: Any, file: str) -> Style:
    return Style(key, title, file, _CC_BY_SA)


#: The styles on offer by key, in the order in which they are shown.
STYLES = {
    style.key: style
    for style in (
        _own("house-author-year", _("Lab: Author (year). Title. Venue")),
        _own("house-year-first", _("Lab: Author, year. Title. Venue")),
        _own("house-quoted-title", _("Lab: Author. “Title.” Venue, year")),
        _vendored("apa", _("APA, 7th edition"), "apa.csl"),
        _vendored("ieee", "IEEE", "ieee.csl"),
        _vendored("vancouver", "Vancouver (NLM)", "nlm-citation-sequence.csl"),
        _vendored("ama", _("AMA, 11th edition"), "american-medical-association.csl"),
        _vendored("harvard", "Harvard (Cite Them Right)", "harvard-cite-them-right.csl"),
        _vendored("elsevier-harvard", "Harvard (Elsevier)", "elsevier-harvard.csl"),
        _vendored("nature", "Nature", "nature.csl"),
        _vendored("lncs", "Springer LNCS", "springer-lecture-notes-in-computer-science.csl"),
        _vendored("acm", "ACM", "association-for-computing-machinery.csl"),
        _vendored("din-1505-2", "DIN 1505-2", "din-1505-2.csl"),
    )
}
DEFAULT_STYLE = "house-author-year"


def find_style(key: str) -> Style:
    """Return the style called `key`; the portal's own for an empty or unknown key."""
    return STYLES.get(key) or STYLES[DEFAULT_STYLE]


def style_choices() -> list[tuple[str, Any]]:
    """Return key and title of every style, for a form."""
    return [(style.key, style.title) for style in STYLES.values()]


# 26 are in use; the bound is for other tags of languages and keys that are not known.
@lru_cache(maxsize=64)
def sheet_of(key: str, language: str) -> PreparedStyle:
    """Return the style called `key` ready to print in `language`."""
    names = _LOCALES[_known(language)]
    base = [read_element(_FOLDER / "locales" / f"locales-{name}.xml") for name in names]
    return prepare_style(read_element(find_style(key).path), base, names[-1])


# Style files change with a release only, and so with the process.
@lru_cache(maxsize=64)
def style_digest(key: str) -> str:
    """Return a digest of the style called `key` and of the version of the processor."""
    content = find_style(key).path.read_bytes()
    return hashlib.sha256(b"%d:%b" % (PROCESSOR_VERSION, content)).hexdigest()[:16]


def _known(language: str) -> str:
    code = language.lower().replace("_", "-").split("-")[0]
    return code if code in _LOCALES else _OTHER_LANGUAGES
