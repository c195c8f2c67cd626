"""The decoder behind `to_text`: one pass over the tokens of a string, with a stack of groups."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from publications.bibtex.latex.compounds import LONGEST_COMPOUND, is_compound, with_indices
from publications.bibtex.latex.marks import DECLARATIONS, MARKS, SCRIPTS, marked, raised
from publications.bibtex.latex.scanner import BLANKS, OPTION, Scanner
from publications.bibtex.latex.tokens import LIGATURES, TOKEN
from publications.vocabulary.rich_text.formulas import formula_runs
from publications.vocabulary.rich_text.maths import math_to_text, subscript, superscript
from publications.vocabulary.rich_text.rich_text import SUB, SUP
from publications.vocabulary.rich_text.signs import BEGINNINGS, BREAK, END, Reading, without_signs
from publications.vocabulary.rich_text.symbols import (
    ACCENTS,
    CONTROL_SYMBOLS,
    DOTLESS,
    ENCLOSING,
    LENGTHS,
    SILENT,
    SKIPPED_ARGUMENTS,
    SPACING,
    SYMBOLS,
)

# Bounds within delimiters and formulas keep the time linear, as in `scanner`.
_URL = re.compile(r"\s*\{([^{}]*)\}")
_ESCAPED_IN_URL = re.compile(r"\\([%#_&~])")
_TABBING_ACCENT = re.compile(r"[`'=]")  # `\a'e` is how `tabbing` writes `\'e`
_CODE = re.compile(r"\s*\{?([0-9]{2,5})\}?")
_VERBATIM = re.compile(r"([^\sA-Za-z*])(.{0,300}?)\1", re.DOTALL)
_LENGTH = re.compile(r"\s*=?\s*-?\s*[0-9]*[.,]?[0-9]*\s*(?:pt|em|ex|mm|cm|in|mu|sp)?\b\s*")
_SCRIPT_DIGITS = re.compile(r"[+-]?[0-9]+")
_DEGREES = re.compile(r"\{\s*\\circ\s*\}|\\circ(?![A-Za-z])\s?")
_ENDS_OF_MATH = {"(": "\\)", "[": "\\]"}
_QUOTES = frozenset({ACCENTS['"'], ACCENTS["'"], ACCENTS["`"]})
_SIGN_OF = {combining: SPACING.get(name, "") for name, combining in ACCENTS.items()}
_LONGEST_SCRIPT = 20


@dataclass(slots=True)
class _Group:
    """An open brace: the text to print when it closes, and the signs its content turns into."""

    start: int
    closing: str = ""
    script: Callable[[str], str] | None = None


class Decoder(Scanner):
    """Decodes one string; see `to_text`."""

    def __init__(
        self,
        latex: str,
        *,
        keep_braces: bool,
        unknown: list[str] | None,
        reading: Reading | None = None,
    ) -> None:
        super().__init__(latex)
        #: Of rich text, in which signs stand for marks and formulas.
        self.reading = reading
        self.keep_braces = keep_braces
        self.unknown = unknown
        self.out: list[str] = []
        self.groups: list[_Group] = []
        self.accents: list[str] = []

    def text(self) -> str:
        """Return the decoded text, white space still as written."""
        while token := TOKEN.search(self.latex, self.position):
            self._emit(self.latex[self.position : token.start()])
            self.position = token.end()
            word, symbol, brace, dollar, script = token.groups()
            if word is not None:
                self._word(word)
            elif symbol is not None:
                self._symbol(symbol)
            elif brace is not None:
                self._brace(brace)
            elif dollar is not None:
                self._formula(token[0], token[0])
            elif script is not None:
                self._script(script)
            else:
                # Neither: a backslash that ends the text.
                self._emit(LIGATURES.get(token[0], "\\"))
        self._emit(self.latex[self.position :])
        self._print_accents()
        return "".join(self.out)

    def _emit(self, text: str) -> None:
        if not self.accents:
            self.out.append(text)
            return
        if text.isspace() or not text:
            return
        if text[0].isspace() and self._closes_quote():
            self._print_accents()
            self.out.append(text)
            return
        text = text.lstrip()
        letter = DOTLESS.get(text[0], text[0])
        # LaTeX names the outermost accent first, Unicode the innermost.
        composed = unicodedata.normalize("NFC", letter + "".join(reversed(self.accents)))
        # `\"quoted\"` means quotation marks: no language has a q with a diaeresis.
        is_quote = len(composed) > 1 and not _QUOTES.isdisjoint(self.accents)
        if letter.isalpha() and not (is_quote and len(self.accents) == 1):
            self.accents.clear()
            self.out.append(composed + text[1:])
        else:
            self._print_accents()
            self.out.append(text)

    def _closes_quote(self) -> bool:
        r"""Return whether the accent is rather the end of a quotation, as in `\"word\" `."""
        before = self.out[-1][-1:] if self.out else ""
        return before.isalnum() and not _QUOTES.isdisjoint(self.accents)

    def _print_accents(self) -> None:
        self.out += [_SIGN_OF[accent] for accent in self.accents]
        self.accents.clear()

    def _symbol(self, symbol: str) -> None:
        if symbol in ACCENTS:
            self.accents.append(ACCENTS[symbol])
        elif symbol in "{}":
            self._emit("" if self.keep_braces else symbol)
        elif symbol in _ENDS_OF_MATH:
            self._formula("\\" + symbol, _ENDS_OF_MATH[symbol])
        else:
            self._emit(CONTROL_SYMBOLS.get(symbol, "\\" + symbol))
            if symbol == "\\":
                self.skip(OPTION)

    def _word(self, word: str) -> None:
        if word in ACCENTS:
            self.accents.append(ACCENTS[word])
            self.skip(BLANKS)
        elif word == "a" and (accent := self.skip(_TABBING_ACCENT)):
            self.accents.append(ACCENTS[accent[0]])
        elif word in ENCLOSING:
            opening, closing = ENCLOSING[word]
            self.skip(OPTION)
            if self._enter(_Group(0, closing)):
                self._emit(opening)
        elif word in SCRIPTS:
            kind = SCRIPTS[word]
            written = marked if self.reading else raised
            self._enter(_Group(0, script=partial(written, kind)))
        elif word == "ce":
            written = marked if self.reading else raised
            self._enter(_Group(0, script=partial(with_indices, partial(written, SUB))))
        elif self.reading and self._mark(word):
            pass
        elif not self._verbatim(word):
            self._printed(word)

    def _mark(self, word: str) -> bool:
        """Begin a mark or a paragraph of rich text; return whether this was such a command."""
        if self.accents:
            # `\'\emph{e}`: the accent is the letter's.
            return False
        if word in MARKS:
            if self._enter(_Group(0, END)):
                self.out.append(BEGINNINGS[MARKS[word]])
            return True
        if word in DECLARATIONS:
            self.skip(BLANKS)
            self.out.append(BEGINNINGS[DECLARATIONS[word]])
            if self.groups:
                self.groups[-1].closing += END
            return True
        if word == "par":
            self.out.append(BREAK)
            return True
        return False

    def _printed(self, word: str) -> None:
        if word in SKIPPED_ARGUMENTS:
            for _ in range(SKIPPED_ARGUMENTS[word]):
                self.skip_argument()
        elif word in SILENT:
            self.skip(BLANKS)
        elif word in SYMBOLS:
            self._emit(SYMBOLS[word])
            # TeX swallows the blank that ends a command: `Stra\ss e` is one word. It does so behind
            # `\LaTeX` as well, where nobody means it.
            # Nor do they behind `\rightarrow`, which TeX would refuse outside of a formula.
            if len(SYMBOLS[word]) == 1 and (
                word.startswith("text") or unicodedata.category(SYMBOLS[word]) != "Sm"
            ):
                self.skip(BLANKS)
        elif word in LENGTHS:
            self.skip(_LENGTH)
        else:
            self._unknown(word)

    def _verbatim(self, word: str) -> bool:
        """Print what LaTeX prints as it stands; return whether this was such a command."""
        if word in {"url", "path", "nolinkurl"} and (url := self.skip(_URL)):
            text = _ESCAPED_IN_URL.sub(r"\1", url[1])
        elif word == "verb" and (verbatim := self.skip(_VERBATIM)):
            text = verbatim[2]
        elif word in {"symbol", "char"} and (code := self.skip(_CODE)):
            text = chr(int(code[1]))
        elif word == "ensuremath" and (end := self.end_of_argument()):
            tex = self.latex[self.position : end].strip()[1:]
            self.position = end + 1
            text = self._formula_text(tex)
        else:
            return False
        self._print_accents()
        self.out.append(text)
        return True

    def _unknown(self, word: str) -> None:
        argument = self.end_of_argument()
        # With an argument it is most likely one that styles it.
        if argument is not None and self.latex[self.position : argument].strip(" \t\n{"):
            self.skip(BLANKS)
            return
        self._emit("\\" + word)
        if self.unknown is not None:
            self.unknown.append("\\" + word)

    def _formula(self, opening: str, closing: str) -> None:
        tex = self.take_formula(closing)
        self._emit(opening if tex is None else self._formula_text(tex))

    def _formula_text(self, tex: str) -> str:
        text = math_to_text(tex, self.unknown)
        return self.reading.sign_of(formula_runs(tex)) if self.reading else text

    def _script(self, kind: str) -> None:
        """Raise or lower what stands behind `^` and `_` outside of a formula, as in "H_{2}O"."""
        if kind == "^" and self.skip(_DEGREES):
            self._emit("°")
            return
        before = self._word_before()
        follows_letter = before[-1:].isalnum() or before[-1:] in {")", "]"}
        if self.keep_braces or self.accents or (kind == "_" and not follows_letter):
            self._emit(kind)
        elif self.latex.startswith("{", self.position):
            lower = partial(subscript, before=before)
            script = superscript if kind == "^" else lower
            self._enter(_Group(0, script=self._script_writer(kind) or script))
        elif (follows_letter if kind == "^" else is_compound(before)) and (
            digits := self.skip(_SCRIPT_DIGITS)
        ):
            plain = superscript if kind == "^" else subscript
            self._emit((self._script_writer(kind) or plain)(digits[0]))
        else:
            self._emit(kind)

    def _script_writer(self, kind: str) -> Callable[[str], str] | None:
        return partial(marked, SUP if kind == "^" else SUB) if self.reading else None

    def _word_before(self) -> str:
        """Return the letters that stand before the present place, back to a blank."""
        word = ""
        for piece in reversed(self.out[-LONGEST_COMPOUND:]):
            word = piece[-LONGEST_COMPOUND:] + word
            if len(word) >= LONGEST_COMPOUND or any(map(str.isspace, piece)):
                break
        word = word.split(" ")[-1].split("\n")[-1]
        return without_signs(word) if self.reading else word

    def _brace(self, brace: str) -> None:
        if brace == "{":
            keeps = self.keep_braces and not self.accents
            self.groups.append(_Group(len(self.out), "}" if keeps else ""))
            if keeps:
                self.out.append("{")
            return
        self._print_accents()
        if self.groups:
            group = self.groups.pop()
            if group.script and (self.reading or len(self.out) - group.start <= _LONGEST_SCRIPT):
                content = "".join(self.out[group.start :])
                # In rich text, blanks are seen to where it is assembled.
                script = group.script(content if self.reading else content.strip())
                self.out[group.start :] = [script]
            self.out.append(group.closing)

    def _enter(self, group: _Group) -> bool:
        """Enter the argument that follows, if there is one."""
        blanks = BLANKS.match(self.latex, self.position)
        start = blanks.end() if blanks else self.position
        if not self.latex.startswith("{", start):
            return False
        self.position = start + 1
        self._print_accents()
        group.start = len(self.out)
        self.groups.append(group)
        return True
