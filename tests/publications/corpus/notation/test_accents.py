"""Letters with accents as LaTeX writes them."""

import pytest

from publications.bibtex.latex.text import to_text
from publications.corpus.notation.accents import Spelling, spell


@pytest.mark.parametrize(
    ("spelling", "spelled"),
    [
        (Spelling.UNICODE, "Çağ Müíß Đấ"),
        (Spelling.BRACED, r"{\c C}a{\u g} M{\"u}{\'\i}{\ss} Đấ"),
        (Spelling.TWICE_BRACED, r"{\c{C}}a{\u{g}} M{\"{u}}{\'{\i}}{\ss} Đấ"),
        (Spelling.ARGUMENT, r"\c{C}a\u{g} M\"{u}\'{\i}{\ss} Đấ"),
        (Spelling.BARE, r"{\c C}a{\u g} M\"u{\'\i}{\ss} Đấ"),
    ],
)
def test_accents_are_spelled_in_every_way(spelling, spelled):
    assert spell("Çağ Müíß Đấ", spelling) == spelled


@pytest.mark.parametrize("spelling", Spelling)
def test_latex_reads_back_what_is_spelled(spelling):
    text = "Łukasz Õ ß ø Å i ı ñ ő š ą ā ė ů ç ğ É ï Đ 日 ascii"
    assert to_text(spell(text, spelling)) == text


@pytest.mark.parametrize("spelling", Spelling)
def test_text_without_accents_stays_as_it_is(spelling):
    assert spell("plain {text} $x$", spelling) == "plain {text} $x$"
