"""Rich text as editors type it: its stored form, and formulas between dollars as well."""

import re
from collections import Counter

from publications.vocabulary.rich_text.formulas import simple_runs
from publications.vocabulary.rich_text.mathml import mathml
from publications.vocabulary.rich_text.maths import math_to_text
from publications.vocabulary.rich_text.rich_text import FORMULA, PARAGRAPH, RichText
from publications.vocabulary.rich_text.signs import Reading, signed
from publications.vocabulary.rich_text.stored import from_stored, to_stored

# "$5 and $10" is money: a formula has a command, a script, a group or a relation, or is a letter.
_DOLLARS = re.compile(
    r"\$(?!\s)([^$\n]{0,400}?[\\^_{=<>][^$\n]{0,400}?|[A-Za-z])(?<!\s)\$(?![0-9])"
)
_FORMULA = re.compile(r"<math>(.{1,2000}?)</math>", re.DOTALL)
_TAG = re.compile(r"</?(?:i|sc|sub|sup|math)>")
# What people know of HTML; in pairs, since "<b" may stand for something else.
_OTHER_TAG = re.compile(
    r"<(b|strong|em|italic|u|s|p|br|span|font|small|big|a|inf|scp|tex-math)\b[^<>]{0,200}>"
    r"(?=.{0,2000}?</\1>)",
    re.DOTALL,
)
_EMPTY_LINES = re.compile(r"\n{3,}")


class UnknownTagError(ValueError):
    """A tag that is none of rich text, or has no partner; the tag is the argument."""


class UnknownFormulaError(ValueError):
    """A formula that cannot be shown; its source is the argument."""


def read_typed(typed: str, *, paragraphs: bool = False) -> RichText:
    """Return what an editor typed, on one line or in `paragraphs`, of which the lines stay.

    Raises UnknownTagError and UnknownFormulaError.
    """
    written = _DOLLARS.sub(rf"<{FORMULA}>\1</{FORMULA}>", _lines(typed))
    for formula in _FORMULA.findall(written):
        if not _can_be_shown(formula):
            raise UnknownFormulaError(formula)
    _refuse_tags(typed)
    text = from_stored(written)
    if paragraphs:
        return text
    reading = Reading()
    return reading.assemble(signed(text, reading))


def _can_be_shown(tex: str) -> bool:
    return bool(math_to_text(tex)) and (simple_runs(tex) is not None or bool(mathml(tex)))


def _lines(typed: str) -> str:
    lines = "\n".join(line.rstrip() for line in typed.splitlines())
    return _EMPTY_LINES.sub(PARAGRAPH, lines).strip()


def _refuse_tags(typed: str) -> None:
    if "<" not in typed:
        return
    # As stored: what an editor escaped is text on purpose.
    stored = to_stored(from_stored(typed))
    paired = Counter(_TAG.findall(stored))
    for tag in _TAG.findall(typed):
        if not paired[tag]:
            raise UnknownTagError(tag)
        paired[tag] -= 1
    if other := _OTHER_TAG.search(stored):
        raise UnknownTagError(other[0])
