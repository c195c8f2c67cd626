r"""Commands that LaTeX knows without a package, and definitions of some that it does not.

Found by setting each of them with pdfLaTeX in T1. A document that cites what is exported need not
load `amssymb` for one `\mathbb{R}`: the definition goes along in a `@preamble`, and
`\providecommand` leaves a better one alone.
"""

import re

#: Letters and signs of text.
TEXT_SYMBOLS = frozenset(
    """
    AA AE DH DJ IJ L LaTeX LaTeXe NG O OE P S SS TH TeX aa ae copyright dag ddag dh dj dots enskip
    enspace guillemetleft guillemetright guillemotleft guillemotright guilsinglleft guilsinglright i
    ij j l ldots lq newline ng nobreakspace o oe par pounds qquad quad quotedblbase quotesinglbase
    rq slash space ss textasciicircum textasciitilde textasteriskcentered textbackslash textbar
    textbigcircle textblank textbraceleft textbraceright textbrokenbar textbullet textcelsius
    textcent textcopyright textcurrency textdagger textdaggerdbl textdegree textdiv textdollar
    textdong textdownarrow textellipsis textemdash textendash textestimated texteuro textexclamdown
    textflorin textfractionsolidus textgreater textinterrobang textlangle textleftarrow textless
    textlira textlnot textmho textminus textmu textmusicalnote textnumero textohm textonehalf
    textonequarter textonesuperior textopenbullet textordfeminine textordmasculine textparagraph
    textperiodcentered textpertenthousand textperthousand textpm textquestiondown textquotedbl
    textquotedblleft textquotedblright textquoteleft textquoteright textquotesingle textrangle
    textrecipe textreferencemark textregistered textrightarrow textsection textservicemark
    textsterling textthreequarters textthreesuperior texttimes texttrademark texttwosuperior
    textunderscore textuparrow textvisiblespace textwon textyen th thinspace
    em bf it sl sc tt rm sf bfseries itshape scshape upshape slshape ttfamily rmfamily sffamily
    normalfont relax protect
    """.split()
)
#: Commands of text with one argument.
TEXT_COMMANDS = frozenset(
    """
    emph textbf textit textsc texttt textrm textsf textsl textup textmd textnormal mbox
    textsuperscript textsubscript ensuremath uppercase lowercase MakeUppercase MakeLowercase
    """.split()
)
#: Accents of text by their words; the others are signs.
WORD_ACCENTS = frozenset("b c d H k r t u v textcommabelow".split())
SIGN_ACCENTS = frozenset("`'^~=.\"")

#: Letters, signs and functions of formulas.
MATH_SYMBOLS = frozenset(
    """
    Delta Downarrow Gamma Im Lambda Leftarrow Leftrightarrow Longleftarrow Longleftrightarrow
    Longrightarrow Omega P Phi Pi Pr Psi Re Rightarrow S Sigma Theta Uparrow Updownarrow Upsilon
    Vert Xi aleph alpha amalg angle approx arccos arcsin arctan arg ast asymp backslash beta bigcap
    bigcirc bigcup bigoplus bigotimes bigtriangledown bigtriangleup bigvee bigwedge bmod bot bowtie
    bullet cap cdot cdots chi circ cong coprod cos cosh cot coth csc cup dag dagger dashv ddag
    ddagger ddots deg delta det diamond diamondsuit dim div doteq dots downarrow ell emptyset
    epsilon equiv eta exists exp flat forall frown gamma gcd ge geq gets gg hbar heartsuit hom
    hookleftarrow hookrightarrow iff imath in inf infty int iota jmath kappa ker lambda land langle
    lbrace lceil ldots le leftarrow leftharpoondown leftharpoonup leftrightarrow leq lfloor lg lim
    liminf limsup ll ln lnot log longleftarrow longleftrightarrow longmapsto longrightarrow lor
    mapsto max mid min models mp mu nabla natural ne nearrow neg neq ni notin nu nwarrow odot oint
    omega ominus oplus oslash otimes owns parallel partial perp phi pi pm pounds prec preceq prime
    prod propto psi qquad quad rangle rbrace rceil rfloor rho rightarrow rightharpoondown
    rightharpoonup rightleftharpoons searrow sec setminus sharp sigma sim simeq sin sinh smile
    spadesuit sqcap sqcup sqsubseteq sqsupseteq star subset subseteq succ succeq sum sup supset
    supseteq surd swarrow tan tanh tau textdegree theta times to top triangle triangleleft
    triangleright uparrow updownarrow uplus upsilon varepsilon varphi varpi varrho varsigma vartheta
    vdash vdots vee vert wedge wp wr xi zeta displaystyle textstyle scriptstyle
    """.split()
)
#: Commands of formulas by the number of their arguments.
MATH_COMMANDS = {
    **dict.fromkeys(
        """
        hat tilde bar vec dot ddot acute grave breve check mathring widehat widetilde overline
        underline overbrace underbrace overrightarrow overleftarrow sqrt pmod ensuremath
        mathrm mathbf mathit mathsf mathtt mathcal mathnormal mathop mathbin mathrel
        """.split(),
        1,
    ),
    **dict.fromkeys(("frac", "stackrel"), 2),
    "not": 1,
}
#: Those that may stand behind "^" or "_" without braces.
ALPHABETS = frozenset("mathrm mathbf mathit mathsf mathtt mathcal mathnormal mathbb".split())
#: Commands of formulas whose argument is text.
TEXT_IN_MATH = frozenset("mbox textrm textit textbf textsf texttt textnormal text".split())
#: Sizes of the delimiter behind them.
SIZES = frozenset(
    f"{size}{side}" for size in ("big", "Big", "bigg", "Bigg") for side in ("", "l", "r", "m")
)
#: Functions and signs of which the scripts may stand under and over.
OPERATORS = frozenset(
    "sum prod coprod int oint bigcap bigcup bigoplus bigotimes bigvee bigwedge lim liminf limsup"
    " max min sup inf mathop".split()
)
DELIMITERS = frozenset(
    """
    langle rangle lfloor rfloor lceil rceil lbrace rbrace vert Vert backslash uparrow downarrow
    updownarrow Uparrow Downarrow Updownarrow
    """.split()
)

