"""A place in a string of LaTeX, and what can be skipped from there."""

import re

from publications.bibtex.latex.tokens import closing_braces

BLANKS = re.compile(r"[ \t\n]*")
# Bounds within brackets keep the time linear: what is never closed would be looked for to the end
# of the text, at every command anew.
OPTION = re.compile(r"\s*\[[^\[\]{}]{0,100}\]")
_ESCAPED_BRACE = re.compile(r"\\[{}]")

_MONEY = re.compile(r"\s*[0-9][0-9.,]*\s*(?:[kKmMbB]n?\b)?\s+[a-z]{2,}")
# As in "5 $ and 10 $": the sign stands behind a number, and words of two letters or more follow.
_BEHIND_AMOUNT = re.compile(r"\s+[a-z]{2,}\b[^\\^_{}=<>]*")
# As in "$5--$10": a formula between them would end before a digit.
_AMOUNT = re.compile(r"[0-9][^\\^_{}]*")
_LONGEST_FORMULA = 400


class Scanner:
    """A string of LaTeX that is read from its `position` on."""

    def __init__(self, latex: str) -> None:
        self.latex = latex
        self.position = 0
        self._closing_braces: dict[int, int] | None = None

    def skip(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Go behind what matches here; return the match, or None."""
        match = pattern.match(self.latex, self.position)
        if match:
            self.position = match.end()
        return match

    def skip_argument(self) -> None:
        """Go behind the option and the argument that begin here, if there are any."""
        self.skip(OPTION)
        # Better BibTeX balances braces so: `\{\vphantom\}`.
        if not self.skip(_ESCAPED_BRACE) and (end := self.end_of_argument()) is not None:
            self.position = end + 1

    def end_of_argument(self) -> int | None:
        """Return the place of the brace that ends the argument beginning here, or None."""
        # Once for the whole text, or each of many nested commands would read it to its end.
        if self._closing_braces is None:
            self._closing_braces = closing_braces(self.latex)
        blanks = BLANKS.match(self.latex, self.position)
        return self._closing_braces.get(blanks.end() if blanks else self.position)

    def take_formula(self, closing: str) -> str | None:
        """Return the formula that begins here, and go behind it; None if there is none."""
        # Not to the end of the text: a dollar may be one of money.
        end = self.latex.find(closing, self.position, self.position + _LONGEST_FORMULA)
        while closing[0] == "$" and end > 0 and self.latex[end - 1] == "\\":
            end = self.latex.find(closing, end + 1, self.position + _LONGEST_FORMULA)
        tex = self.latex[self.position : max(end, 0)]
        is_amount = self.latex[end + 1 : end + 2].isdigit() and _AMOUNT.fullmatch(tex)
        if not tex.strip() or _MONEY.match(tex) or (is_amount and closing == "$"):
            return None
        if closing == "$" and _BEHIND_AMOUNT.fullmatch(tex):
            return None
        self.position = end + len(closing)
        return tex
