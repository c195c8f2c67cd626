"""MathML of publishers to TeX source, of which the portal writes its own MathML."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from publications.vocabulary.rich_text.symbols import SYMBOLS

_NAMES = """
    alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau
    upsilon phi chi psi omega varepsilon vartheta varpi varrho varsigma varphi
    Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega
    pm mp times div cdot ast circ bullet leq geq ll gg neq approx equiv sim simeq cong propto infty
    partial nabla hbar ell forall exists in notin subset supset cup cap rightarrow leftarrow
    leftrightarrow Rightarrow Leftarrow mapsto sum prod int perp parallel langle rangle otimes oplus
    dagger prime
"""
_COMMANDS = {SYMBOLS[name]: name for name in _NAMES.split() if name in SYMBOLS}
# Invisible operators: function application, times, separator, plus.
_OPERATORS = {"−": "-", "\u2061": "", "\u2062": "", "\u2063": "", "\u2064": "", "∗": "*", "⁎": "*"}
_ESCAPED = {sign: f"\\{sign}" for sign in "{}%$#_&"} | {"\\": r"\backslash ", "^": r"\hat{}"}
_FUNCTIONS = frozenset(
    "sin cos tan log ln exp lim max min sup inf det dim ker arg deg gcd sinh cosh tanh".split()
)
_ACCENTS = {
    **dict.fromkeys("¯‾\u0305\u0304", "bar"),
    **dict.fromkeys("^ˆ\u0302", "hat"),
    **dict.fromkeys("~˜∼\u0303", "tilde"),
    **dict.fromkeys("→⃗\u20d7", "vec"),
    **dict.fromkeys("˙\u0307", "dot"),
    **dict.fromkeys("¨\u0308", "ddot"),
}
_VARIANTS = {"script": "mathcal", "double-struck": "mathbb", "fraktur": "mathfrak"}
_VARIANT = re.compile(r"mathvariant\s?=\s?[\"']([a-z-]{1,30})[\"']")
_NOT_SHOWN = frozenset({"annotation", "annotation-xml", "mphantom", "none", "mspace"})
_DEEPEST = 40


@dataclass(slots=True)
class Element:
    """An element of MathML; `children` are elements and texts."""

    name: str
    attributes: str = ""
    children: "list[Element | str]" = field(default_factory=list)

    @property
    def elements(self) -> "list[Element]":
        """The children that are elements."""
        return [child for child in self.children if isinstance(child, Element)]

    @property
    def text(self) -> str:
        """The text in it, without that of its elements."""
        return " ".join("".join(one for one in self.children if isinstance(one, str)).split())


def to_tex(element: Element, depth: int = 0) -> str:
    """Return the TeX source of an element of MathML."""
    if element.name in _NOT_SHOWN or depth > _DEEPEST:
        return " " if element.name == "mspace" else ""
    if element.name in {"mi", "mn", "mo", "ms", "mtext"}:
        return _leaf(element)
    parts = [to_tex(child, depth + 1) for child in element.elements]
    if element.name in {"semantics", "alternatives"}:
        return parts[0] if parts else ""
    if write := _WRITERS.get(element.name):
        return write(element, parts)
    # A row, or an element that only styles.
    loose = "" if parts else _escaped(element.text)
    return _row(parts) + loose


def _leaf(element: Element) -> str:
    text = element.text
    if element.name in {"mtext", "ms"}:
        return rf"\text{{{_escaped(text)}}}" if text else ""
    if element.name == "mo":
        return "".join(_OPERATORS.get(sign, _escaped(sign)) for sign in text)
    if element.name == "mi" and text in _FUNCTIONS:
        return rf"\{text} "
    written = _escaped(text)
    variant = _VARIANT.search(element.attributes)
    style = _VARIANTS.get(variant[1], "mathrm" if variant[1] == "normal" else "") if variant else ""
    if style or (element.name == "mi" and len(text) > 1 and text.isalpha()):
        return rf"\{style or 'mathrm'}{{{written}}}"
    return written


def _escaped(text: str) -> str:
    return "".join(
        f"\\{_COMMANDS[sign]} " if sign in _COMMANDS else _ESCAPED.get(sign, sign) for sign in text
    )


def _row(parts: list[str]) -> str:
    return "".join(parts)


def _group(part: str) -> str:
    return part if len(part.strip()) == 1 else f"{{{part.strip()}}}"


def _scripts(*signs: str) -> "Callable[[Element, list[str]], str]":
    def write(_element: Element, parts: list[str]) -> str:
        base, *scripts = [*parts, *[""] * (len(signs) + 1)][: len(signs) + 1]
        base = base if len(base) < 2 or base.startswith("\\") else _group(base)
        return base + "".join(
            sign + f"{{{script.strip()}}}"
            for sign, script in zip(signs, scripts, strict=True)
            if script.strip()
        )

    return write


def _over(_element: Element, parts: list[str]) -> str:
    base, over = [*parts, "", ""][:2]
    accents = _element.elements[1].text if len(_element.elements) > 1 else ""
    if accent := _ACCENTS.get(accents):
        return rf"\{accent}{{{base.strip()}}}"
    return f"{_group(base)}^{{{over.strip()}}}" if over.strip() else base


def _fraction(_element: Element, parts: list[str]) -> str:
    first, second = [*parts, "", ""][:2]
    return rf"\frac{{{first.strip()}}}{{{second.strip()}}}"


def _root(_element: Element, parts: list[str]) -> str:
    base, degree = [*parts, "", ""][:2]
    return rf"\sqrt[{degree.strip()}]{{{base.strip()}}}"


def _fenced(_element: Element, parts: list[str]) -> str:
    return f"({','.join(parts)})"


def _multiscripts(element: Element, parts: list[str]) -> str:
    names = [one.name for one in element.elements]
    cut = names.index("mprescripts") if "mprescripts" in names else len(parts)
    base, after, before = "".join(parts[:1]), parts[1:cut], parts[cut + 1 :]

    def pairs(scripts: list[str]) -> str:
        return "".join(
            sign + f"{{{script.strip()}}}"
            for number, script in enumerate(scripts)
            if script.strip() and (sign := "_^"[number % 2])
        )

    return pairs(before) + base + pairs(after)


_WRITERS: "dict[str, Callable[[Element, list[str]], str]]" = {
    "msub": _scripts("_"),
    "msup": _scripts("^"),
    "msubsup": _scripts("_", "^"),
    "munder": _scripts("_"),
    "munderover": _scripts("_", "^"),
    "mover": _over,
    "mfrac": _fraction,
    "msqrt": lambda _element, parts: rf"\sqrt{{{_row(parts).strip()}}}",
    "mroot": _root,
    "mfenced": _fenced,
    "mmultiscripts": _multiscripts,
}
