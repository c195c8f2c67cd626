r"""Formulas that need no mathematics to be shown: letters, signs, and scripts of these.

`$x^{2}$` is an italic letter and a raised figure, `$\lambda_{\max}$` a letter and a lowered word:
browsers without a font for mathematics leave the scripts of MathML on the base line. `CO$_2$` is no
formula at all but text with a lowered figure, as is everything that has no letter of which the case
could be changed.
"""

import html
import re

from publications.vocabulary.rich_text.maths import DOUBLE_STRUCK, math_to_text
from publications.vocabulary.rich_text.rich_text import FORMULA, ITALIC, SCRIPTS, SUB, SUP, Run
from publications.vocabulary.rich_text.symbols import ACCENTS, CONTROL_SYMBOLS, SYMBOLS

_TOKEN = re.compile(r"\\([A-Za-z]+)(\s?)\s*|\\(.)|([{}])|([\^_])|(\s+)|(.)", re.DOTALL)
_UPRIGHT = frozenset({"mathrm", "text", "textrm", "textnormal", "mathsf", "textsf", "mbox"})
_SLANTED = frozenset({"mathit", "textit", "mathnormal", "mathbf", "bm", "boldsymbol", "textbf"})
#: They say where the scripts of a function stand; those of a line stand behind it.
_LIMITS = re.compile(r"(?:\*|\\(?:no|display)?limits(?![A-Za-z]))?\s*")
_DECLARATION = re.compile(r"\\(rm|sf|it|bf)(?![A-Za-z])\s*")
_DECLARATIONS = {"rm": True, "sf": True, "it": False, "bf": False}
#: Signs that stand taller, and with what is under and over them.
_LARGE = frozenset("∑∏∐∫∬∭∮⋀⋁⋂⋃")
#: Signs that are raised by themselves.
_RAISED = {"∘": "°", "°": "°", "′": "′", "″": "″"}
_LONGEST = 400


class _NotSimpleError(Exception):
    """The formula needs more than letters, signs and scripts."""


def formula_runs(tex: str, marks: tuple[str, ...] = ()) -> list[Run]:
    """Return a formula as it is kept: as text if it has no letters, or else by its source."""
    tex = " ".join(tex.split())
    if "&" in tex:
        # As reference managers export `$a < b$`.
        tex = html.unescape(tex)
    if not math_to_text(tex):
        return []
    runs = _runs(tex)
    if runs is None or any(run.text.lower() != run.text.upper() for run in runs):
        return [Run(tex, (*marks, FORMULA))]
    return [
        Run(text.replace("-", "−") if inner else text, (*marks, *inner)) for text, inner in runs
    ]


def simple_runs(tex: str) -> list[Run] | None:
    """Return the runs that show a formula; None if it takes more to show it."""
    runs = _runs(tex)
    return runs and [Run(text.replace("-", "−"), marks) for text, marks in runs]


def _runs(tex: str) -> list[Run] | None:
    if len(tex) > _LONGEST:
        return None
    reader = _Reader(tex)
    try:
        runs = reader.sequence((), upright=False)
    except (_NotSimpleError, RecursionError):
        return None
    return runs if reader.position == len(tex) else None


class _Reader:
    def __init__(self, tex: str) -> None:
        self.tex = tex
        self.position = 0
        #: The unit read last is the name of a function.
        self.is_function = False

    def sequence(self, marks: tuple[str, ...], *, upright: bool) -> list[Run]:
        """Return what stands up to the end of the group, or of the formula."""
        runs: list[Run] = []
        is_behind_function = False
        while self.position < len(self.tex) and self.tex[self.position] != "}":
            if declaration := _DECLARATION.match(self.tex, self.position):
                upright = _DECLARATIONS[declaration[1]]
                self.position = declaration.end()
                continue
            is_script = self.tex[self.position] in "^_"
            self.is_function = False
            found = self.unit(marks, upright=upright)
            if runs and runs[-1].text.endswith(" ") and found == [Run(" ", marks)]:
                continue
            is_function = self.is_function and not is_script
            if runs and found and not is_script and (is_function or is_behind_function):
                # TeX leaves room around "log" by itself.
                beside = ("x" if is_behind_function else runs[-1].text[-1]) + found[0].text[0]
                runs += [Run(" ", marks)] if beside.isalnum() and runs[-1].text != " " else []
            is_behind_function = is_function or (is_behind_function and is_script)
            runs += found
        return runs

    def unit(self, marks: tuple[str, ...], *, upright: bool) -> list[Run]:
        """Return one letter, sign, command or group, or a script."""
        token = _TOKEN.match(self.tex, self.position)
        if token is None:
            raise _NotSimpleError
        self.position = token.end()
        word, blank, symbol, brace, script, blanks, sign = token.groups()
        if word is not None:
            return self._word(word, blank, marks, upright=upright)
        if symbol is not None:
            if symbol in ACCENTS and symbol not in CONTROL_SYMBOLS:
                raise _NotSimpleError
            return [Run(CONTROL_SYMBOLS.get(symbol, symbol), marks)]
        if brace == "{":
            return self._rest_of_group(marks, upright=upright)
        if script:
            return self._script(script, marks, upright=upright)
        if blanks:
            return [] if SCRIPTS.intersection(marks) else [Run(" ", marks)]
        if sign is None or sign in "&$":
            raise _NotSimpleError
        return [_letter({"'": "′", "~": " "}.get(sign, sign), marks, upright=upright)]

    def _rest_of_group(self, marks: tuple[str, ...], *, upright: bool) -> list[Run]:
        runs = self.sequence(marks, upright=upright)
        if not self.tex.startswith("}", self.position):
            raise _NotSimpleError
        self.position += 1
        return runs

    def _word(self, word: str, blank: str, marks: tuple[str, ...], *, upright: bool) -> list[Run]:
        if word in _UPRIGHT or word in _SLANTED or word == "mathbb":
            if not self.tex.startswith("{", self.position):
                raise _NotSimpleError
            self.position += 1
            runs = self._rest_of_group(marks, upright=word not in _SLANTED)
            if word != "mathbb":
                return runs
            if any(run.text not in DOUBLE_STRUCK for run in runs):
                raise _NotSimpleError
            return [Run(DOUBLE_STRUCK[run.text], run.marks) for run in runs]
        if word == "operatorname":
            self.position = self._behind_limits()
            runs = self.unit(marks, upright=True)
            self.is_function = True
            return runs
        symbol = SYMBOLS.get(word, "")
        if symbol == word and len(word) > 1:
            self.position = self._behind_limits()
            self.is_function = True
            return [Run(word, marks)]
        if len(symbol) != 1 or symbol in _LARGE or self.tex.startswith("{", self.position):
            raise _NotSimpleError
        # TeX sets distances by itself; as text, `\alpha x` needs its blank.
        return [Run(symbol + ("" if SCRIPTS.intersection(marks) else blank), marks)]

    def _behind_limits(self) -> int:
        found = _LIMITS.match(self.tex, self.position)
        return found.end() if found else self.position

    def _script(self, script: str, marks: tuple[str, ...], *, upright: bool) -> list[Run]:
        if SCRIPTS.intersection(marks):
            raise _NotSimpleError
        runs = self.unit((*marks, SUP if script == "^" else SUB), upright=upright)
        if script == "^" and runs and all(run.text in _RAISED for run in runs):
            return [Run(_RAISED[run.text], marks) for run in runs]
        return runs


def _letter(sign: str, marks: tuple[str, ...], *, upright: bool) -> Run:
    is_variable = sign.isascii() and sign.isalpha() and not upright
    return Run(sign, (*marks, ITALIC) if is_variable else marks)
