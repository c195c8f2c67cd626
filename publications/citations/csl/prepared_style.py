"""A style made ready in a language, and the rule by which a list shows names."""

from dataclasses import dataclass

from publications.citations.csl.elements import Element
from publications.citations.csl.locale import Locale


@dataclass(frozen=True, slots=True)
class NamesRule:
    """The number of names that a list shows, in place of the style's own rule.

    More than `most` names are cut to the first `first`; with `members`, people of the portal stay
    visible wherever they stand, as many as `most_members`, with "[...]" for what is left out
    before them.
    """

    most: int | None = None
    first: int | None = None
    members: bool = False
    most_members: int = 20


@dataclass(frozen=True, slots=True)
class PreparedStyle:
    """A style in a language, ready for items."""

    style: Element
    macros: dict[str, Element]
    locale: Locale
    name_options: dict[str, str]
    #: Whether names that look the same with initials get their given names in full.
    tells_namesakes_apart: bool = False

    @property
    def bibliography(self) -> Element:
        """The `cs:bibliography` of the style."""
        found = self.style.first("bibliography")
        if found is None:
            raise ValueError("The style prints no bibliography.")
        return found

    def option(self, name: str, default: str = "") -> str:
        """Return an option of the style as a whole."""
        return self.style.get(name, default)
