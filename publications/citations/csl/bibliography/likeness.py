"""Items whose citations look alike, told apart in the ways that the style allows.

The steps of CSL: more names, given names, the condition `disambiguate`, a letter behind the year.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from publications.citations.csl.context import Context
from publications.citations.csl.entry import Cite, Entry, NameRegister
from publications.citations.csl.layout.areas import lay_out_cite
from publications.citations.csl.names.name import GivenForm
from publications.citations.csl.prepared_style import PreparedStyle
from publications.citations.csl.text.flattening import flatten

Item = dict[str, Any]
_MOST_NAMES = 50


def tell_apart(
    sheet: PreparedStyle, items: Sequence[Item], entries: Sequence[Entry], register: NameRegister
) -> None:
    """Write into `entries`, in their order, what tells items apart whose citations look alike."""
    citation = sheet.citation
    options = [name for name in citation.attributes if name.startswith("disambiguate-")]
    if citation.first("layout") is None or not (options or _asks(sheet.style)):
        return
    steps = _Steps(sheet, items, register)
    for places in steps.alike(range(len(items)), Cite()):
        cites = steps.told_apart(places)
        for place, cite in zip(places, cites, strict=True):
            entries[place].givens = cite.givens
            entries[place].names = cite.more_names and cite.more_names + steps.usual_names
            entries[place].disambiguated = cite.disambiguated
        if citation.get("disambiguate-add-year-suffix") == "true":
            _add_suffixes(steps, places, cites, entries)


def year_suffix(number: int) -> str:
    """Return "a" for 1, "z" for 26, "aa" for 27."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _asks(element: Any) -> bool:
    return "disambiguate" in element.attributes or any(map(_asks, element.children))


def _add_suffixes(
    steps: "_Steps", places: Sequence[int], cites: Sequence[Cite], entries: Sequence[Entry]
) -> None:
    groups: dict[str, list[int]] = defaultdict(list)
    for place, cite in zip(places, cites, strict=True):
        groups[steps.text(place, cite)].append(place)
    for group in groups.values():
        for number, place in enumerate(group, start=1):
            entries[place].year_suffix = year_suffix(number) if len(group) > 1 else ""


class _Steps:
    def __init__(self, sheet: PreparedStyle, items: Sequence[Item], register: NameRegister) -> None:
        self.sheet, self.items, self.register = sheet, items, register
        citation = sheet.citation
        self.adds_names = citation.get("disambiguate-add-names") == "true"
        self.adds_given = citation.get("disambiguate-add-givenname") == "true"
        self.by_cite = sheet.givenname_rule == "by-cite"
        self.usual_names = int(sheet.cite_name_options.get("et-al-use-first") or 1)
        self.asks = _asks(sheet.style)
        # Namesakes are known only when every citation has been laid out.
        for place in range(len(items)) if self.adds_given else ():
            self.text(place, Cite())

    def text(self, place: int, cite: Cite) -> str:
        """Return the citation of an item."""
        item = self.items[place]
        context = Context(self.sheet, item, register=self.register, entry=Entry(), cite=cite)
        return "".join(piece.text for piece in flatten(lay_out_cite(context)))

    def alike(self, places: Sequence[int], cite: Cite) -> Iterator[list[int]]:
        """Yield items whose citations look alike, if there are two or more."""
        groups: dict[str, list[int]] = defaultdict(list)
        for place in places:
            groups[self.text(place, cite)].append(place)
        yield from (group for group in groups.values() if len(group) > 1)

    def told_apart(self, places: Sequence[int]) -> list[Cite]:
        """Return the citations that tell most of the items apart, by the mildest means."""
        best = Cite()
        fewest = self._clashes(places, best)
        most = min(max(map(self._count, places)), _MOST_NAMES)
        # Nothing is gained step by step where all means together gain nothing.
        if self._clashes(places, self._all_means(most)) < fewest:
            for cite in self._means(most):
                # Means that gained nothing before are left out of those that go on.
                trial = replace(
                    cite, givens=(*best.givens[: len(cite.givens) - 1], *cite.givens[-1:])
                )
                clashes = self._clashes(places, trial)
                if clashes < fewest:
                    best, fewest = self._in_full(places, trial), clashes
                if not fewest:
                    break
        if (
            fewest
            and self.asks
            and self._clashes(places, replace(best, disambiguated=True)) < fewest
        ):
            best = replace(best, disambiguated=True)
        return [best] * len(places)

    def _clashes(self, places: Sequence[int], cite: Cite) -> int:
        return len(places) - len({self.text(place, cite) for place in places})

    def _all_means(self, most: int) -> Cite:
        return Cite(
            most if self.adds_names else 0, (GivenForm.FULL,) * most if self.adds_given else ()
        )

    def _means(self, most: int) -> Iterator[Cite]:
        """Yield citations by the means that the style allows: each name in full, then one more."""
        for shown in range(most):
            more = shown if self.adds_names else 0
            givens = (GivenForm.NONE,) * shown
            if self.adds_names and shown:
                yield Cite(more, givens)
            if self.adds_given and self.by_cite:
                yield Cite(more, (*givens, GivenForm.INITIALS))
                yield Cite(more, (*givens, GivenForm.FULL))

    def _in_full(self, places: Sequence[int], cite: Cite) -> Cite:
        """Return `cite` with given names in full where the citation has no initials to print."""
        full = replace(
            cite, givens=(*cite.givens[:-1], *(GivenForm.FULL for _ in cite.givens[-1:]))
        )
        same = all(self.text(place, cite) == self.text(place, full) for place in places)
        return full if same and any(cite.givens[-1:]) else cite

    def _count(self, place: int) -> int:
        return max(
            (len(value) for value in self.items[place].values() if isinstance(value, list)),
            default=1,
        )