#: What commands of packages are without these: number of arguments and definition.
_PROVIDED = {
    **dict.fromkeys(("mathbb", "boldsymbol", "bm", "pmb", "mathds"), (1, r"\mathbf{#1}")),
    **dict.fromkeys(("mathfrak", "mathscr"), (1, r"\mathit{#1}")),
    "text": (1, r"\mbox{#1}"),
    "operatorname": (1, r"\mathop{\mathrm{#1}}\nolimits"),
    **dict.fromkeys(("dfrac", "tfrac", "cfrac"), (2, r"\frac{#1}{#2}")),
    "binom": (2, r"{#1\choose #2}"),
    "overset": (2, r"\stackrel{#1}{#2}"),
    "underset": (2, r"\mathop{#2}\limits_{#1}"),
    "lesssim": (0, r"\mathrel{\stackrel{<}{\sim}}"),
    "gtrsim": (0, r"\mathrel{\stackrel{>}{\sim}}"),
    "lessapprox": (0, r"\mathrel{\stackrel{<}{\approx}}"),
    "gtrapprox": (0, r"\mathrel{\stackrel{>}{\approx}}"),
    "triangleq": (0, r"\stackrel{\triangle}{=}"),
    **{name: (0, rf"\{sign}") for name, sign in (("leqslant", "leq"), ("geqslant", "geq"))},
    **{name: (0, rf"\{sign}") for name, sign in (("leqq", "leq"), ("geqq", "geq"))},
    "varnothing": (0, r"\emptyset"),
    "hslash": (0, r"\hbar"),
    "varkappa": (0, r"\kappa"),
    "smallsetminus": (0, r"\setminus"),
    "nexists": (0, r"\not\exists"),
    "nmid": (0, r"\not\mid"),
    "nless": (0, r"\not<"),
    "ngtr": (0, r"\not>"),
    "nleq": (0, r"\not\leq"),
    "ngeq": (0, r"\not\geq"),
    "nsubseteq": (0, r"\not\subseteq"),
    "iint": (0, r"\int\!\!\!\int"),
    "iiint": (0, r"\int\!\!\!\int\!\!\!\int"),
    "implies": (0, r"\;\Longrightarrow\;"),
    "impliedby": (0, r"\;\Longleftarrow\;"),
    "leadsto": (0, r"\mathrel{\sim\!>}"),
    "rightsquigarrow": (0, r"\mathrel{\sim\!>}"),
    "lozenge": (0, r"\diamond"),
    "square": (0, r"\mathord{\sqcap\!\!\!\!\sqcup}"),
    "blacksquare": (0, r"\mathord{\rule{.8ex}{.8ex}}"),
    "checkmark": (0, r"\surd"),
    "ltimes": (0, r"\mathrel{\vert\!\times}"),
    "rtimes": (0, r"\mathrel{\times\!\vert}"),
    **dict.fromkeys(("lvert", "rvert"), (0, r"\vert")),
    **dict.fromkeys(("lVert", "rVert"), (0, r"\Vert")),
    **{name: (0, rf"\mathop{{\mathrm{{{name}}}}}") for name in ("argmax", "argmin")},
    "h": (1, r"#1"),
    "url": (1, r"\texttt{\detokenize{#1}}"),
}
_COMMAND = re.compile(r"\\([A-Za-z]+)")

MATH_SYMBOLS |= {name for name, (arguments, _) in _PROVIDED.items() if not arguments}
MATH_COMMANDS |= {
    name: arguments
    for name, (arguments, _) in _PROVIDED.items()
    if arguments and name not in ("h", "url", "text")
}
TEXT_COMMANDS |= {"url"}
WORD_ACCENTS |= {"h"}


def provided(latex: str) -> set[str]:
    """Return the commands in `latex` that documents may lack, and that `definition` defines."""
    return {name for name in _COMMAND.findall(latex) if name in _PROVIDED}


def definition(name: str) -> str:
    """Return the definition of a command for documents that do not know it."""
    arguments, meaning = _PROVIDED[name]
    number = f"[{arguments}]" if arguments else ""
    return rf"\providecommand{{\{name}}}{number}{{{meaning}}}"
