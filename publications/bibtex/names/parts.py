"""One personal name, already split at its commas, into given, particle, family and suffix.

BibTeX's rule (words in lower case are the particle), corrected where it is wrong for people: a
family name of several words such as "García de la Vega" stays whole when a comma sets it off, and
"Jr." is a suffix also without a comma.

`people.names.parts.parse_name` is for names that somebody types in the portal, by rules that can be
foretold. Names in files may have braces, particles in capitals, and the family name in front.
"""

import re

from people.names.parts import EAST_ASIAN, NameParts, is_suffix
from publications.bibtex.source.top_level import split_top_level

_PARTICLE_WORDS = """
von vom van der den dem de des del della delle dello degli dei di da das do dos du la le les lo el
al af av auf an am im in zu zum zur und of the y e ten ter te tot op 't ’t 's d' d’ bin ibn ben bint
abu st san santa ap dalla dal mac het voor aan bij
"""
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
#: Particles that many write in capitals. Others, such as An and Ben, are given names then.
CAPITAL_PARTICLES = frozenset(
    {
        *("von", "vom", "van", "vander", "vanden", "de", "der", "den", "del", "della", "des", "di"),
        *("da", "das", "do", "dos", "du", "la", "le", "les", "el", "al", "ter", "ten", "zu", "zum"),
        *("zur", "st", "st.", "san", "santa", "mac"),
    }
)
# Of these, no word stands behind a given name: "Kim, Jae in", "Silva, M. e".
_BEHIND_GIVEN = _PARTICLES - {
    *("of", "and", "the", "y", "e", "in", "an", "lo", "mac", "ap", "abu", "ben", "bin", "bint"),
    *("san", "santa", "st"),
}
# "Doe, V, Jane", "Doe, Jane, Ph.D.", "Doe, the Great, Jane". Without commas V is an initial, and
# M.D. are two.
_SUFFIX_BETWEEN_COMMAS = re.compile(r"V|Ph\.?\s?D\.?|M\.?D\.?|Esq\.?|[Tt]he .+")
# As in "P.", "P.D." and "J.-P.".
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")
# Mendeley puts a second initial before the family name: "a. Doe, Jane". V. and d. are particles.
_LEADING_INITIAL = re.compile(r"(?![vd]\.)[^\W\d_]\.")
_LETTER = re.compile(r"[^\W\d_]")


def parse_parts(sections: list[str]) -> NameParts:
    """Return the parts, without braces, of a name that was split at its commas."""
    sections = [section.strip() for section in sections if section.strip()]
    if not sections:
        return NameParts()
    if len(sections) == 1:
        return _given_first(_words(sections[0]))
    family, suffix = _without_suffix(_words(sections[0]))
    rest = sections[1:]
    if len(rest) > 1 and (place := _place_of_suffix(rest)) is not None:
        suffix = rest.pop(place)
    elif not suffix and _is_suffix_behind(rest[0], family):
        return _given_first(family)._replace(suffix=without_braces(rest[0]))
    initials = _leading_initials(family)
    particle = initials + _leading_particles(family[initials:])
    given = _words(" ".join(rest))
    behind = len(given) if particle > initials else place_of_particles(given)
    return NameParts(
        _joined(given[:behind] + family[:initials]),
        _joined(family[initials:particle] + given[behind:]),
        _joined(family[particle:]),
        without_braces(suffix),
    )


def without_braces(text: str) -> str:
    """Return text without braces, with one blank between words."""
    return " ".join(text.replace("{", "").replace("}", "").split())


def family_and_initials(words: list[str]) -> tuple[list[str], list[str]] | None:
    """Return the family name and the initials behind it ("Doe P.D."); None if it is no such name.

    Scopus lists editors so.
    """
    start = len(words)
    while start > 0 and _INITIALS.fullmatch(words[start - 1]):
        start -= 1
    if start in {0, len(words)} or any(map(_INITIALS.fullmatch, words[:start])):
        return None
    return words[:start], words[start:]


