"""Given names: their words, and whether two printings of them can be those of one person."""

import re
from collections.abc import Iterator
from enum import Enum
from itertools import product
from typing import NamedTuple

from labportal.base.text.keys import fold_keys
from people.names.printed_order import is_initials
from people.names.short_forms import is_short_form
from people.names.surnames import loose_key

_HYPHEN = re.compile(r"[-‐‑–]+")
# An e that may be that of an umlaut; in Michael, Samuel and Joel it is not.
_UMLAUT = re.compile(r"([aou])e(?!l)")
# Huaqi (Harvey), William "Bill", “Bill”; a single apostrophe is a letter too often.
_OTHER_NAME = re.compile(r"\s*[(\[\"“„«]\s*([^()\[\]\"“”„«»]+?)\s*[)\]\"”“»]\s*")

# One syllable of Chinese or Korean, as they are romanised; two of them are one given name, also
# where they are printed apart: "Wei Ming" is not "Wei" with a second name.
_SYLLABLE = re.compile(
    r"(?:[csz]h|kk|tt|pp|ss|jj|[bcdfghjklmnpqrstwxyz])?"
    r"(?:i?ao|ai|ei|ia|ie|iu|io(?=ng)|ou|ua|uai|uo|ue|ui|yeo|eo|eu|oo|ae|wa|wo|ye|ya|yo|yu|[aeiouv])"
    r"(?:ng|[nklmpt])?"
)
# More than any name has; a line of text taken for a name has more.
_MOST_NAMES = 12
_MOST_OTHER_NAMES = 2
# Each umlaut doubles the spellings of what is joined.
_MOST_SPELLINGS = 16


class GivenName(NamedTuple):
    """One word of the given names: its spellings; in full or cut short; bound by a hyphen."""

    keys: frozenset[str]
    full: bool
    bound: bool = False

    def can_be(self, other: "GivenName") -> bool:
        """Return whether the two are one name, as far as they are printed."""
        if self.full and other.full:
            return not self.keys.isdisjoint(other.keys)
        short, long = (other, self) if self.full else (self, other)
        if any(whole.startswith(start) for start in short.keys for whole in long.keys):
            return True
        return not long.full and any(
            start.startswith(whole) for start in short.keys for whole in long.keys
        )

    def differs_by_umlaut(self, other: "GivenName") -> bool:
        """Return whether one name may be the other with an umlaut: Jurgen, Juergen."""
        plain, others = ({_UMLAUT.sub(r"\1", key) for key in one.keys} for one in (self, other))
        return self.full and other.full and not plain.isdisjoint(others)

    def is_short_form(self, other: "GivenName") -> bool:
        """Return whether this is a usual short form of the other name."""
        return self.full and any(
            is_short_form(short, full) for short in self.keys for full in other.keys
        )


GivenNames = tuple[GivenName, ...]


class GivenFit(Enum):
    """The way in which the given names of two printings fit together."""

    FULL = "full"
    RECORDED = "recorded"
    INITIALS = "initials"
    SHORT = "short"
    UMLAUT = "umlaut"
    OTHER = "other"
    HALF = "half"
    ABSENT = "absent"


class Fit(NamedTuple):
    """A fit, and the number of given names that agree."""

    kind: GivenFit
    agreed: int


def readings(given: str) -> list[GivenNames]:
    """Return the ways in which given names can be meant, the plain one first.

    A name in parentheses or quotation marks is another given name: "Huaqi (Harvey)" is Huaqi,
    Harvey, and both in either order.
    """
    others = [_words(other) for other in _OTHER_NAME.findall(given)]
    plain = _words(_OTHER_NAME.sub(" ", given) if others else given)
    found = [plain]
    for other in others[:_MOST_OTHER_NAMES]:
        found += [other, (*plain, *other), (*other, *plain)]
    return found


def _words(given: str) -> GivenNames:
    # "M.J." is two names; "J.-P." stays one word, whose second half is bound.
    words = given.replace(".", ". ").replace(". -", ".-").split()
    names = (
        _name(part, bound=place > 0)
        for word in words[:_MOST_NAMES]
        for place, part in enumerate(filter(None, _HYPHEN.split(word)[:_MOST_NAMES]))
    )
    return tuple(name for name in names if name.keys)


def _name(part: str, *, bound: bool) -> GivenName:
    keys = frozenset(key.replace(" ", "") for key in fold_keys(part))
    return GivenName(keys, full=not (part.endswith(".") or is_initials(part)), bound=bound)


