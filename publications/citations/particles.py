"""Particles of names that drop when a name is inverted or cut, and those that stay.

CSL tells a dropping particle ("Humboldt, A. von") from a non-dropping one ("van Gogh, V."). A
record holds one particle, so the language that it comes from has to tell: German prepositions drop
(DIN 5007-2 files Humboldt under H), Dutch, Italian and other ones do not, and of a French or
Spanish "de la" the preposition drops and the article stays.
"""

import re
from typing import NamedTuple

_GERMAN = re.compile(
    r"(?:von|vom|zu|zum|zur|aus|auf|an|am|bei|im|in)(?:\s+(?:und\s+zu[mr]?|de[rmn]|das|dem))*",
    re.IGNORECASE,
)
_ROMANCE = re.compile(r"(de|d['’])\s*(la|las|lo|los|le|l['’])", re.IGNORECASE)


class Particles(NamedTuple):
    """The two parts of a particle; either may be empty."""

    dropping: str
    non_dropping: str


def split_particle(particle: str) -> Particles:
    """Return what of `particle` drops and what stays with the family name."""
    text = " ".join(particle.split())
    if _GERMAN.fullmatch(text):
        return Particles(text, "")
    if romance := _ROMANCE.fullmatch(text):
        return Particles(romance[1], romance[2])
    return Particles("", text)
