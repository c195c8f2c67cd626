"""Rich text as HTML of pages: every text escaped, every tag from here, formulas as MathML."""

from html import escape

from publications.vocabulary.rich_text.formulas import simple_runs
from publications.vocabulary.rich_text.mathml import mathml
from publications.vocabulary.rich_text.maths import math_to_text
from publications.vocabulary.rich_text.rich_text import SMALL_CAPS, RichText, Run, written


def to_html(text: RichText) -> str:
    """Return a title, or a text of one paragraph, as HTML."""
    return written(text.runs, _start, _end, _run)


def to_paragraphs(text: RichText) -> str:
    """Return an abstract as HTML: paragraphs, and the line ends in them that editors typed."""
    return "".join(
        f"<p>{to_html(paragraph).replace(chr(10), '<br>')}</p>" for paragraph in text.paragraphs()
    )


def _start(mark: str) -> str:
    return '<span class="small-caps">' if mark == SMALL_CAPS else f"<{mark}>"


def _end(mark: str) -> str:
    return "</span>" if mark == SMALL_CAPS else f"</{mark}>"


def _run(run: Run) -> str:
    if not run.is_formula:
        return escape(run.text, quote=False)
    simple = simple_runs(run.text)
    if simple is not None:
        return to_html(RichText.of(simple))
    return mathml(run.text) or escape(math_to_text(run.text), quote=False)
