"""Tags of HTML, JATS and MathML in titles."""

import pytest

from publications.bibtex.latex.text import to_text


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("<i>In vivo</i> H<sub>2</sub>O ice", "In vivo H₂O ice"),
        ("<b>A</b> <em>b</em> <strong>c</strong> <scp>d</scp> <SC>e</SC>", "A b c d e"),
        ("10<sup>−3</sup> Ca<sup>2+</sup>, T<inf>c</inf>, <sup><i>n</i></sup>", "10⁻³ Ca²⁺, Tc, ⁿ"),
        ("<jats:italic>In vivo</jats:italic> <jats:sup>13</jats:sup>C", "In vivo ¹³C"),
        ("<jats:p>One.</jats:p><jats:p>Two.</jats:p>", "One. Two."),
        ("One<br/>two<br>three", "One two three"),
        ('<span class="x" style=\'y\'>a</span> <font color="red">b</font>', "a b"),
        ("<mml:math a='b'><mml:msub>\n<mml:mi>T</mml:mi> <mml:mi>c</mml:mi></mml:msub>", "Tc"),
        ("<mml:math>\n<mml:mi>x</mml:mi>\n</mml:math> ice", "x ice"),
        ("<math><msup><mi>x</mi><mn>2</mn></msup> <mo>+</mo> <mn>1</mn></math>", "x²+1"),
        ("<tex-math>$x$</tex-math><mml:math><mml:mi>x</mml:mi></mml:math>", "x"),
        ("&lt;i&gt;In vivo&lt;/i&gt; &amp;lt;b&amp;gt;x&amp;lt;/b&amp;gt;", "In vivo x"),
        (r"{$<$}i{$>$}In vivo{$<$}/i{$>$}", "In vivo"),
        (r"\textless i\textgreater In vivo\textless/i\textgreater", "In vivo"),
        (r"$<$sub$>$2$<$/sub$>$", "₂"),
    ],
)
def test_tags_go_and_their_text_stays(written, text):
    assert to_text(written) == text


@pytest.mark.parametrize(
    "text",
    [
        "a < b and c > d",
        "a <b and c> d",
        "mean <p> of jets",
        "x<y>z",
        "<html-like> signs, <T>, vector<int>",
        "1 <i< 3",
        "e-mail <jane@doe.org>",
        "<3",
    ],
)
def test_other_angle_brackets_stay(text):
    assert to_text(text) == text


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (
            "Doe &amp; Roe &#x2013; &#8211; &ndash; &quot;x&quot; &lt; &eacute;",
            'Doe & Roe – – – "x" < é',
        ),
        (r"Doe {\&}amp; Roe \&amp; Poe \&\#38; Moe", "Doe & Roe & Poe & Moe"),
        (r"{\&}\#x2013; {\&}lt;", "– <"),
        ("&amp;amp; &amp;#x2013;", "& –"),
        ("AT&T; R&D; &nosuch; &", "AT&T; R&D; &nosuch; &"),
    ],
)
def test_entities_are_characters(written, text):
    assert to_text(written) == text