def given_name_keys(names: GivenNames) -> frozenset[str]:
    """Return the loose keys under which given names are found where a surname should be."""
    words = {min(name.keys) for row in _joined(names) for name in row if name.full}
    whole = "".join(min(name.keys) for name in names)
    return frozenset(map(loose_key, words | {whole})) - {""}


def fit_given_names(first: GivenNames, second: GivenNames) -> Fit | None:
    """Return the fit of two given names; None if one contradicts the other.

    FULL: at least one name in full is common to both, the first names agree and the others do as
    far as both have them. INITIALS: the same with initials only. SHORT: the first name is a short
    form of the other's. UMLAUT: the first names differ in the spelling of an umlaut. OTHER: one is
    a further given name of the other. HALF: one is half of the other's name, which has a hyphen or
    two syllables. ABSENT: one has none.
    """
    if not first or not second:
        return Fit(GivenFit.ABSENT, 0) if first or second else None
    plain = _fit(first, second)
    if (plain and plain.kind is GivenFit.FULL) or len(first) == len(second) == 1:
        return plain
    for one, other in product(_joined(first), _joined(second)):
        fit = _fit(one, other)
        if fit and fit.kind is GivenFit.FULL:
            return fit
    return plain


def _joined(names: GivenNames) -> Iterator[GivenNames]:
    """Yield the names as they are, with hyphenated ones as one, with the first two as one."""
    yield names
    if len(names) < 2:
        return
    if any(name.bound for name in names):
        joined: list[GivenName] = []
        for name in names:
            if name.bound and name.full and joined and joined[-1].full:
                joined[-1] = _as_one(joined[-1], name)
            else:
                joined.append(name)
        yield tuple(joined)
    if names[0].full and names[1].full:
        yield (_as_one(*names[:2]), *names[2:])


def _as_one(first: GivenName, second: GivenName) -> GivenName:
    spellings = list(map("".join, product(first.keys, second.keys)))
    return GivenName(frozenset(spellings[:_MOST_SPELLINGS]), full=True, bound=first.bound)


def _fit(first: GivenNames, second: GivenNames) -> Fit | None:
    shorter, longer = sorted((first, second), key=len)
    if shorter[0].can_be(longer[0]):
        places = _places(shorter, longer)
        if places is None:
            return None
        pairs = [(name, longer[place]) for name, place in zip(shorter, places, strict=True)]
        if not any(one.full and other.full for one, other in pairs):
            return Fit(GivenFit.INITIALS, len(pairs))
        kind = GivenFit.HALF if _cuts_a_name(longer, set(places)) else GivenFit.FULL
        return Fit(kind, len(pairs))
    if not shorter[0].full:
        return None
    if shorter[0].is_short_form(longer[0]) or longer[0].is_short_form(shorter[0]):
        places = _places(shorter[1:], longer[1:])
        return None if places is None else Fit(GivenFit.SHORT, len(shorter))
    if shorter[0].differs_by_umlaut(longer[0]):
        places = _places(shorter[1:], longer[1:])
        return None if places is None else Fit(GivenFit.UMLAUT, len(shorter))
    places = _places(shorter, longer[1:])
    if places is None or not longer[places[0] + 1].full:
        return None
    return Fit(GivenFit.OTHER, len(places))


def _places(shorter: GivenNames, longer: GivenNames) -> list[int] | None:
    """Return the places in `longer` of the names of `shorter`, in order; None if one is missing."""
    places: list[int] = []
    place = 0
    for name in shorter:
        while place < len(longer) and not name.can_be(longer[place]):
            place += 1
        if place == len(longer):
            return None
        places.append(place)
        place += 1
    return places


def _cuts_a_name(names: GivenNames, found: set[int]) -> bool:
    """Return whether one half of a name in two halves is found, and the other is not."""
    return any(
        (place in found) != (place - 1 in found)
        and name.full
        and (name.bound or (_is_syllable(name) and _is_syllable(names[place - 1])))
        for place, name in enumerate(names)
        if place > 0
    )


def _is_syllable(name: GivenName) -> bool:
    return name.full and all(map(is_syllable, name.keys))


def is_syllable(key: str) -> bool:
    """Return whether a folded word is one syllable of Chinese or Korean."""
    return _SYLLABLE.fullmatch(key) is not None
