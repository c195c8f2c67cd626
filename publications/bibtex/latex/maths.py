"""Mathematics in titles and abstracts as readable text, where Unicode has the signs for it."""

import re
import unicodedata

from publications.bibtex.latex.symbols import (
    CONTROL_SYMBOLS,
    SILENT,
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
    "check": "\u030c",
    "vec": "\u20d7",
    "underline": "\u0332",
}

_SILENT = SILENT | {
    *("mathbf", "mathit", "mathsf", "mathtt", "mathcal", "mathscr", "mathfrak", "mathnormal"),
    *("boldsymbol", "bm", "operatorname", "big", "Big", "bigl", "bigr", "Bigl", "Bigr", "bigg"),
    *("limits", "nolimits", "mathop", "mathbin", "mathrel", "mathord", "rmfamily", "pmb"),
}
_DOUBLE_STRUCK = dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True))

_SUPERSCRIPTS = SUPERSCRIPTS | {
    **dict(zip("abcdefghjklmoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True)),
    **dict(zip("∘∗*†‡′'T", "°**†‡′′ᵀ", strict=True)),
}
_SUBSCRIPTS = SUBSCRIPTS | dict(zip("aehijklmnoprstuvx", "ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True))
_TOKEN = re.compile(
    r"\\([A-Za-z]+)[ \t\n]*|\\(.)|([{}])|([\^_])|([&$#\\])|([^\\{}^_&$#]+)", re.DOTALL
)
_FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_ACCENTED = re.compile(r"\s*(?:\{\s*(\\[A-Za-z]+|[^{}\\])\s*\}|([^\s{}\\]))")
_DOUBLE_STRUCK_LETTER = re.compile(r"\s*\{?([CHNPQRZ])\b\}?")
_ROOT = re.compile(r"\s*\{([^{}\\^_]*)\}")
_STYLED = re.compile(r"\\(?:mathrm|text|textrm|mathit|mathbf|rm|it|mbox|mathsf)\b\s*")
# The style before the braces belongs to the script, or `10^\mathrm{6}` would read as 106.
_SCRIPT = re.compile(
    rf"\s*(?:{_STYLED.pattern})?"
    r"(?:\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}|(\\[A-Za-z]+|[^\s{}\\^_]))"
)
_SIMPLE = re.compile(r"[^\W_]+")
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
# As in the decoder; an argument of `\ensuremath` comes here without a bound.
_LONGEST = 400


def math_to_text(tex: str) -> str | None:
    """Return the text of a formula (without its dollars), or None where it needs typesetting."""
    if len(tex) > _LONGEST:
        return None
    return _Formula(_FRACTION.sub(_fraction, tex)).text()


class _Formula:
    def __init__(self, tex: str) -> None:
        self.tex = tex
        self.position = 0
        self.out: list[str] = []

    def text(self) -> str | None:
        while self.position < len(self.tex):
            token = _TOKEN.match(self.tex, self.position)
            if token is None:
                return None
            self.position = token.end()
            part = self._part(token)
            if part is None:
                return None
            self.out.append(part)
        return unicodedata.normalize("NFC", "".join(self.out)).strip()

    def _part(self, token: re.Match[str]) -> str | None:
        word, symbol, brace, script, reserved, plain = token.groups()
        if word is not None:
            return self._word(word, token)
        if symbol is not None:
            return symbol if symbol in "{}" else CONTROL_SYMBOLS.get(symbol)
        if brace is not None:
            return ""
        if script is not None:
            return self._script(script)
        return None if reserved is not None else plain.replace("'", "′").replace("~", " ")

    def _word(self, word: str, token: re.Match[str]) -> str | None:
        if word in _ACCENTS:
            return self._accented(_ACCENTS[word])
        if word == "mathbb":
            letter = self._take(_DOUBLE_STRUCK_LETTER)
            return _DOUBLE_STRUCK[letter[1]] if letter else ""
        if word == "sqrt":
            root = self._take(_ROOT)
            if root is None:
                return None
            return f"√{root[1]}" if len(root[1]) == 1 else f"√({root[1]})"
        if word in _SILENT:
            return ""
        symbol = SYMBOLS.get(word)
        if symbol is None:
            return None
        # TeX sets distances by itself; as text, `\sin x` needs its blank.
        return symbol + token[0][len(word) + 1 :][:1]

    def _accented(self, accent: str) -> str | None:
        under = self._take(_ACCENTED)
        if under is None:
            return None
        letter = under[1] or under[2]
        if letter.startswith("\\"):
            letter = SYMBOLS.get(letter[1:], "")
        return letter + accent if len(letter) == 1 else None

    def _script(self, kind: str) -> str | None:
        written = self._take(_SCRIPT)
        if written is None:
            return None
        content = _STYLED.sub("", written[1] if written[1] is not None else written[2])
        content = content.replace("{", "").replace("}", "").strip()
        if content.startswith("\\"):
            content = SYMBOLS.get(content[1:], content)
        if kind == "^" and content in _ORDINALS:
            return content
        signs = _SUPERSCRIPTS if kind == "^" else _SUBSCRIPTS
        if not all(sign in signs for sign in content):
            return None
        return "".join(signs[sign] for sign in content)

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.match(self.tex, self.position)
        if match:
            self.position = match.end()
        return match


def _fraction(match: re.Match[str]) -> str:
    above, below = (
        part if _SIMPLE.fullmatch(part.strip()) else f"({part})" for part in match.groups()
    )
    return f"{above}/{below}"
