"""Letters with accents as LaTeX writes them."""

import pytest

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
