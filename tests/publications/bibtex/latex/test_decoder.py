"""LaTeX to plain text."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publications.bibtex.latex.text import to_text
from tests.publications.bibtex.timing import assert_linear


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"G{\"a}hler", "Gähler"),
        (r"M\"uller and M\"{u}ller and M{\"{u}}ller", "Müller and Müller and Müller"),
        (r"Erd{\H o}s, {\v R}eh{\r u}{\v r}ek", "Erdős, Řehůřek"),
        (r"\'{A}lvarez, Vall{\'e}e, Universit\`a", "Álvarez, Vallée, Università"),
        (r"na\"\i ve, na{\"{\i}}ve, \'\i, \^{\i}le", "naïve, naïve, í, île"),
        (r"\c{c}, \c c, \k{a}, \d{s}, \b{b}, \.I, \=o", "ç, ç, ą, ṣ, ḇ, İ, ō"),
        (r"{\o}re, \O stergaard, \ss, {\aa}, \L{\'o}d\'z", "øre, Østergaard, ß, å, Łódź"),
        (r"\'{\^e}", "ế"),
        (r"d{\textquoteright}Alembert, Fran{ç}ois", "d’Alembert, François"),
    ],
)
def test_accents_and_letters_become_characters(latex, text):
    assert to_text(latex) == text


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"A 50% gain", "A 50% gain"),
        (r"A 50\% gain \& more \#1 \$5 \_x \{y\}", "A 50% gain & more #1 $5 _x {y}"),
        (r"``Mind'' the `gap' --- 1--2~km", "“Mind” the ‘gap’ — 1–2 km"),
        (r"\"quoted\" words", '"quoted" words'),
        (r"\enquote{in \emph{and} out} and \mkbibquote{x}", "“in and out” and “x”"),
        (r"\emph{a \textbf{b}} {\em c} {\relax Ch}arles", "a b c Charles"),
        (r"{GPT}-4: {{A}} {S}tudy", "GPT-4: A Study"),
        (r"\TeX\ and \LaTeX{} and \BibTeX", "TeX and LaTeX and BibTeX"),
        (r"\copyright{} 2000 \texttrademark\ \ldots{} \S 3", "© 2000 ™ … §3"),
        (
            r"\href{http://a.b/%7E_x}{the link} and \url{http://a.b/~x_y\%20}",
            "the link and http://a.b/~x_y%20",
        ),
        (r"code \verb|a_b%c| here", "code a_b%c here"),
        (r"10\textsuperscript{2} H\textsubscript{2}O 5\textsuperscript{th}", "10² H₂O 5th"),
        (r"\textcolor{red}{hot} \textcolor[rgb]{1,0,0}{hotter}", "hot hotter"),
        (r"a\-b\/c\,d\;e\\f", "abc d e f"),
        (r"\~{} \^{} {\textasciitilde} \symbol{126}", "~ ^ ~ ~"),
        (r"\discretionary{}{}{}\texttt{gap/}", "gap/"),
        (r"{\aap}", "Astronomy & Astrophysics"),
        (r"Smith &amp; Sons &lt;3", "Smith & Sons <3"),
    ],
)
def test_text_reads_as_latex_prints_it(latex, text):
    assert to_text(latex) == text


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"$\alpha$-helix and $\epsilon$", "α-helix and ϵ"),
        (r"$x^2 + y_{ij}$", "x² + yᵢⱼ"),
        (r"{Cu$_2$O} at 5{$^\circ$}C, $^{13}$C, $2^{nd}$", "Cu₂O at 5°C, ¹³C, 2nd"),
        (r"$\mathcal{O}(n \log n)$, \(a \leq b\)", "O(n log n), a ≤ b"),
        (r"$\mathbb{R}^n$, $\sqrt{n+1}$, $\frac{a}{b+c}$", "ℝⁿ, √(n+1), a/(b+c)"),
        (r"$\langle{}00\overline{1}\rangle$ $\hat{x}$", "⟨001̅⟩ x̂"),
        (r"\ensuremath{\mu}m", "μm"),
    ],
)
def test_mathematics_is_readable_where_there_are_signs_for_it(latex, text):
    assert to_text(latex) == text


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"Human\textendash Computer\textemdash a survey", "Human–Computer—a survey"),
        (r"Human {\textendash} a \textendash{} b \textendash\ c", "Human – a – b – c"),
        (r"O\textquotesingle Brien, d\textquoteright Alembert", "O'Brien, d’Alembert"),
        ("5\\textdegree C and 3\\texttimes\n4", "5°C and 3×4"),
        (
            r"with \LaTeX in the \mnras today",
            "with LaTeX in the Monthly Notices of the Royal Astronomical Society today",
        ),
        (r"O(n \log n) \rightarrow x", "O(n log n) → x"),
    ],
)
def test_the_blank_behind_a_command_is_none(latex, text):
    assert to_text(latex) == text


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        ("?`Hielo? !`Hielo!", "¿Hielo? ¡Hielo!"),
        ("A: {?`}Qu{\\'e}? and !`\\'Ol\\'e!", "A: ¿Qué? and ¡Ólé!"),
        ("?`Hielo?", "¿Hielo?"),
        ("``Why?`` and `so?`", "“Why?“ and ‘so?‘"),
    ],
)
def test_spanish_marks_are_ligatures(latex, text):
    assert to_text(latex) == text


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        ("H_{2}O ice and DC^{2}", "H₂O ice and DC²"),
        ("H_2O, CO_2, Mg(OH)_2, NaHCO_3, H_2SO_4, C_60", "H₂O, CO₂, Mg(OH)₂, NaHCO₃, H₂SO₄, C₆₀"),
        ("Ca^{2+}, m^2, 10^-3, 10^{-3}, ^{13}C, R^2", "Ca²⁺, m², 10⁻³, 10⁻³, ¹³C, R²"),
        ("high-T_{c} and p_{T}, M_{\\odot}", "high-Tc and pT, M⊙"),
        (r"\ce{H2O}, 2 \ce{Mg(OH)2}, \ce{Ca^{2+}}", "H₂O, 2 Mg(OH)₂, Ca²⁺"),
        (r"25 ^{\circ}C, 25^\circ C", "25 °C, 25°C"),
        ("file_name, a_b, file_2, GPT_4, COVID_19, _2, __init__", None),
        (r"H\_2O and x\^{}2", "H_2O and x^2"),
    ],
)
def test_indices_and_exponents_outside_of_formulas_are_those_of_chemists(latex, text):
    assert to_text(latex) == (text or latex)


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"Zinc \{\vphantom\}{{UV}}\vphantom\{\} ice", "Zinc {UV} ice"),
        (r"a\vphantom{x}b\hphantom{y}c\phantom{z}d", "abcd"),
        (r"a\hspace{1em}b\hspace*{2pt}c\vspace{1pt}d", "abcd"),
        (r"T\kern-.1667em\lower.5ex\hbox{E}X a\penalty0 b", "TEX ab"),
        (r"\mbox{a b} \text{c} \mathrm{d} {\rm e} {\it f} {\sc g} \emph{h}", "a b c d e f g h"),
        (r"\'{\i} \v{\j} \i \j{}", "í ǰ ıȷ"),
        ("Garc\u0131\u0301a, \u0237\u030c, Garc´ıa", "García, ǰ, García"),
    ],
)
def test_what_only_sets_type_is_no_text(latex, text):
    assert to_text(latex) == text


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"High $p_T$ ice and high-${T}_{c}$ ice", "High pT ice and high-Tc ice"),
        (r"$L_\infty$ and $a_{0.5}$", "L∞ and a₀.₅"),
        (r"$3\ifmmode\times\else\texttimes\fi{}3$ ice", "3×3 ice"),
        (r"O($n\log n$)", "O(n log n)"),
        (r"\ensuremath{T_{c}}", "Tc"),
    ],
)
def test_a_formula_is_no_tex_for_readers(tex, text):
    assert to_text(tex) == text


def test_money_is_no_mathematics():
    assert to_text("costs $5 to $10 a day") == "costs $5 to $10 a day"
    assert to_text("a $100 laptop") == "a $100 laptop"
    assert to_text("US$ 5 to US$ 10 and $5--$10") == "US$ 5 to US$ 10 and $5–$10"


def test_an_unknown_command_stays_and_is_told_unless_it_has_an_argument():
    unknown: list[str] = []
    assert to_text(r"\nosuch{kept} \nix{} C:\Temp", unknown=unknown) == r"kept \nix C:\Temp"
    assert unknown == [r"\nix", r"\Temp"]


@pytest.mark.parametrize(
    "latex", ["\\", r"\verb", "{", "}}x{", "$", r"\textsuperscript{", r"\href{x}"]
)
def test_broken_latex_is_text_all_the_same(latex):
    assert isinstance(to_text(latex), str)


def test_what_nobody_can_see_is_removed_and_blanks_are_folded():
    assert to_text(" a\u202eb\x00\x07\u200b  c\u00a0\n\td\u2066\ufeff ") == "ab c d"


def test_the_result_is_composed():
    assert to_text("u\u0308") == "ü"


def test_braces_can_stay_for_the_splitting_of_names():
    assert to_text(r"{The {\"A}rzte \& Co}, \{x", keep_braces=True) == "{The {Ä}rzte & Co}, x"


@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from(
            [
                *("\\", "{", "}", "$", "^", "_", "~", "%", "&", "`", "''", "--", " ", "\n", "é"),
                *(r"\emph", r"\href", r"\verb|", r"\"", r"\'", r"\i", r"\frac", r"\sqrt", r"\("),
                *(
                    r"\textsuperscript",
                    r"\enquote",
                    r"\ensuremath",
                    r"\url{",
                    r"\symbol{",
                    "1",
                    "a",
                ),
            ]
        ),
        max_size=40,
    ).map("".join)
)
@settings(deadline=None, max_examples=500)
def test_any_text_gives_tidy_text(latex):
    for keep_braces in (False, True):
        text = to_text(latex, keep_braces=keep_braces)
        assert text == " ".join(text.split())
        assert unicodedata.is_normalized("NFC", text)
        assert text.isprintable() or any(
            unicodedata.category(c) in {"Cf", "Co", "Cn", "Zs"} for c in text
        )


@given(st.text(alphabet=st.characters(exclude_characters="\\{}$~`'-&", categories=["L", "N", "P"])))
def test_plain_text_stays_as_it_is(text):
    assert to_text(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    "shape",
    [
        lambda n: "{" * n + "x" + "}" * n,
        lambda n: r"\emph{" * n,
        lambda n: r"\href{" * n,
        lambda n: r"\textsuperscript{" * n + "1" + "}" * n,
        lambda n: r"\ensuremath{" * n + "}" * n,
        lambda n: "$" * n,
        lambda n: r"\(" * n,
        lambda n: r"\verb|" * n,
        lambda n: r"$\frac{" * n,
        lambda n: r"\cite[" * n,
        lambda n: "‘a'" * n,
        lambda n: "`" * n,
        lambda n: "\\" * n,
        lambda n: "_{" * n,
        lambda n: "C_2" * n,
        lambda n: "<i>" * n,
        lambda n: "<math>" * n,
        lambda n: "<sub>" * n,
        lambda n: "<i " * n,
        lambda n: '<a b="c" ' * n,
        lambda n: "&amp;" * n,
    ],
    ids=lambda shape: shape(1),
)
def test_deep_and_long_texts_cost_time_in_proportion(shape):
    assert_linear(to_text, shape)
