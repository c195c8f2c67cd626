"""The citation styles on offer, and each made ready in a language."""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from publications.citations.added_styles import AddedStyle, added_styles, source_of
from publications.citations.csl.elements import parse_element, read_element
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


def find_style(key: str) -> Style | AddedStyle:
    """Return the style called `key`; the portal's own for an empty or unknown key."""
    if found := STYLES.get(key):
        return found
    # The database is asked for what the portal does not bring only.
    return (added_styles().get(key) if key else None) or STYLES[DEFAULT_STYLE]


def is_style(key: str) -> bool:
    """Return whether there is a style called `key`."""
    return bool(key) and find_style(key).key == key


def style_choices() -> list[tuple[str, Any]]:
    """Return key and title of every style, for a form: those the portal brings first."""
    every: list[Style | AddedStyle] = [*STYLES.values(), *added_styles().values()]
    return [(style.key, style.title) for style in every]


def sheet_of(key: str, language: str) -> PreparedStyle:
    """Return the style called `key` ready to print in `language`."""
    style = find_style(key)
    return _sheet(style.key, style_digest(style.key), _known(language))


# 26 are in use without added styles. By digest, so that a file that was replaced is read again.
@lru_cache(maxsize=128)
def _sheet(key: str, _digest: str, language: str) -> PreparedStyle:
    style = STYLES.get(key)
    content = style.path.read_bytes() if style else source_of(key)
    if not content:
        return _sheet(DEFAULT_STYLE, style_digest(DEFAULT_STYLE), language)
    return prepared(content, language)


def prepared(content: bytes, language: str) -> PreparedStyle:
    """Return the style that a file holds, ready to print in `language`.

    Raises ValueError for a file that is no style.
    """
    names = _LOCALES[_known(language)]
    base = [read_element(_FOLDER / "locales" / f"locales-{name}.xml") for name in names]
    return prepare_style(parse_element(content, "The style"), base, names[-1])


def spoken_by(language: str) -> bool:
    """Return whether the portal has the terms of a style's language; of any if it names none."""
    return not language or language.split("-", maxsplit=1)[0] in _LOCALES


def style_digest(key: str) -> str:
    """Return a digest of the style called `key` and of the version of the processor."""
    style = find_style(key)
    if isinstance(style, AddedStyle):
        return f"{PROCESSOR_VERSION}:{style.digest}"
    return _digest_of_file(style.key)


# Files of the portal's own change with a release only, and so with the process.
@lru_cache(maxsize=64)
def _digest_of_file(key: str) -> str:
    content = STYLES[key].path.read_bytes()
    return hashlib.sha256(b"%d:%b" % (PROCESSOR_VERSION, content)).hexdigest()[:16]


def _known(language: str) -> str:
    code = language.lower().replace("_", "-").split("-")[0]
    return code if code in _LOCALES else _OTHER_LANGUAGES
