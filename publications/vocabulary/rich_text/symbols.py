"""Tables of LaTeX commands and the characters they stand for.

The symbols come from pylatexenc's tables (its parser is not used: a bare `%` ends the text for
it, and deep nesting raises), with what they lack or have otherwise.
"""

import re

from pylatexenc.latex2text import get_default_latex_context_db
from pylatexenc.latexencode import get_builtin_uni2latex_dict

_COMMAND = re.compile(r"(?:\\ensuremath)?\{*\\([A-Za-z]+)(?:\{\})?\}*")

# pylatexenc's replacements with a place for an argument ("%s") or a remark ("<...>") are no text.
_TEMPLATE = re.compile(r"[%<\s]|^$")

# Combining characters by accent command, control symbols and words.
ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    '"': "\u0308",
    "u": "\u0306",
    "h": "\u0309",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "textcommabelow": "\u0326",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
    "t": "\u0361",
}
# Accents without a letter under them: `\~{}` is how a tilde is written.
SPACING = {"`": "`", "'": "'", "^": "^", "~": "~", '"': '"', "=": "¯", ".": "˙"}

CONTROL_SYMBOLS = {
    **dict(zip("&%$#_", "&%$#_", strict=True)),
    **dict.fromkeys(",;:> \n\t\\", " "),
    **dict.fromkeys("!-/@*+", ""),
    "|": "‖",
}

_SPACES = (
    *("quad", "qquad", "enspace", "thinspace", "medspace", "thickspace", "space", "enskip"),
    *("nobreakspace", "hfill", "newline", "linebreak", "par", "break", "smallskip", "medskip"),
)
_JOURNALS = {
    # The abbreviations of AASTeX, which the Astrophysics Data System puts in its exports.
    "aap": "Astronomy & Astrophysics",
    "aj": "The Astronomical Journal",
    "ao": "Applied Optics",
    "apj": "The Astrophysical Journal",
    "apjl": "The Astrophysical Journal Letters",
    "apjs": "The Astrophysical Journal Supplement Series",
    "apss": "Astrophysics and Space Science",
    "araa": "Annual Review of Astronomy and Astrophysics",
    "grl": "Geophysical Research Letters",
    "icarus": "Icarus",
    "jcap": "Journal of Cosmology and Astroparticle Physics",
    "jcp": "The Journal of Chemical Physics",
    "jgr": "Journal of Geophysical Research",
    "mnras": "Monthly Notices of the Royal Astronomical Society",
    "nat": "Nature",
    "pasj": "Publications of the Astronomical Society of Japan",
    "pasp": "Publications of the Astronomical Society of the Pacific",
    "physrep": "Physics Reports",
    "pra": "Physical Review A",
    "prb": "Physical Review B",
    "prc": "Physical Review C",
    "prd": "Physical Review D",
    "pre": "Physical Review E",
    "prl": "Physical Review Letters",
    "solphys": "Solar Physics",
    "ssr": "Space Science Reviews",
}
_FUNCTIONS = (
    "arg",
    "deg",
    "det",
    "dim",
    "gcd",
    "hom",
    "ker",
    "mod",
    "Pr",
    "argmax",
    "argmin",
)
_OWN = {
    **dict.fromkeys(_SPACES, " "),
    **dict(zip(_FUNCTIONS, _FUNCTIONS, strict=True)),
    **_JOURNALS,
    "bmod": "mod",
    "Im": "ℑ",
    "Re": "ℜ",
    "gets": "←",
    "iff": "⇔",
    "implies": "⇒",
    "land": "∧",
    "lor": "∨",
    "lnot": "¬",
    "ne": "≠",
    "textasteriskcentered": "*",
    "AmS": "AMS",
    "BibTeX": "BibTeX",
    "BibLaTeX": "BibLaTeX",
    "Envelope": "✉",
    "LaTeX": "LaTeX",
    "LaTeXe": "LaTeX2ε",
    "Letter": "✉",
    "TeX": "TeX",
    "XeLaTeX": "XeLaTeX",
    "XeTeX": "XeTeX",
    "LuaLaTeX": "LuaLaTeX",
    "celsius": "°C",
    "copyright": "©",
    "dag": "†",
    "ddag": "‡",
    "ddagger": "‡",
    "degree": "°",
    "euro": "€",
    "flq": "‹",
    "flqq": "«",
    "frq": "›",
    "frqq": "»",
    "glq": "‚",
    "glqq": "„",
    "grq": "‘",
    "grqq": "“",
    "guillemetleft": "«",
    "guillemetright": "»",
    "guilsinglleft": "‹",
    "guilsinglright": "›",
    "hyp": "-",
    "hyphen": "-",
    "dash": "–",
    "Dash": "—",
    "lq": "‘",
    "rq": "’",
    "micro": "µ",
    "P": "¶",
    "S": "§",
    "pounds": "£",
    "quotedblbase": "„",
    "quotesinglbase": "‚",
    "slash": "/",
    "SS": "ẞ",
    "textasciicircum": "^",
    "textbackslash": "\\",
    "textbar": "|",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textbullet": "•",
    "textdagger": "†",
    "textdaggerdbl": "‡",
    "textdollar": "$",
    "textellipsis": "…",
    "textemdash": "—",
    "textendash": "–",
    "textgreater": ">",
    "textless": "<",
    "textminus": "−",
    "textnumero": "№",
    "textperiodcentered": "·",
    "textpounds": "£",
    "textquotedbl": '"',
    "textquotesingle": "'",
    "textservicemark": "℠",
    "textsection": "§",
    "texttrademark": "™",
    "textunderscore": "_",
    "textvisiblespace": " ",
    "i": "ı",
    "imath": "ı",
    "jmath": "ȷ",
    "j": "ȷ",
}
# `\today` is to pylatexenc the day on which its tables are loaded.
_NOT_WANTED = frozenset({"today", "K"})


