"""One personal name, already split at its commas, into given, particle, family and suffix.

BibTeX's rule (words in lower case are the particle), corrected where it is wrong for people: a
family name of several words such as "García de la Vega" stays whole when a comma sets it off, and
"Jr." is a suffix also without a comma.
"""

import re
from typing import NamedTuple

from publications.bibtex.source.top_level import split_top_level

_PARTICLE_WORDS = """
von vom van der den dem de des del della delle dello degli dei di da das do dos du la le les lo el
al af av auf an am im in zu zum zur und of the y e ten ter te tot op 't ’t 's d' d’ bin ibn ben bint
abu st san santa ap dalla dal mac het voor aan bij
"""
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
# "jun" and "Sen" without a full stop are names, and so is "Vi".
_SUFFIX = re.compile(r"(?:[Jj][Rr]|[Ss][Rr])\.?|[Jj]un\.|[Ss]en\.|II|III|IV|VI{1,3}")
_TITLED = re.compile(rf"{_SUFFIX.pattern}|V|Ph\.?\s?D\.?|M\.?D\.?|Esq\.?|[Tt]he .+")
# Names in Chinese, Japanese or Korean script put the family name first.
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_LETTER = re.compile(r"[^\W\d_]")


class Parts(NamedTuple):
    """The parts of a personal name, without braces."""

    given: str = ""
    particle: str = ""
    family: str = ""
    suffix: str = ""


def parse_parts(sections: list[str]) -> Parts:
    """Return the parts of a name that was split at its commas (braces still in place)."""
    sections = [section.strip() for section in sections if section.strip()]
    if not sections:
        return Parts()
    if len(sections) == 1:
        return _given_first(_words(sections[0]))
    family, suffix = _without_suffix(_words(sections[0]))
    rest = sections[1:]
    # "Doe, Jane, Jr." is as common as BibTeX's "Doe, Jr., Jane"; "Doe, J., A." has no suffix.
    place = next((i for i, part in enumerate(rest) if _TITLED.fullmatch(part)), None)
    if len(rest) > 1 and place is not None:
        suffix = rest.pop(place)
    elif not suffix and is_suffix(rest[0]):
        return _given_first(family)._replace(suffix=_clean(rest[0]))
    particle = _leading_particles(family)
    return Parts(
        _joined(rest),
        _joined(family[:particle]),
        _joined(family[particle:]),
        _clean(suffix),
    )


def is_suffix(text: str) -> bool:
    """Return whether a word, or a section between commas, is "Jr." or the like."""
    return _SUFFIX.fullmatch(text) is not None


def _given_first(words: list[str]) -> Parts:
    words, suffix = _without_suffix(words)
    if len(words) == 1:
        return Parts(family=_clean(words[0]), suffix=suffix)
    if _EAST_ASIAN.fullmatch("".join(words)):
        return Parts(" ".join(words[1:]), "", words[0])
    start = next((i for i, word in enumerate(words[:-1]) if _begins_particle(i, word)), None)
    if start is None:
        return Parts(_joined(words[:-1]), "", _clean(words[-1]), suffix)
    end = start
    while end < len(words) - 1 and _is_lower(words[end]):
        end += 1
    # "Christian Van den Broeck": the capital Van belongs to the particle as well.
    if start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    return Parts(_joined(words[:start]), _joined(words[start:end]), _joined(words[end:]), suffix)


def _begins_particle(place: int, word: str) -> bool:
    # "danah boyd" has no particle, "van Gogh" has.
    return _is_lower(word) and (place > 0 or word in _PARTICLES)


def _leading_particles(family: list[str]) -> int:
    count = 0
    while count < len(family) - 1 and family[count].lower() in _PARTICLES:
        following = family[count + 1] if count + 1 < len(family) - 1 else ""
        if not _is_lower(family[count]) and not (following and _is_lower(following)):
            break
        count += 1
    return count


def _without_suffix(words: list[str]) -> tuple[list[str], str]:
    if len(words) > 1 and is_suffix(words[-1]):
        return words[:-1], _clean(words[-1])
    return words, ""


def _is_lower(word: str) -> bool:
    letter = None if word.startswith("{") else _LETTER.search(word)
    return letter is not None and letter[0].islower()


def _words(text: str) -> list[str]:
    return text.split() if "{" not in text else split_top_level(text, " ")


def _joined(words: list[str]) -> str:
    return _clean(" ".join(words))


def _clean(text: str) -> str:
    return " ".join(text.replace("{", "").replace("}", "").split())
