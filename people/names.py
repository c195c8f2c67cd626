"""Names of people, as pure functions: parts, display, and the keys by which names are compared."""

import re
from typing import NamedTuple

from labportal.base.text_keys import fold, fold_keys, sort_key

_SUFFIX = re.compile(r"(?:jr|sr|[ivx]+)\.?", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s-]*)+")


class NameParts(NamedTuple):
    """A personal name in its parts; `particle` is the "van der" before a family name."""

    given: str = ""
    particle: str = ""
    family: str = ""
    suffix: str = ""

    @property
    def full(self) -> str:
        """The name as it is read: given, particle, family, suffix."""
        return " ".join(part for part in (self.given, self.particle, self.family) if part) + (
            f" {self.suffix}" if self.suffix else ""
        )

    @property
    def surname(self) -> str:
        """Particle and family."""
        return f"{self.particle} {self.family}".strip()


def parse_name(text: str) -> NameParts:
    """Return the parts of a name written "Given Family" or "Family, Given" or "Family, Jr, Given".

    Words in lower case before the last word are the particle (BibTeX's rule). A name of one word
    is a family name.
    """
    sections = [" ".join(section.split()) for section in text.split(",")]
    if len(sections) == 1:
        words = sections[0].split()
        suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""
        start = next((i for i, word in enumerate(words[:-1]) if word[:1].islower()), None)
        if start is None:
            return NameParts(" ".join(words[:-1]), "", " ".join(words[-1:]), suffix)
        particle, family = _split_particle(words[start:])
        return NameParts(" ".join(words[:start]), particle, family, suffix)
    particle, family = _split_particle(sections[0].split())
    if len(sections) == 2:
        return NameParts(sections[1], particle, family)
    return NameParts(sections[2], particle, family, sections[1])


def _split_particle(words: list[str]) -> tuple[str, str]:
    end = 0
    while end < len(words) - 1 and words[end][:1].islower():
        end += 1
    return " ".join(words[:end]), " ".join(words[end:])


def is_initials(given: str) -> bool:
    """Return whether `given` holds initials only ("M.-J.", "MJ" is a name of its own)."""
    return _INITIALS.fullmatch(given) is not None and "." in given or len(given.strip(". ")) == 1


def comparison_keys(name: NameParts) -> frozenset[str]:
    """Return the keys of a name: two names that share one are spelled alike.

    Umlauts count in either spelling (ü as ue, ü as u), case, dots, hyphens and accents not at all;
    "D. Rückert" and "D Rueckert" share a key, "D. Rueckert" and "Daniel Rueckert" do not.
    """
    given = fold(name.given)
    return frozenset(
        f"{surname}|{given_key}|{fold(name.suffix)}"
        for surname in fold_keys(name.surname)
        for given_key in (fold_keys(name.given) if given else ("",))
    )


def person_sort_key(name: NameParts) -> str:
    """Return the stored key by which people are sorted: family, given, particle."""
    return sort_key(name.family, name.given, name.particle)


def initials(name: NameParts) -> str:
    """Return the one or two letters that stand for a name where there is no portrait."""
    letters = [part.strip()[:1].upper() for part in (name.given, name.family) if part.strip()]
    return "".join(letters)
