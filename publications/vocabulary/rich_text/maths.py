"""Mathematics in titles and abstracts as readable text.

Unicode has signs for much of it: "x²", "T₁". For the rest there is a plain form that people write,
such as "Tc" for an index and "x^(n+k)" for an exponent.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from publications.vocabulary.rich_text.symbols import (
    ACCENTS,
    CONTROL_SYMBOLS,
    DOTLESS,
    SILENT,
    SKIPPED_ARGUMENTS,
    SUBSCRIPTS,
    SUPERSCRIPTS,
    SYMBOLS,
)

_ACCENTS = {
    "grave": "\u0300",
    "acute": "\u0301",
    "hat": "\u0302",
    "widehat": "\u0302",
    "tilde": "\u0303",
    "widetilde": "\u0303",
    "bar": "\u0304",
    "overline": "\u0305",
    "breve": "\u0306",
    "dot": "\u0307",
    "ddot": "\u0308",
    "mathring": "\u030a",
    "check": "\u030c",
    "vec": "\u20d7",
    "underline": "\u0332",
    "not": "\u0338",
} | ACCENTS
_SCRIPTS = {"textsuperscript": "^", "textsubscript": "_", "sp": "^", "sb": "_"}

_SILENT = (SILENT - {"underline"}) | {
    *("mathbf", "mathit", "mathsf", "mathtt", "mathcal", "mathscr", "mathfrak", "mathnormal"),
    *("boldsymbol", "bm", "big", "Big", "bigl", "bigr", "Bigl", "Bigr", "bigg"),
    *("limits", "nolimits", "mathop", "mathbin", "mathrel", "mathord", "rmfamily", "pmb"),
}
#: Letters of sets of numbers.
DOUBLE_STRUCK = dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True))

_SUPERSCRIPTS = SUPERSCRIPTS | {
    **dict(zip("abcdefghjklmoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True)),
    **dict(zip("∘∗*†‡′'T®™", "°**†‡′′ᵀ®™", strict=True)),
}
_SUBSCRIPTS = SUBSCRIPTS | dict(zip("aehijklmnoprstuvx", "ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True))
_TOKEN = re.compile(
    r"\\([A-Za-z]+)\*?([ \t\n]*)|\\(.)|([{}])|([\^_])|([$\\])|([^\\{}^_$]+)", re.DOTALL
)
# As in `\sqrt[3]{x}` and, where \left and \right stand without a bracket, `\right.`.
_DEGREE = re.compile(r"\s*\[([0-9n])\]")
_NO_BRACKET = re.compile(r"\s*\.")
_SIMPLE = re.compile(r"[^\W_]+")
_INDEX = re.compile(r"[\w*′°∞]+")
_SHORT = 2
# "7-δ", "0.5", "1±x": the letter alone lacks a sign.
_NUMBER_WITH_LETTER = re.compile(r"[0-9][0-9.,+−±-]*[^\W\d_]?")
_BLANK_IN_SCRIPT = re.compile(r"(?<=[^\w\s])\s+|\s+(?=[^\w\s])")
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
# Each script in a script writes its text anew.
_DEEPEST = 20
#: Commands with arguments. `frac` is followed by its second argument, `over`.
_FRACTIONS = dict.fromkeys(("frac", "dfrac", "tfrac", "cfrac", "nicefrac", "sfrac"), "frac")
_FORMS = _FRACTIONS | dict.fromkeys(("binom", "dbinom", "tbinom"), "binom")


class _Group(NamedTuple):
    """An open brace: its content's place, the commands before it, whether one is a function."""

    start: int
    waiting: list[tuple[str, str]]
    after_function: bool


def math_to_text(tex: str, unknown: list[str] | None = None) -> str:
    """Return the text of a formula, given without its dollars.

    Commands that are not known and have no argument are added to `unknown`.
    """
    return _known_formula(tex) if unknown is None else _Formula(tex, unknown).text()


@lru_cache(maxsize=1024)
def _known_formula(tex: str) -> str:
    # A title is read, stored, compared and shown, each time with the text of its formulas.
    return _Formula(tex, None).text()


def superscript(text: str) -> str:
    """Return raised text: as signs, or else "^Q" and "^(a+Q)"."""
    text = _BLANK_IN_SCRIPT.sub("", text.strip())
    if text in _ORDINALS:
        return text
    if all(sign in _SUPERSCRIPTS for sign in text):
        return "".join(_SUPERSCRIPTS[sign] for sign in text)
    return f"^{text}" if len(text) == 1 else f"^({text})"


def subscript(text: str, before: str = "") -> str:
    """Return lowered text, which stands behind `before`.

    As signs ("H₂O", "O₇₋δ"), or plainly: "c" in "Tc", "eff" in "Teff", and "_clust" behind a word.
    """
    text = _BLANK_IN_SCRIPT.sub("", text.strip())
    if all(sign in _SUBSCRIPTS for sign in text) or _NUMBER_WITH_LETTER.fullmatch(text):
        return "".join(_SUBSCRIPTS.get(sign, sign) for sign in text)
    if len(text) > 1 and not _INDEX.fullmatch(text):
        return f"_({text})"
    is_behind_letter = before[-1:].isalpha() and not before[-2:-1].isalpha()
    return text if len(text) <= _SHORT or is_behind_letter else f"_{text}"


