"""Formulas that LaTeX sets without an error: a reading of TeX's grammar that errs towards "no"."""

import re

from publications.bibtex.latex.commands import (
    ALPHABETS,
    DELIMITERS,
    MATH_COMMANDS,
    MATH_SYMBOLS,
    OPERATORS,
    SIZES,
    TEXT_IN_MATH,
)

_TOKEN = re.compile(r"\\([A-Za-z]+)|\\(.)|(\s+|~)|(.)", re.DOTALL)
_PLAIN = re.compile(r"[A-Za-z0-9 .,;:()+/=\[\]'*-]*")
_OPTION = re.compile(r"\s*\[[A-Za-z0-9+-]{1,9}\]")
_CONTROL_SYMBOLS = frozenset(",;:! >{}|%&#_$")
_DELIMITER_SIGNS = frozenset("()[]|/.<>")
_SWITCHES = frozenset("rm bf it cal sf tt".split())
_FRACTIONS = frozenset("over choose atop".split())
_LIMITS = frozenset(("limits", "nolimits"))
_BETWEEN = _FRACTIONS | _LIMITS
_DEEPEST = 30


class _NoSyntaxError(Exception):
    """LaTeX might stop at the formula."""


def is_sound(tex: str) -> bool:
    """Return whether LaTeX sets a formula, given without its dollars, without an error."""
    if not (tex.isascii() and tex.strip()):
        return False
    try:
        reader = _Reader(tex)
        reader.list_up_to("")
    except _NoSyntaxError:
        return False
    return reader.position == len(tex)


class _Nucleus:
    """The atom before in a list: its scripts, and the fractions of the list."""

    def __init__(self) -> None:
        self._scripts: set[str] = set()
        self._before = ""
        self._has_fraction = False

    def follow(self, found: str) -> None:
        """Let an atom, or a command between two of them, follow."""
        if found in _FRACTIONS:
            if self._has_fraction:
                raise _NoSyntaxError
            self._has_fraction = True
        if found in _LIMITS and self._before not in OPERATORS:
            raise _NoSyntaxError
        self._scripts = set()
        self._before = found

    def add(self, script: str) -> None:
        """Add a script; a prime is a raised one, and primes side by side are one."""
        raised = "^" if script == "'" else script
        if raised in self._scripts and not script == self._before == "'":
            raise _NoSyntaxError
        self._scripts.add(raised)
        self._before = script


class _Reader:
    def __init__(self, tex: str) -> None:
        self.tex = tex
        self.position = 0
        self.depth = 0

    def list_up_to(self, end: str) -> None:
        """Read a list of atoms to its end: "}", "right", or that of the formula."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise _NoSyntaxError
        nucleus = _Nucleus()
        while token := self._next():
            word, symbol, blank, sign = token
            found = word or symbol or sign
            if sign == "}" or word == "right":
                if end != found:
                    raise _NoSyntaxError
                self.depth -= 1
                return
            if sign and sign in "^_'":
                nucleus.add(sign)
                if sign != "'":
                    self._argument(is_script=True)
            elif not blank:
                nucleus.follow(found)
                if word not in _BETWEEN:
                    self._atom(word, symbol, sign)
        if end:
            raise _NoSyntaxError
        self.depth -= 1

    def _next(self) -> tuple[str, str, str, str] | None:
        token = _TOKEN.match(self.tex, self.position)
        if token is None:
            return None
        self.position = token.end()
        word, symbol, blank, sign = (part or "" for part in token.groups())
        return word, symbol, blank, sign

    def _next_but_blanks(self) -> tuple[str, str, str]:
        while token := self._next():
            word, symbol, blank, sign = token
            if not blank:
                return word, symbol, sign
        raise _NoSyntaxError

    def _atom(self, word: str, symbol: str, sign: str) -> None:
        if sign == "{":
            self.list_up_to("}")
        elif word:
            self._command(word)
        elif (sign and sign in "&#$%^_\\") or (symbol and symbol not in _CONTROL_SYMBOLS):
            raise _NoSyntaxError

    def _command(self, word: str) -> None:
        if word == "left":
            self._delimiter()
            self.list_up_to("right")
            self._delimiter()
        elif word in SIZES:
            self._delimiter()
        elif word in TEXT_IN_MATH:
            self._text()
        elif word in MATH_COMMANDS:
            if word == "sqrt" and (option := _OPTION.match(self.tex, self.position)):
                self.position = option.end()
            for _number in range(MATH_COMMANDS[word]):
                self._argument()
        elif word not in MATH_SYMBOLS and word not in _SWITCHES:
            raise _NoSyntaxError

    def _argument(self, *, is_script: bool = False) -> None:
        word, symbol, sign = self._next_but_blanks()
        if sign in {"}", "^", "_", "'"} or word in _SWITCHES or word in {"left", "right"}:
            raise _NoSyntaxError
        if word and word not in MATH_SYMBOLS and not (is_script and word in ALPHABETS):
            # `\hat\hat x` is none, and TeX reads `^\frac12` otherwise than it looks.
            raise _NoSyntaxError
        self._atom(word, symbol, sign)

    def _delimiter(self) -> None:
        word, symbol, sign = self._next_but_blanks()
        if not (word in DELIMITERS or symbol in {"{", "}", "|"} or sign in _DELIMITER_SIGNS):
            raise _NoSyntaxError

    def _text(self) -> None:
        end = self.tex.find("}", self.position)
        if not self.tex.startswith("{", self.position) or end < 0:
            raise _NoSyntaxError
        if not _PLAIN.fullmatch(self.tex, self.position + 1, end):
            raise _NoSyntaxError
        self.position = end + 1
