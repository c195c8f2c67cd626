"""Plain text from what registries send."""

import pytest

from publications.vocabulary.rich_text.tags import plain
from tests.publications.bibtex.timing import assert_linear


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("On <i>E. coli</i>", "On E. coli"),
        ("<jats:p>One.</jats:p><jats:p>Two.</jats:p>", "One. Two."),
        ("a<br/>b", "a b"),
        ("<P CLASS='x'>a</P>", "a"),
        ("CO<sub>2</sub> and x<sup>-3</sup>", "CO₂ and x⁻³"),
        ("H<inf>2</inf>O", "H₂O"),
        ("10<jats:sup>6</jats:sup>", "10⁶"),
        ("x<sup>th</sup>", "xth"),
        ("<jats:title>Abstract</jats:title><jats:p>We.</jats:p>", "We."),
        ("<title>Zusammenfassung</title>Wir.", "Wir."),
        ("<jats:title>Aims</jats:title><jats:p>We.</jats:p>", "Aims We."),
        ("R&amp;D", "R&D"),
        ("R&amp;amp;D", "R&D"),
        ("R&amp;amp;amp;D", "R&D"),
        ("&lt;i&gt;a&lt;/i&gt;", "a"),
        ("&#252;&#xfc;&uuml;", "üüü"),
        ("a &nosuch; b", "a &nosuch; b"),
        ("p<q and r>s", "p<q and r>s"),
        ("a < b", "a < b"),
        ("<unknown>a</unknown>", "<unknown>a</unknown>"),
        ("a\n\n  b\u00a0c\u200b", "a b c"),
        ("<mml:math><mml:mi>x</mml:mi></mml:math>", "x"),
        (
            "<mml:math><mml:mi>x</mml:mi><mml:annotation>\\x</mml:annotation></mml:math>",
            "x",
        ),
        ("", ""),
        (12, "12"),
        (1.5, "1.5"),
        *((nothing, "") for nothing in (None, True, [], ["a"], {"a": "b"}, b"a")),
    ],
)
def test_markup_goes_and_text_stays(value, text):
    assert plain(value) == text


def test_a_text_is_cut_at_its_longest():
    assert len(plain("a" * 300_000)) == 200_000


def test_markup_is_read_in_linear_time():
    for one in ("<", "<i", "<i ", "</", "&", "&#1", "<sub>", "<jats:title>", "<mml:math "):
        assert_linear(plain, lambda size, one=one: one * size)
    assert_linear(plain, lambda size: "mml:math" + "<tex-math " * size)