def place_of_particles(given: list[str]) -> int:
    """Return where the particles behind a given name begin ("Jan van der"): its end without any."""
    start = len(given)
    while start > 1 and given[start - 1] in _BEHIND_GIVEN:
        start -= 1
    return start if given[:1] and given[0][:1].isupper() else len(given)


def is_suffix_between_commas(section: str) -> bool:
    """Return whether a section of a name with commas is its suffix: "Jr.", "Ph.D."."""
    return is_suffix(section) or _SUFFIX_BETWEEN_COMMAS.fullmatch(section) is not None


def _place_of_suffix(rest: list[str]) -> int | None:
    """Return which of the sections behind the first is the suffix.

    "Doe, Jane, Jr." is as common as BibTeX's "Doe, Jr., Jane", and the citation of Gaussian has
    "Doe, {Jr.}, J."; "Doe, J., A." has none.
    """
    plain = [without_braces(part) for part in rest]
    return next((i for i, part in enumerate(plain) if is_suffix_between_commas(part)), None)


def _is_suffix_behind(section: str, family: list[str]) -> bool:
    # In braces, "Doe, {Jr.}" may be a given name.
    return is_suffix(section) or (len(family) > 1 and is_suffix(without_braces(section)))


def _given_first(words: list[str]) -> NameParts:
    words, suffix = _without_suffix(words)
    if len(words) == 1:
        return NameParts(family=without_braces(words[0]), suffix=suffix)
    if EAST_ASIAN.fullmatch("".join(words)):
        return NameParts(" ".join(words[1:]), "", words[0])
    if "." in words[-1] and (found := family_and_initials(words)):
        particle = _leading_particles(found[0])
        return NameParts(
            _joined(found[1]), _joined(found[0][:particle]), _joined(found[0][particle:]), suffix
        )
    start = next((i for i, word in enumerate(words[:-1]) if _begins_particle(i, word)), None)
    if start is None:
        return NameParts(_joined(words[:-1]), "", without_braces(words[-1]), suffix)
    end = start
    while end < len(words) - 1 and _is_lower(words[end]):
        end += 1
    # "Christian Van den Broeck": the capital Van belongs to the particle as well.
    if start > 1 and words[start - 1].lower() in CAPITAL_PARTICLES:
        start -= 1
    return NameParts(
        _joined(words[:start]), _joined(words[start:end]), _joined(words[end:]), suffix
    )


def _begins_particle(place: int, word: str) -> bool:
    # "danah boyd" has no particle, "van Gogh" has.
    return _is_lower(word) and (place > 0 or word in _PARTICLES)


def _leading_particles(family: list[str]) -> int:
    """Return how many words before a comma are particles: one of "van Gogh, Vincent", or none.

    A word in capitals counts only before one in lower case: two of "Van de Graaff", none of
    "La Fontaine". The last word is the family name, whatever it is: none of "Le, Ada".
    """
    count = 0
    while count < len(family) - 1 and family[count].lower() in _PARTICLES:
        following = family[count + 1] if count + 1 < len(family) - 1 else ""
        is_capital = not _is_lower(family[count])
        if is_capital and not (following and _is_lower(following) and len(family[count]) > 1):
            break
        count += 1
    return count


def _leading_initials(family: list[str]) -> int:
    count = 0
    while count < len(family) - 1 and _LEADING_INITIAL.fullmatch(family[count]):
        count += 1
    return count


def _without_suffix(words: list[str]) -> tuple[list[str], str]:
    if len(words) > 1 and is_suffix(without_braces(words[-1])):
        return words[:-1], without_braces(words[-1])
    return words, ""


def _is_lower(word: str) -> bool:
    letter = None if word.startswith("{") else _LETTER.search(word)
    return letter is not None and letter[0].islower()


def _words(text: str) -> list[str]:
    return text.split() if "{" not in text else split_top_level(text, " ")


def _joined(words: list[str]) -> str:
    return without_braces(" ".join(words))
