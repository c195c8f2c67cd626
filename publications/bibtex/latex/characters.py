r"""Characters as pdfLaTeX sets them: as they are, or else as commands.

pdfLaTeX in T1 knows the letters of Western and Central Europe and some signs. It stops at others,
which are written as accents and formulas: "ễ" is `{\~{\^e}}`, "≥" is `{$\geq$}`. Scripts that take
a package (Cyrillic, Chinese) stay as they are, since no command of LaTeX stands for their letters;
a `@preamble` says in which Latin letters a document prints them that has no such package.
"""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii
from pylatexenc.latexencode import get_builtin_uni2latex_dict

from publications.bibtex.latex.commands import TEXT_SYMBOLS
from publications.bibtex.latex.math_syntax import is_sound
from publications.vocabulary.rich_text.symbols import ACCENTS

_LATIN = frozenset(map(chr, range(0xA0, 0x180))) - frozenset("ĦħĸĿŀŉŦŧſ")
#: What T1 and the symbols of LaTeX have beyond Latin-1 and Latin Extended-A.
_SIGNS = frozenset(
    "ƒǍǎǏǐǑǒǓǔǢǣǦǧǨǩǪǫǰǴǵȘșȚțȲȳȷˇ˘˙˛˝฿ḂḃḍḞḟḠḡḥḰḱḷṃṅṇṛṣṭẎẏẐẑẞỲỳ‐‑‒–—―‖‘’‚“”„†‡•‰‱‹›※‽⁄⁎⁒₡₤₦₩₫€₱"
    "℃№℗℞℠™℧℮←↑→↓〈〉␢␣◯♪⟨⟩"
)
_KEPT = _LATIN | _SIGNS
#: A character beyond ASCII, or a letter, with the accents that stand on it.
_CLUSTER = re.compile(r"[^\x00-\x7f][\u0300-\u036f]*|[A-Za-z][\u0300-\u036f]+")
_ACCENT_OF = {combining: name for name, combining in ACCENTS.items()}
_MATH_ACCENTS = {"\u0300": "grave", "\u0301": "acute", "\u0304": "bar", "\u0306": "breve"} | {
    "\u0303": "tilde",
    "\u0308": "ddot",
    "\u0342": "tilde",
}
_ACCENTED = re.compile(
    r"\{\\(?:[bcdHhkrtuv](?![A-Za-z])|textcommabelow|[`'^~=.\"])[^{}]{0,3}(?:\{[^{}]{0,3}(?:\{[^{}]{0,5}\})?[^{}]{0,3}\})?\}+"
)
_ACCENT_NAME = re.compile(r"\\([bcdHhkrtuv](?![A-Za-z])|textcommabelow|[`'^~=.\"])")
_LETTER = re.compile(r"[A-Za-z]")
_ENSURED = re.compile(r"\\ensuremath\{(.*)\}")
_COMMAND = re.compile(r"\\([A-Za-z]+)")
#: Those that pylatexenc has not, or that would be read as others.
_OWN = {
    "−": r"{\textminus}",
    "√": r"{$\surd$}",
    "∗": r"{\textasteriskcentered}",
    "⋅": r"{$\cdot$}",
    "⋄": r"{$\diamond$}",
    "○": r"{$\bigcirc$}",
    "∆": r"{$\Delta$}",
    "′": r"{$\prime$}",
    "″": r"{$\prime\prime$}",
    "ʹ": r"{$\prime$}",
    "ʼ": "’",
    "ˈ": "'",
    "ʻ": "‘",
    "∶": ":",
    "∕": "/",
    "∣": r"{$\mid$}",
    "⊧": r"{$\models$}",
    "⊨": r"{$\models$}",
    "⪯": r"{$\preceq$}",
    "⪰": r"{$\succeq$}",
    "ℑ": r"{$\Im$}",
    "ℜ": r"{$\Re$}",
    "♭": r"{$\flat$}",
    "♮": r"{$\natural$}",
    "♯": r"{$\sharp$}",
    "ħ": r"{$\hbar$}",
    "ℏ": r"{$\hbar$}",
    "ε": r"{$\varepsilon$}",
    "ϵ": r"{$\epsilon$}",
    "ɛ": r"{$\varepsilon$}",
    "■": r"{$\blacksquare$}",
    "□": r"{$\square$}",
    "◊": r"{$\lozenge$}",
    "ˆ": r"{\textasciicircum}",
    "˜": r"{\textasciitilde}",
    "¯": r"{\textasciimacron}",
    "˚": r"{\textdegree}",
    "\u2044": "/",
    # They are not seen, and are no letters to LaTeX.
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\u2061\u2062\u2063\ufeff\ufe0e\ufe0f", ""),
}
# Capitals of Greek that look like Latin ones have no command.
_OWN |= {
    greek: f"{{$\\mathrm{{{latin}}}$}}"
    for greek, latin in zip("ΑΒΕΖΗΙΚΜΝΟΡΤΧο", "ABEZHIKMNOPTXo", strict=True)
}
_SCRIPTS = {"<super>": "textsuperscript", "<sub>": "textsubscript"}
_COMPATIBLE = re.compile(r"[SZ].|L[mu]|N[lo]|P.")
_SPECIAL = re.compile(r"[&%#_$]")
_NO_TEXT = re.compile(r"[^A-Za-z0-9 .,:;'()+=/<>?!*-]")


