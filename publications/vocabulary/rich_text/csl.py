"""Rich text as CSL-JSON has it: `<i> <sub> <sup>`, small capitals and "nocase" as spans.

CSL-JSON knows no escape, so that in text that reads as one of its tags a word joiner is put, which
is not seen. Formulas are Unicode, and no style changes the case of their letters.
"""

import re

from publications.vocabulary.rich_text.formulas import simple_runs
from publications.vocabulary.rich_text.maths import math_to_text
from publications.vocabulary.rich_text.rich_text import SMALL_CAPS, RichText, Run, written

_READ_AS_TAG = re.compile(r"<(?=/?(?:i|b|sup|sub|sc|span)\b)|&(?=#?\w{1,31};)")
_JOINER = "\u2060"


def to_csl(text: RichText) -> str:
    """Return the text as the value of a variable of CSL-JSON."""
    return written(text.runs, _start, _end, _run)


def _start(mark: str) -> str:
    return '<span style="font-variant:small-caps;">' if mark == SMALL_CAPS else f"<{mark}>"


def _end(mark: str) -> str:
    return "</span>" if mark == SMALL_CAPS else f"</{mark}>"


def _run(run: Run) -> str:
    if not run.is_formula:
        return _escaped(run.text)
    simple = simple_runs(run.text)
    runs = simple if simple is not None else [Run(math_to_text(run.text))]
    return f'<span class="nocase">{to_csl(RichText.of(runs))}</span>'


def _escaped(text: str) -> str:
    return _READ_AS_TAG.sub(rf"\g<0>{_JOINER}", text) if "<" in text or "&" in text else text
