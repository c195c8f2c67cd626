"""Titles that never repeat."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import gcd, prod
from random import Random
from typing import NamedTuple

from labportal.base.text.stop_words import STOP_WORDS
from publications.corpus.subjects.subject import Subject

_SHORT = 0.22
_HASH = 2_654_435_761  # Knuth's multiplier
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_SMALL_WORDS = STOP_WORDS | {"after", "among", "between", "during"}

# The weight of a form (German or not, short or not), and the form.
_FORMS = {
    (False, False): (
        (30, "{q} {m} for {o} {s}"),
        (12, "{o} {s} with {q} {m}"),
        (9, "towards {q} {m} for {o} {s}"),
        (7, "{name}: {q} {m} for {o} {s}"),
        (5, "{q} {m} for {o} {s}: a comparative study"),
        (5, "learning from {o} {s}: {q} {m} and their limits"),
        (4, "what do we gain from {q} {m} for {o} {s}?"),
        (4, "{name} -- {q} {m} for {o} {s}"),
        (3, "{o} {s} revisited: the case for {q} {m}"),
        (3, "a note on {q} {m} and {o} {s}"),
        (2, "the {name} challenge on {o} {s}: {q} {m} and 50\\% fewer annotations"),
    ),
    (False, True): (
        (10, "{q} {m} for {o}"),
        (4, "{o} with {q} {m}"),
        (2, "{name}: {q} {m} for {o}"),
        (2, "on {q} {m} and {o}"),
        (1, "``{q}'' {m} for {o}"),
    ),
    (True, False): (
        (6, "{q} {m} {o} {s}"),
        (2, "{q} {m} {o} {s}: eine Übersicht"),
        (1, "{q} {m} {o} {s} -- Möglichkeiten und Grenzen"),
        (1, "über {q} {m} {o} {s}"),
    ),
    (True, True): ((3, "{q} {m} {o}"), (1, "{q} {m} {o}: ein Werkstattbericht")),
}


class Core(NamedTuple):
    """The phrases that a work is about; no two works of a corpus have the same ones."""

    quality: str
    method: str
    object: str
    setting: str


@dataclass(frozen=True, slots=True)
class Title:
    """A title in LaTeX, in lower case but for its first letter, and its core."""

    text: str
    core: Core


class Titles:
    """Titles of each subject: a walk through all combinations of its phrases."""

    def __init__(self, rng: Random, subjects: Iterable[Subject]) -> None:
        self._starts = {
            (subject.name, short): rng.getrandbits(60)
            for subject in subjects
            for short in (False, True)
        }
        self._given: Counter[tuple[str, bool]] = Counter()

    def next(self, rng: Random, subject: Subject) -> Title:
        """Return a title of `subject` that was not there before."""
        short = rng.random() < _SHORT
        ordinal = self._given[subject.name, short]
        start = self._starts[subject.name, short]
        self._given[subject.name, short] += 1
        lists = [subject.qualities, subject.methods, subject.objects]
        if not short:
            lists.append(subject.settings)
        tour, places = _combination(start, ordinal, [len(phrases) for phrases in lists])
        found = [phrases[place] for phrases, place in zip(lists, places, strict=True)]
        core = Core(found[0], found[1], found[2], "" if short else found[3])
        forms = _FORMS[subject.language == "de", short]
        form = rng.choices(forms, [weight for weight, _ in forms])[0][1]
        name = _acronym(core) if "{name}" in form else ""
        text = form.format(q=core.quality, m=core.method, o=core.object, s=core.setting, name=name)
        if tour:
            text += f", part {{{_roman(tour + 1).upper()}}}"
        return Title(text[0].upper() + text[1:], core)


def title_case(text: str) -> str:
    """Return `text` with its longer words capitalised, except in braces, maths and commands."""
    words = text.split(" ")
    depth = 0
    in_maths = False
    for number, word in enumerate(words):
        if depth == 0 and not in_maths and word[:1].islower() and word not in _SMALL_WORDS:
            words[number] = word[0].upper() + word[1:]
        depth += word.count("{") - word.count("}")
        in_maths ^= word.count("$") % 2 == 1
    return " ".join(words)


def _acronym(core: Core) -> str:
    letters = [word[:2] for word in f"{core.method} {core.object}".split() if word.isalpha()]
    return "{" + "".join(letters)[:6].upper().ljust(3, "X") + "Net" * (len(letters) > 3) + "}"


def _roman(number: int) -> str:
    result = ""
    for value, letters in _ROMAN:
        while number >= value:
            result += letters
            number -= value
    return result


def _combination(start: int, ordinal: int, sizes: list[int]) -> tuple[int, list[int]]:
    """Return how often all combinations were used up before, and one of this tour."""
    combinations = prod(sizes)
    tour, step = divmod(ordinal, combinations)
    rest = (start + step * _stride(combinations)) % combinations
    places = []
    for size in sizes:
        rest, place = divmod(rest, size)
        # Shifted by a hash of what is left, which the other places tell: still each once.
        places.append((place + (rest * _HASH >> 16)) % size)
    return tour, places


@cache
def _stride(combinations: int) -> int:
    """Return a stride that meets each combination once: it has no factor in common with them."""
    stride = int(combinations * 0.618)
    while gcd(stride, combinations) > 1:
        stride += 1
    return stride
