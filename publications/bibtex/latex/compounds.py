"""Formulas of chemistry: "CO_2" has an index, and "GPT_4" is a word."""

import re
from collections.abc import Callable

_ELEMENTS = """
H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb
Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu
Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm
"""
_LONGEST_FIRST = "|".join(sorted(_ELEMENTS.split(), key=len, reverse=True))
# Possessive: what is none fails at once.
_COMPOUND = re.compile(rf"(?:(?:{_LONGEST_FIRST})[0-9₀-₉]*+|[()\[\]·⁺⁻+/–-])++")
_COUNT = re.compile(r"(?<=[A-Za-z)\]])[0-9]+")
LONGEST_COMPOUND = 40
_ARGUMENT = re.compile(r"(\\ce\s*\{)([^{}]{0,400})(?=\})")
# "^3+" and "^2-" wherever they stand; a sign alone at the end of a compound only.
_CHARGE = re.compile(r"\^([0-9]*)([+-])|(?<=[A-Za-z)\]])([+-])(?=\s|\Z)")


def is_compound(word: str) -> bool:
    """Return whether a word is made of symbols of elements: "CO", "Mg(OH", "NaHCO"."""
    return len(word) <= LONGEST_COMPOUND and _COMPOUND.fullmatch(word) is not None


def _braced(charge: re.Match[str]) -> str:
    return f"^{{{charge[1] or ''}{charge[2] or charge[3]}}}"


def with_braced_charges(latex: str) -> str:
    r"""Put charges in the arguments of `\ce` in braces, as LaTeX reads them: "Fe^3+", "Na+"."""
    return _ARGUMENT.sub(lambda found: found[1] + _CHARGE.sub(_braced, found[2]), latex)


def with_indices(lowered: Callable[[str], str], text: str) -> str:
    r"""Return the argument of mhchem's `\ce` with its numbers of atoms lowered: "H2O" as "H₂O"."""
    return _COUNT.sub(lambda count: lowered(count[0]), text)
