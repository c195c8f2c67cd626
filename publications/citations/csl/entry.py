"""An entry of a bibliography: what one item owes to the others beside it."""

from dataclasses import dataclass, field

from publications.citations.csl.parts import Part


@dataclass(slots=True)
class NameRegister:
    """The names of a bibliography by family name: their initials, and given names by initials."""

    families: dict[str, dict[str, set[str]]] = field(default_factory=dict)

    def add(self, family: str, short: str, given: str) -> None:
        """Add a name: its family part, its initials, its given names."""
        self.families.setdefault(family, {}).setdefault(short, set()).add(given)

    def shares_initials(self, family: str, short: str) -> bool:
        """Return whether another name looks the same with initials."""
        return len(self.families.get(family, {}).get(short, ())) > 1

    def shares_family(self, family: str) -> bool:
        """Return whether others have the same family name."""
        return sum(map(len, self.families.get(family, {}).values())) > 1


@dataclass(slots=True)
class Entry:
    """The place of an item in a bibliography.

    `number` is its citation number, `year_suffix` a letter of its own ("2020b"), `disambiguated`
    says whether `disambiguate="true"` holds.
    """

    number: int = 0
    year_suffix: str = ""
    disambiguated: bool = False
    #: How many names its citation shows to be told apart; 0 if it needs no more than others.
    names: int = 0
    #: How much of given names its citation needs, as in `Cite`.
    givens: tuple[int, ...] = ()


@dataclass(slots=True)
class Cite:
    """The form in which a citation names an item, to tell which items look alike.

    `more_names` are shown beyond the style's own limit; `givens` are, for the names in their order,
    0 for the style's own form, 1 for initials, 2 for given names in full.
    """

    more_names: int = 0
    givens: tuple[int, ...] = ()
    disambiguated: bool = False


@dataclass(slots=True)
class SortForm:
    """The form in which names are printed to sort by them: options that go before the style's."""

    options: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class FirstNames:
    """The names with which an entry begins, to be replaced where the entry before has the same."""

    lists: list[tuple[Part, list[Part]]] = field(default_factory=list)
