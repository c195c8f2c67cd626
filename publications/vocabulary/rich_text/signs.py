"""Signs of markup within text that is being read: one character each, which no text may hold.

Readers put them where commands and tags were, so that what is done to text (accents, quotation
marks, blanks) is done once, whatever stands in between. `assemble` makes runs of them.
"""

import re
from collections.abc import Callable

from publications.vocabulary.rich_text.rich_text import (
    FORMULA,
    ITALIC,
    PARAGRAPH,
    SMALL_CAPS,
    SUB,
    SUP,
    RichText,
    Run,
    written,
)

#: Beginnings of marks, from among the noncharacters of Unicode, and the end of the innermost one.
BEGINNINGS = {ITALIC: "\ufdd0", SMALL_CAPS: "\ufdd1", SUB: "\ufdd2", SUP: "\ufdd3"}
END = "\ufdd4"
#: The end of a paragraph.
BREAK = "\ufdd5"
#: "<" and "&" that begin neither a tag nor an entity.
LITERALS = {"\ufdd6": "<", "\ufdd7": "&"}
_FORMULA = "\ufdd8"
_MARKS = {sign: mark for mark, sign in BEGINNINGS.items()}
_SIGNS = re.compile("[\ufdd0-\ufdef]")
_TOKEN = re.compile("([\ufdd0-\ufdd5])|\ufdd8(.)|([^\ufdd0-\ufdd5\ufdd8]+)", re.DOTALL)
_FIRST = 0xE000
#: As many as there are characters for private use: a longer text has the rest of them as text.
_MOST_FORMULAS = 6000
_BLANKS = re.compile(r"\s+")


def signed(text: RichText, reading: "Reading") -> str:
    """Return a text as one that is being read, with signs in place of its marks."""
    return written(
        text.runs,
        lambda mark: BEGINNINGS[mark],
        lambda mark: END,
        lambda run: reading.sign_of([Run(run.text, (FORMULA,))]) if run.is_formula else run.text,
    )


class Reading:
    """The reading of one text: the formulas that were met, for which signs stand in it."""

    def __init__(self) -> None:
        self._formulas: list[list[Run]] = []

    def sign_of(self, formula: list[Run]) -> str:
        """Return what stands for a formula until the text is assembled."""
        if not any(marks for _, marks in formula) or len(self._formulas) >= _MOST_FORMULAS:
            # As text, since "$<$sub$>$" is a tag.
            return "".join(run.text for run in formula)
        self._formulas.append(formula)
        return _FORMULA + chr(_FIRST + len(self._formulas) - 1)

    def assemble(
        self,
        text: str,
        *,
        tidied: Callable[[str], str] = lambda text: text,
        paragraphs: bool = False,
    ) -> RichText:
        """Return the text with its signs made marks, on one line or in `paragraphs`.

        What lies between signs is put through `tidied`. A mark that has no end ends with the text.
        """
        runs: list[Run] = []
        marks: list[str] = []
        # The blank that waits for text: one between two texts, in the fewest marks it was met in.
        blank: Run | None = None
        for sign, formula, plain in _TOKEN.findall(text):
            if sign == END:
                del marks[-1:]
                continue
            if sign in _MARKS:
                marks.append(_MARKS[sign])
                continue
            around = tuple(marks)
            if sign:
                found, before, behind = [], PARAGRAPH if paragraphs else " ", ""
            elif formula:
                found = [Run(one.text, (*around, *one.marks)) for one in self._formula(formula)]
                before = behind = ""
            else:
                words = _BLANKS.sub(" ", tidied(_with_literals(plain)))
                found = [Run(words.strip(), around)] if words.strip() else []
                before = " " if words.startswith(" ") else ""
                behind = " " if found and words.endswith(" ") else ""
            if before:
                blank = _wider(blank, Run(before, around))
            if found:
                if blank and runs:
                    runs.append(blank)
                blank = None
                runs += found
            if behind:
                blank = Run(behind, around)
        return RichText.of(runs)

    def _formula(self, number: str) -> list[Run]:
        place = ord(number) - _FIRST
        return self._formulas[place] if 0 <= place < len(self._formulas) else []


def has_signs(text: str) -> bool:
    """Return whether any sign stands in a text."""
    return not text.isascii() and _SIGNS.search(text) is not None


def without_signs(text: str) -> str:
    """Return a text that is to be read without the characters that are signs here."""
    return text if text.isascii() else _SIGNS.sub("", text)


def _with_literals(text: str) -> str:
    for sign, literal in LITERALS.items():
        text = text.replace(sign, literal)
    return text


def _wider(blank: Run | None, other: Run) -> Run:
    """Return two blanks as one."""
    if blank is None:
        return other
    text = max(blank.text, other.text, key=len)
    return Run(text, min(blank.marks, other.marks, key=len))