class _Formula:
    def __init__(self, tex: str, unknown: list[str] | None) -> None:
        self.tex = tex
        self.unknown = unknown
        self.position = 0
        self.out: list[str] = []
        self.groups: list[_Group] = []
        # Commands whose argument comes next, the innermost last: `x^\hat y`.
        self.waiting: list[tuple[str, str]] = []
        self.after_function = False

    def text(self) -> str:
        while token := _TOKEN.match(self.tex, self.position):
            self.position = token.end()
            word, blanks, symbol, brace, script, _, plain = token.groups()
            if word is not None:
                self._word(word, blanks)
            elif symbol in ACCENTS and symbol not in CONTROL_SYMBOLS:
                self.waiting.append(("accent", ACCENTS[symbol]))
            elif symbol is not None:
                self._print(CONTROL_SYMBOLS.get(symbol, symbol))
            elif brace == "{":
                self._open()
            elif brace is not None:
                self._close()
            elif script is not None:
                self.waiting.append((script, ""))
            elif plain is not None:
                self._plain(plain)
        while self.groups:
            self._close()
        return unicodedata.normalize("NFC", "".join(self.out)).strip()

    def _word(self, word: str, blanks: str) -> None:
        if word in _ACCENTS:
            self.waiting.append(("accent", _ACCENTS[word]))
        elif word in _SCRIPTS:
            self.waiting.append((_SCRIPTS[word], ""))
        elif word in _FORMS:
            self.waiting.append((_FORMS[word], ""))
        elif word == "sqrt":
            degree = self._take(_DEGREE)
            self.waiting.append(("root", superscript(degree[1]) if degree else ""))
        elif word in {"mathbb", "operatorname"}:
            self.waiting.append((word, ""))
        elif word in SKIPPED_ARGUMENTS:
            self.waiting += [("skip", "")] * SKIPPED_ARGUMENTS[word]
        elif word in {"left", "right"}:
            self._take(_NO_BRACKET)
        elif word not in _SILENT:
            self._symbol(word, blanks)

    def _symbol(self, word: str, blanks: str) -> None:
        symbol = SYMBOLS.get(word)
        if symbol is None:
            # With an argument it is most likely one that styles it.
            if self.tex.startswith("{", self.position):
                return
            symbol = word
            if self.unknown is not None:
                self.unknown.append("\\" + word)
        if len(symbol) > 1 and symbol.isalpha():
            self._function(symbol)
        else:
            # TeX sets distances by itself; as text, `\alpha x` needs its blank.
            self._print(symbol)
            self.out += blanks[:1]

    def _function(self, name: str) -> None:
        if self.waiting:
            self._print(name)
            return
        before = self.out[-1][-1:] if self.out else ""
        is_apart = not (before.isalnum() or before in {")", "]", "′"})
        self._print(name if is_apart else f" {name}")
        self.after_function = True

    def _plain(self, plain: str) -> None:
        plain = plain.replace("'", "′").replace("~", " ").replace("&", " ")
        while self.waiting and (plain := plain.lstrip()):
            self._print(plain[0])
            plain = plain[1:]
        if plain and not self.waiting:
            self._print(plain)

    def _open(self) -> None:
        self.groups.append(_Group(len(self.out), self.waiting, self.after_function))
        if len(self.groups) > _DEEPEST:
            self.groups[-1] = self.groups[-1]._replace(waiting=[])
        if self.waiting:
            self.waiting = []
            self.after_function = False

    def _close(self) -> None:
        group = self.groups.pop() if self.groups else None
        if group and group.waiting:
            content = "".join(self.out[group.start :])
            del self.out[group.start :]
            self.waiting = group.waiting
            self.after_function = group.after_function
            self._print(content)

    def _print(self, text: str) -> None:
        """Print text, as the argument of the commands that wait for one."""
        is_script = False
        while self.waiting:
            command, detail = self.waiting.pop()
            if command in {"frac", "binom"}:
                self.waiting.append((f"{command} 2", text))
                return
            is_script = command in {"^", "_"}
            text = _applied(command, detail, text, "".join(self.out[-_SHORT:]))
            if command == "operatorname" and not self.waiting:
                self._function(text)
                return
        if self.after_function and text and not is_script:
            if text[0].isalnum() or text[0] == "√":
                text = f" {text}"
            self.after_function = False
        self.out.append(text)

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.match(self.tex, self.position)
        if match:
            self.position = match.end()
        return match


def _applied(command: str, detail: str, text: str, before: str) -> str:
    """Return the text of a command with its argument, which stands behind `before`."""
    match command:
        case "^":
            return superscript(text)
        case "_":
            return subscript(text, before)
        case "accent":
            # Composed first, for a second accent: `\tilde{\hat{e}}`.
            letter = unicodedata.normalize("NFC", DOTLESS.get(text, text))
            return letter + detail if len(letter) == 1 else text
        case "root":
            return f"{detail}√{text}" if len(text) == 1 else f"{detail}√({text})"
        case "mathbb":
            return "".join(DOUBLE_STRUCK.get(letter, letter) for letter in text)
        case "frac 2":
            return f"{_operand(detail)}/{_operand(text)}"
        case "binom 2":
            return f"C({detail}, {text})"
        case "skip":
            return ""
    return text


def _operand(text: str) -> str:
    return text.strip() if _SIMPLE.fullmatch(text.strip()) else f"({text})"