def fit(latex: str) -> str:
    """Return LaTeX in which every character is one that pdfLaTeX sets, as far as it has them."""
    return latex if latex.isascii() else _CLUSTER.sub(lambda cluster: _fitting(cluster[0]), latex)


def to_ascii(latex: str) -> str:
    """Return LaTeX in ASCII: what has no command is written in Latin letters that sound like it."""
    return latex if latex.isascii() else _CLUSTER.sub(lambda cluster: command(cluster[0]), latex)


def command(cluster: str) -> str:
    """Return a character with its accents in ASCII, as one unit that BibTeX does not cut."""
    found = _command(cluster)
    return _transliterated(cluster) if found is None else found


def own_command(cluster: str) -> str:
    """Return a character with its accents as a command that BibTeX does not cut, or as it is."""
    found = _command(cluster)
    return cluster if found is None else found


def unknown_letters(latex: str) -> set[str]:
    """Return the characters that pdfLaTeX is to print for an entry and does not know.

    Those that accents are on are among them: biber makes characters of commands.
    """
    if latex.isascii() and "\\" not in latex:
        return set()
    # biber makes the sign of this command as well, which it knows and pdfLaTeX does not.
    found = set(latex) | set("−" if r"\textminus" in latex else "")
    for letter in set(_ACCENTED.findall(latex)):
        found |= _printed(letter)
    return {sign for sign in found if not sign.isascii() and sign not in _KEPT}


@lru_cache(maxsize=4096)
def _printed(command: str) -> frozenset[str]:
    """Return the characters that may be made of a letter with accents that is a command."""
    accents = [ACCENTS[name] for name in _ACCENT_NAME.findall(command) if name in ACCENTS]
    letter = _LETTER.search(_ACCENT_NAME.sub("", command))
    composed = unicodedata.normalize("NFC", (letter[0] if letter else "") + "".join(accents[::-1]))
    return frozenset((*composed, *(accents if len(accents) > 1 else ())))


def definition_of(letter: str) -> str:
    """Return what a document prints for a character that it does not know."""
    if unicodedata.combining(letter):
        return ""
    found = _command(letter)
    return (_transliterated(letter) or "?") if found is None else found


@lru_cache(maxsize=4096)
def _fitting(cluster: str) -> str:
    composed = unicodedata.normalize("NFC", cluster)
    if len(composed) == 1 and (composed in _KEPT or _is_accented(composed)):
        return composed
    found = _command(cluster)
    return cluster if found is None else found


def _is_accented(letter: str) -> bool:
    """Return whether it is a Latin letter with accents, which `definition_of` has as well."""
    base, *accents = list(unicodedata.normalize("NFD", letter))
    return bool(accents) and base.isascii()


@lru_cache(maxsize=4096)
def _command(cluster: str) -> str | None:
    """Return the ASCII of a character with its accents, None if LaTeX has no command for it."""
    if cluster in _OWN:
        # Some of them are written as other signs.
        return to_ascii(_OWN[cluster])
    letter, *accents = list(unicodedata.normalize("NFD", cluster))
    if accents:
        return _accented(letter, accents)
    if found := _of_table(letter):
        return found
    plain = unicodedata.normalize("NFKC", letter)
    if plain != letter and _COMPATIBLE.match(unicodedata.category(letter)):
        parts = [_plain(one) if one.isascii() else _command(one) for one in plain]
        written = "".join(filter(None, parts))
        raised = _SCRIPTS.get(unicodedata.decomposition(letter).split(" ")[0])
        return None if None in parts else f"{{\\{raised}{{{written}}}}}" if raised else written
    return None


def _plain(sign: str) -> str | None:
    """Return a sign of ASCII as it is, None for one that means something to LaTeX."""
    return None if sign in "\\{}~^`@" else _SPECIAL.sub(r"\\\g<0>", sign)


def _accented(letter: str, accents: list[str]) -> str | None:
    # Not on \i, though the dot is taken off for a few accents only: of that biber makes two
    # characters, at the second of which pdfLaTeX stops.
    inner = letter if letter.isascii() else _OWN.get(letter) or _of_table(letter)
    if inner is None:
        return None
    if inner.startswith("{$"):
        return _accented_in_formula(inner[2:-2], accents)
    if any(accent not in _ACCENT_OF for accent in accents):
        return None
    for accent in accents:
        name = _ACCENT_OF[accent]
        # The usual forms, {\"o} and {\v{s}}. biber takes one pair of braces off inner accents.
        is_long = name.isalpha() or len(inner) > 1
        inner = f"{{\\{name}{{{inner}}}}}" if is_long else f"{{\\{name}{inner}}}"
    return inner


def _accented_in_formula(inner: str, accents: list[str]) -> str | None:
    for accent in accents:
        if accent not in _MATH_ACCENTS:
            return None
        inner = f"\\{_MATH_ACCENTS[accent]}{{{inner}}}"
    return f"{{${inner}$}}"


@lru_cache(maxsize=4096)
def _of_table(letter: str) -> str | None:
    latex = get_builtin_uni2latex_dict().get(ord(letter), "")
    if ensured := _ENSURED.fullmatch(latex):
        return f"{{${ensured[1]}$}}" if is_sound(ensured[1]) else None
    words = _COMMAND.findall(latex)
    if words and set(words) <= TEXT_SYMBOLS and latex.isascii() and latex.count("\\") == len(words):
        return f"{{{latex}}}"
    return None


def _transliterated(cluster: str) -> str:
    return _NO_TEXT.sub("", anyascii(cluster))
