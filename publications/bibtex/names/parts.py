"""One personal name, already split at its commas, into given, particle, family and suffix.

BibTeX's rule (words in lower case are the particle), corrected where it is wrong for people: a
family name of several words such as "García de la Vega" stays whole when a comma sets it off, and
"Jr." is a suffix also without a comma.

`people.names.parts.parse_name` is for names that somebody types in the portal, by rules that can be
foretold. Names in files may have braces, particles in capitals, and the family name in front.
"""

import re

from people.names.parts import NameParts, is_suffix
from publications.bibtex.source.top_level import split_top_level

_PARTICLE_WORDS = """
von vom van der den dem de des del della delle dello degli dei di da das do dos du la le les lo el
al af av auf an am im in zu zum zur und of the y e ten ter te tot op 't ’t 's d' d’ bin ibn ben bint
abu st san santa ap dalla dal mac het voor aan bij
"""
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
# "Doe, V, Jane", "Doe, Jane, Ph.D.", "Doe, the Great, Jane". Without commas V is an initial, and
# M.D. are two.
_SUFFIX_BETWEEN_COMMAS = re.compile(r"V|Ph\.?\s?D\.?|M\.?D\.?|Esq\.?|[Tt]he .+")
# Names in Chinese, Japanese or Korean script put the family name first.
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
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
    # "Doe, Jane, Jr." is as common as BibTeX's "Doe, Jr., Jane"; "Doe, J., A." has no suffix.
    place = next((i for i, part in enumerate(rest) if _is_suffix_between_commas(part)), None)
    if len(rest) > 1 and place is not None:
        suffix = rest.pop(place)
    elif not suffix and is_suffix(rest[0]):
        return _given_first(family)._replace(suffix=without_braces(rest[0]))
    particle = _leading_particles(family)
    return NameParts(
        _joined(rest),
        _joined(family[:particle]),
        _joined(family[particle:]),
        without_braces(suffix),
    )


def without_braces(text: str) -> str:
    """Return text without braces, with one blank between words."""
    return " ".join(text.replace("{", "").replace("}", "").split())


def _is_suffix_between_commas(section: str) -> bool:
    return is_suffix(section) or _SUFFIX_BETWEEN_COMMAS.fullmatch(section) is not None


def _given_first(words: list[str]) -> NameParts:
    words, suffix = _without_suffix(words)
    if len(words) == 1:
        return NameParts(family=without_braces(words[0]), suffix=suffix)
    if _EAST_ASIAN.fullmatch("".join(words)):
        return NameParts(" ".join(words[1:]), "", words[0])
    start = next((i for i, word in enumerate(words[:-1]) if _begins_particle(i, word)), None)
    if start is None:
        return NameParts(_joined(words[:-1]), "", without_braces(words[-1]), suffix)
    end = start
    while end < len(words) - 1 and _is_lower(words[end]):
        end += 1
    # "Christian Van den Broeck": the capital Van belongs to the particle as well.
    if start > 1 and words[start - 1].lower() in _PARTICLES:
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
        if not _is_lower(family[count]) and not (following and _is_lower(following)):
            break
        count += 1
    return count


def _without_suffix(words: list[str]) -> tuple[list[str], str]:
    if len(words) > 1 and is_suffix(words[-1]):
        return words[:-1], without_braces(words[-1])
    return words, ""


def _is_lower(word: str) -> bool:
    letter = None if word.startswith("{") else _LETTER.search(word)
    return letter is not None and letter[0].islower()


def _words(text: str) -> list[str]:
    return text.split() if "{" not in text else split_top_level(text, " ")


def _joined(words: list[str]) -> str:
    return without_braces(" ".join(words))