def _symbols() -> dict[str, str]:
    symbols = {}
    for spec in get_default_latex_context_db().iter_macro_specs():
        replacement = spec.simplify_repl
        if isinstance(replacement, str) and not _TEMPLATE.search(replacement):
            symbols[spec.macroname] = replacement
    for codepoint, command in get_builtin_uni2latex_dict().items():
        match = _COMMAND.fullmatch(command)
        if match:
            symbols.setdefault(match[1], chr(codepoint))
    capitals = {f"var{name}": symbols[name] for name in symbols if name[:1].isupper()}
    # The later ones win: what stands here by hand corrects the tables.
    return {
        name: text for name, text in (capitals | symbols | _OWN).items() if name not in _NOT_WANTED
    }


SYMBOLS = _symbols()

# Commands that only change how their argument, or the rest of the group, looks.
SILENT = frozenset(
    {
        *("emph", "textbf", "textit", "textsc", "texttt", "textrm", "textsf", "textsl", "textup"),
        *("textmd", "textnormal", "text", "mbox", "hbox", "fbox", "underline", "uline", "em", "bf"),
        *("it", "sl", "sc", "tt", "rm", "sf", "bfseries", "itshape", "scshape", "upshape", "cal"),
        *("slshape", "ttfamily", "rmfamily", "sffamily", "normalfont", "tiny", "scriptsize"),
        *("footnotesize", "small", "normalsize", "large", "Large", "LARGE", "huge", "Huge"),
        *("mkbibemph", "mkbibitalic", "mkbibbold", "mkbibacro", "uppercase", "lowercase"),
        *("MakeUppercase", "MakeLowercase", "NoCaseChange", "relax", "protect", "xspace"),
        "boldmath",
        *("allowbreak", "nobreak", "nolinebreak", "nolinkurl", "selectlanguage", "foreignlanguage"),
        *("unskip", "ignorespaces", "leavevmode", "displaystyle", "textstyle", "nocite", "noun"),
        *("bibstring", "autocap", "sout", "textulc", "natexlab", "bibinfo", "mathrm", "ensuremath"),
        *("unboldmath", "left", "right", "SI", "si", "num", "unit", "acs", "ac", "gls", "textls"),
        "strut",
    }
)
# Numbers of arguments in braces that say nothing to a reader.
SKIPPED_ARGUMENTS = {
    **dict.fromkeys(
        ("href", "textcolor", "color", "hspace", "vspace", "label", "hypertarget", "footnote"), 1
    ),
    **dict.fromkeys(("thanks", "hyperref", "index", "begin", "end", "fontsize", "raisebox"), 1),
    **dict.fromkeys(("footnotemark", "providecommand", "noopsort", "SortNoop", "NOOPSORT"), 1),
    **dict.fromkeys(("phantom", "hphantom", "vphantom", "CJKfamily"), 1),
    "bibinfo": 1,
    "foreignlanguage": 1,
    "selectlanguage": 1,
    "discretionary": 2,
}
ENCLOSING = {
    **dict.fromkeys(("enquote", "mkbibquote", "textquote", "blockquote"), ("“", "”")),
    **dict.fromkeys(("cite", "citep", "citet", "parencite", "textcite", "ref"), ("[", "]")),
    "mkbibparens": ("(", ")"),
    "mkbibbrackets": ("[", "]"),
}
#: Letters that lose their dot for an accent, and get it back in Unicode: "í" is one character.
DOTLESS = {"ı": "i", "ȷ": "j"}
#: Commands with a length or number behind them that says nothing to a reader: `\kern-.1em`.
LENGTHS = frozenset({"kern", "mkern", "hskip", "vskip", "lower", "raise", "penalty"})
_DIGITS_AND_SIGNS = "0123456789+-−=()"
SUPERSCRIPTS = dict(zip(_DIGITS_AND_SIGNS + "ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ", strict=True))
SUBSCRIPTS = dict(zip(_DIGITS_AND_SIGNS, "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True))
