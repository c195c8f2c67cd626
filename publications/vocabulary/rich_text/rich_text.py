"""The type of titles and abstracts: runs of text with marks, and formulas."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Self

from publications.vocabulary.rich_text.maths import math_to_text, subscript, superscript

#: The marks. The text of a formula is its source in TeX, without dollars.
ITALIC, SMALL_CAPS, SUB, SUP, FORMULA = "i", "sc", "sub", "sup", "math"
SCRIPTS = frozenset({SUB, SUP})
#: An empty line, which divides the paragraphs of an abstract.
PARAGRAPH = "\n\n"
#: A longer script is rather a text that lost the end of its tag: it is no sign in Unicode.
_LONGEST_SCRIPT = 60
# Marks in marks: a text of nothing but opening tags costs no more than its length.
_DEEPEST = 8


class Run(NamedTuple):
    """Text with the marks that it stands in, outermost first."""

    text: str
    marks: tuple[str, ...] = ()

    @property
    def is_formula(self) -> bool:
        """Whether the text is the TeX source of a formula."""
        return FORMULA in self.marks


@dataclass(frozen=True)
class RichText:
    """A title or an abstract: runs, of which no two neighbours have the same marks."""

    runs: tuple[Run, ...] = ()

    @classmethod
    def of(cls, runs: Iterable[Run]) -> Self:
        """Return the text of `runs` in its one form: neighbours joined, marks not repeated."""
        joined: list[Run] = []
        for text, around in runs:
            # Italics in italics are none.
            marks = tuple(
                mark
                for place, mark in enumerate(around)
                if mark == FORMULA
                or (place < _DEEPEST and (mark in SCRIPTS or mark not in around[:place]))
            )
            if FORMULA in marks and not math_to_text(text):
                continue
            # Two formulas side by side stay two: `$a$$b$`.
            if joined and joined[-1].marks == marks and FORMULA not in marks:
                joined[-1] = Run(joined[-1].text + text, marks)
            elif text:
                joined.append(Run(text, marks))
        return cls(tuple(joined))

    def __bool__(self) -> bool:
        return bool(self.runs)

    def __add__(self, other: "RichText") -> "RichText":
        return RichText.of((*self.runs, *other.runs))

    @property
    def has_markup(self) -> bool:
        """Whether there is more than plain text."""
        return any(marks for _, marks in self.runs)

    @cached_property
    def plain(self) -> str:
        """The text for places that know no markup: "CO₂", "x² + y²".

        Scripts are signs of Unicode where it has all of them. `search` and matching fold both.
        """
        if len(self.runs) == 1 and not self.runs[0].marks:
            return self.runs[0].text
        return _plain(self.runs)

    def without_end(self, length: int) -> "RichText":
        """Return the text without the last characters, which have to be in its last run."""
        *before, last = self.runs
        return RichText.of((*before, Run(last.text[:-length].rstrip(), last.marks)))

    def paragraphs(self) -> list["RichText"]:
        """Return the paragraphs of an abstract."""
        found: list[list[Run]] = [[]]
        for run in self.runs:
            first, *others = [run.text] if run.is_formula else run.text.split(PARAGRAPH)
            found[-1].append(Run(first, run.marks))
            found += [[Run(text, run.marks)] for text in others]
        return [text for runs in found if (text := RichText.of(runs))]


def plain_text(text: str) -> RichText:
    """Return text without markup as rich text."""
    return RichText((Run(text),)) if text else RichText()


def written(
    runs: Sequence[Run],
    start: Callable[[str], str],
    end: Callable[[str], str],
    text: Callable[[Run], str],
) -> str:
    """Return runs as text with marks opened and closed in order; `text` writes a formula whole."""
    out: list[str] = []
    current: tuple[str, ...] = ()
    for run in runs:
        marks = tuple(mark for mark in run.marks if mark != FORMULA)
        keep = 0
        while keep < min(len(current), len(marks)) and current[keep] == marks[keep]:
            keep += 1
        out += map(end, reversed(current[keep:]))
        out += map(start, marks[keep:])
        out.append(text(run))
        current = marks
    out += map(end, reversed(current))
    return "".join(out)


def _plain(runs: Sequence[Run]) -> str:
    out = ""
    place = 0
    while place < len(runs):
        text, marks = runs[place]
        script = next((number for number, mark in enumerate(marks) if mark in SCRIPTS), None)
        if script is None:
            out += math_to_text(text) if FORMULA in marks else text
            place += 1
            continue
        # One script may be several runs: "<sup>2<i>n</i></sup>".
        whole = marks[: script + 1]
        inner = []
        while place < len(runs) and runs[place].marks[: script + 1] == whole:
            inner.append(Run(runs[place].text, runs[place].marks[script + 1 :]))
            place += 1
        out += _script(marks[script], _plain(inner), out[-2:])
    return out


def _script(kind: str, content: str, before: str) -> str:
    if not content.strip() or len(content) > _LONGEST_SCRIPT:
        return content
    if kind == SUB:
        return subscript(content, before)
    raised = superscript(content)
    # "Fe(III)" is read more easily than "Fe^(III)".
    return content if raised.startswith("^") and len(content) > 1 and content.isalpha() else raised
