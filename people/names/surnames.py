"""Surnames: their words, the keys under which two spellings meet, and how one fits another."""

import re
from collections.abc import Iterable
from enum import Enum
from functools import lru_cache
from itertools import product

from labportal.base.text.keys import fold, spell_out
from people.names.abbreviations import may_be_initials
from people.names.parts import NameParts
from people.names.printed_order import in_order

#: A surname, each word in its one or two spellings (ü as u, ü as ue).
Words = tuple[tuple[str, ...], ...]

#: Words before a family name that are left out, moved and capitalised at will; folded.
PARTICLES = frozenset(
    {
        *(
            "von",
            "vom",
            "zu",
            "zum",
            "zur",
            "und",
            "am",
            "auf",
            "im",
            "in",
            "van",
            "vande",
            "vander",
        ),
        *("den", "der", "dem", "ten", "ter", "te", "t", "tot", "to", "op", "het", "voor", "aan"),
        *("bij", "de", "des", "du", "la", "le", "les", "l", "d", "del", "de", "el", "los", "las"),
        *("y", "e", "da", "das", "do", "dos", "di", "dal", "dall", "dalla", "dei", "degli", "dell"),
        *("della", "delle", "dello", "lo", "af", "av", "al", "bin", "bint", "ibn", "of", "the"),
        *("san", "st"),
    }
)
# Beyond this, words spelled in two ways are either all plain or all spelled out.
_MOST_CHOICES = 4
_MOST_WORDS = 8
# Shorter ones that differ by a letter are different names: Co and Coe, Le and Lee.
_SHORTEST_NEAR = 3
_SPELLED_OUT = re.compile(r"a[ae]+|oe+|ue+")
# The article of "d'Angelo" is a particle, the O of "O'Brien" is not.
_ELIDED = re.compile(r"\b(d|l|dall|dell)['’´`ʼ]", re.IGNORECASE)
_DOUBLED = re.compile(r"(.)\1+")


class SurnameFit(Enum):
    """The way in which two surnames fit together."""

    SAME = "same"
    SWAPPED = "swapped"
    PARTICLE = "particle"
    PART = "part"
    NEAR = "near"


def surname_words(name: NameParts) -> Words:
    """Return the words of particle and family name."""
    # Before folding, which drops the apostrophe that tells the article.
    surname = _ELIDED.sub(r"\1 ", name.surname)
    spelled = [fold(surname), spell_out(surname)]
    if "å" in surname.lower():
        # "Åström" is also Astroem: the å of today beside the ö of a keyboard without it.
        spelled.append(spell_out(surname.replace("å", "a").replace("Å", "A")))
    words = zip(*(text.split() for text in spelled), strict=True)
    return tuple(tuple(dict.fromkeys(spellings)) for spellings in words)


def joined_keys(words: Words) -> frozenset[str]:
    """Return the spellings of a surname without the spaces between its words.

    "Sideri-Lampretsa" and "Siderilampretsa", "d'Angelo" and "D Angelo" meet in one.
    """
    # Each such word doubles the spellings of the whole.
    if sum(len(spellings) > 1 for spellings in words) > _MOST_CHOICES:
        words = (tuple("".join(word[end] for word in words) for end in (0, -1)),)
    return frozenset(map("".join, product(*words))) - {""}


def same_surname(first: NameParts, second: NameParts) -> bool:
    """Return whether two names have one surname, however umlauts, hyphens and case are written."""
    keys = (joined_keys(surname_words(name)) for name in (first, second))
    return not frozenset.isdisjoint(*keys)


def loose_key(key: str) -> str:
    """Return a folded word without the e of umlauts and without doubled letters.

    All spellings of a name have one loose key ("ruckert"); different names may share it (Coe, Co).
    """
    return _DOUBLED.sub(r"\1", _SPELLED_OUT.sub(lambda spelling: spelling[0][0], key))


@lru_cache(maxsize=2**14)  # an import asks twice for each name: whose it is, and to store the keys
def surname_keys(name: NameParts) -> frozenset[str]:
    """Return the loose keys of the surname as a whole, without its particles, and of its words.

    A look-up by them finds every name whose surname may be this one, and some others.
    """
    name = in_order(name)
    surname = _ELIDED.sub(r"\1 ", name.surname)
    words = fold(surname).split()
    telling = [word for word in words if word not in PARTICLES and len(word) > 1]
    keys = {"".join(words), "".join(words[_leading_particles(words) :]), *telling[:_MOST_WORDS]}
    if may_be_initials(name.family):
        keys.add(fold(name.given).replace(" ", ""))
    return frozenset(map(loose_key, keys)) - {""}


def _leading_particles(words: Iterable[str]) -> int:
    return next((place for place, word in enumerate(words) if word not in PARTICLES), 0)


def fit_surnames(first: Words, second: Words) -> SurnameFit | None:
    """Return the fit of two different surnames: one in part the other, or spelled nearly alike."""
    shorter, longer = sorted((first, second), key=len)
    rest = _rest(shorter, longer)
    if rest is not None and not all(_is_particle(word) for word in shorter):
        return SurnameFit.PARTICLE if all(map(_is_particle, rest)) else SurnameFit.PART
    if len(_loose(first)) >= _SHORTEST_NEAR and _loose(first) == _loose(second):
        return SurnameFit.NEAR
    return None


def _loose(words: Words) -> str:
    return loose_key("".join(word[0] for word in words))


def _rest(shorter: Words, longer: Words) -> Words | None:
    """Return the words of `longer` before or after those of `shorter`, if it has them in a row."""
    size = len(shorter)
    if not 0 < size < len(longer):
        return None
    if meet(shorter, longer[-size:]):
        return longer[:-size]
    return longer[size:] if meet(shorter, longer[:size]) else None


def meet(first: Words, second: Words) -> bool:
    """Return whether two rows of words are the same, word by word, in some spelling."""
    return len(first) == len(second) and not any(
        set(one).isdisjoint(other) for one, other in zip(first, second, strict=True)
    )


def _is_particle(word: tuple[str, ...]) -> bool:
    return word[0] in PARTICLES
