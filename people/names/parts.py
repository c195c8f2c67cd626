"""Names of people, as pure functions: parts, display, and the keys by which names are compared."""

import re
from typing import NamedTuple

from labportal.base.text.keys import fold, sort_key, spell_out

#: Letters of the stored key. Umlauts are two each, so that the longest names have more.
SORT_KEY_LENGTH = 300

#: Names in Chinese, Japanese or Korean script, which put the family name first. U+3005 to U+3007
#: repeat a character, as in Sasaki.
EAST_ASIAN = re.compile(
    "[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+"
)
# "jun" and "Sen" without a full stop are names, and so is "Vi": numbers are in capitals.
_SUFFIX = re.compile(r"(?:[Jj][Rr]|[Ss][Rr])\.?|[Jj]un\.|[Ss]en\.|II|III|IV|VI{1,3}")


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


def is_suffix(text: str) -> bool:
    """Return whether a word, or a section between commas, is "Jr." or the like."""
    return _SUFFIX.fullmatch(text) is not None


def parse_name(text: str) -> NameParts:
    """Return the parts of a name written "Given Family" or "Family, Given" or "Family, Jr, Given".

    Words in lower case before the last word are the particle (BibTeX's rule). A name of one word
    is a family name. A suffix is understood in other places as well: "Given Family, Jr.",
    "Family Jr., Given", "Family, Given, Jr.".
    """
    sections = [" ".join(section.split()) for section in text.split(",")]
    if len(sections) == 1 or (len(sections) == 2 and is_suffix(sections[1])):
        words, suffix = _without_suffix(sections[0].split(), at_least=2)
        start = next((i for i, word in enumerate(words[:-1]) if word[:1].islower()), len(words) - 1)
        particle, family = _split_particle(words[max(start, 0) :])
        suffix = suffix or "".join(sections[1:])
        return NameParts(" ".join(words[: max(start, 0)]), particle, family, suffix)
    words, suffix = _without_suffix(sections[0].split(), at_least=1)
    particle, family = _split_particle(words)
    if len(sections) == 2:
        return NameParts(sections[1], particle, family, suffix)
    given, suffix = sections[2], sections[1]
    if is_suffix(given) and not is_suffix(suffix):
        given, suffix = suffix, given
    return NameParts(given, particle, family, suffix)


def _without_suffix(words: list[str], *, at_least: int) -> tuple[list[str], str]:
    if len(words) > at_least and is_suffix(words[-1]):
        return words[:-1], words[-1]
    return words, ""


def _split_particle(words: list[str]) -> tuple[str, str]:
    end = 0
    while end < len(words) - 1 and words[end][:1].islower():
        end += 1
    return " ".join(words[:end]), " ".join(words[end:])


def comparison_keys(name: NameParts) -> frozenset[str]:
    """Return the keys of a name: two names that share one are spelled alike.

    Umlauts count in either spelling (ü as ue, ü as u), case, dots, hyphens and accents not at all,
    nor where the surname begins; "D. Rückert" and "D Rueckert" share a key, "D. Rueckert" and
    "Daniel Rueckert" do not.
    """
    spoken = f"{name.given} {name.surname}"
    suffix = fold(name.suffix)
    return frozenset(f"{fold_(spoken)}|{suffix}" for fold_ in (fold, spell_out))


def person_sort_key(name: NameParts) -> str:
    """Return the stored key by which people are sorted: family, given, particle."""
    return sort_key(name.family, name.given, name.particle)[:SORT_KEY_LENGTH]


def initials(name: NameParts) -> str:
    """Return the one or two letters that stand for a name where there is no portrait."""
    letters = [part.strip()[:1].upper() for part in (name.given, name.family) if part.strip()]
    return "".join(letters)
