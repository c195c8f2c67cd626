"""A style made ready in a language, and the rule by which a list shows names."""

from dataclasses import dataclass, field

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
    #: The rule by which namesakes are told apart; "" if they are not.
    givenname_rule: str = ""
    #: Whether the style prints the suffix of a year itself; otherwise it follows the year.
    places_year_suffix: bool = False
    #: The options for names in a citation.
    cite_name_options: dict[str, str] = field(default_factory=dict)

    @property
    def bibliography(self) -> Element:
        """The `cs:bibliography` of the style."""
        found = self.style.first("bibliography")
        if found is None:
            raise ValueError("The style prints no bibliography.")
        return found

    @property
    def citation(self) -> Element:
        """The `cs:citation` of the style, empty if it has none."""
        return self.style.first("citation") or Element("citation", {}, (), "")

    def option(self, name: str, default: str = "") -> str:
        """Return an option of the style as a whole."""
        return self.style.get(name, default)
