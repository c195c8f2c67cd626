"""Marks that stand with a printed name: `*`, daggers, superscripts, an envelope, remarks, an iD.

They are taken off and, where they say something, kept: `*` is an equal contribution, an envelope or
a remark to that end the corresponding author.
"""

import re
from typing import NamedTuple

from people.names.parts import EAST_ASIAN
from people.orcid import ORCID_PATTERN, checked_orcid
from publications.vocabulary.rich_text.maths import math_to_text

_EQUAL, _CORRESPONDING = "*", "✉"
# Only names with one of these need a closer look.
_IN_LATEX = re.compile(
    r"[$^]|\\(?:textsuperscript|thanks|footnote|footnotemark|corref|fnref|orcid\w*|inst|affil\w*"
    r"|dag|ddag|dagger|ddagger|ast|S|P|Letter|Envelope|textdagger|textasteriskcentered)\b"
)
# Bounds here and below keep the time linear: a brace or dollar without partner is looked for in
# the next few characters only, and what is marked on a name is short: "Doe\textsuperscript{1,*}".
_SUPERSCRIPT = re.compile(r"\\textsuperscript\s*\{([^{}]{0,60})\}")
# As in "Doe$^{1,*}$", "Doe^{1}" and "Doe^*". A command comes first: `\^{e}` and `\$` begin neither
# a superscript nor a formula.
_MATH = re.compile(
    r"(?P<command>\\(?:[A-Za-z]+|.))|\$(?P<formula>[^$]{0,60})\$|\^\{([^{}]{0,30})\}|\^([0-9*†‡])",
    re.DOTALL,
)
# As in "Doe\thanks{Equal contribution}", "Doe\corref{cor1}" and "Doe\footnotemark[1]".
_REMARK_COMMAND = re.compile(
    r"\\(?:thanks|footnote|footnotemark|corref|fnref|orcid\w*|inst|affil\w*)(?![A-Za-z])\s*"
    r"(?:\[[^\[\]]{0,40}\])?(?:\s*\{([^{}]{0,300})\})?"
)
_ASTERISK = re.compile(r"\\(?:ast|star|textasteriskcentered)\b|[*∗⋆＊]")
_ENVELOPE = re.compile(r"\\(?:Letter|Envelope)\b|[✉🖂📧]")

# As in "Doe*" and "Doe†"; or a run of raised figures and marks: "Doe¹,²*".
_MARKS = re.compile(r"[*∗⋆＊†‡§¶✉🖂📧☆★#‖\ufe0f]|[⁰¹²³⁴-⁹]+(?:\s?[,;]\s?[⁰¹²³⁴-⁹*∗†‡§¶]+)*")
# Names without any of these characters, nearly all, need no look at marks and remarks.
_SUSPECT = re.compile(r"[*∗⋆＊†‡§¶✉🖂📧☆★#‖⁰¹²³⁴-⁹()\[\]0-9]")
# DBLP numbers people of the same name: "Wei Wang 0001"; others make "0001, Wei Wang" of it.
_HOMONYM = re.compile(r"(?<![\w-])\{?0[0-9]{3}\}?(?![\w-])")
_IN_BRACKETS = re.compile(r"[(\[（【〔]([^()\[\]（）【】〔〕]{1,80})[)\]）】〕]")
_LATIN_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
# Letters of Greek, Cyrillic, Arabic, Chinese and all others that are neither Latin nor raised.
_OTHER_LETTER = re.compile(
    r"(?=[\u0370-\u1cff\u1f00-\u1fff\u2c00-\ufaff\ufb1d-\ufffd\U00010000-\U0003ffff])[^\W\d_]"
)
_EAST_ASIAN_WORDS = re.compile(rf"(?<!\S){EAST_ASIAN.pattern}(?:\s+{EAST_ASIAN.pattern})*(?!\S)")
# As in "Doe (corresponding author)" and "Doe [Ed.]".
_REMARK = re.compile(r"[(\[]([^()\[\]]{1,80})[)\]]")
_SAYS_EQUAL = re.compile(
    r"equal|joint(?:ly)?\s(?:first|lead)|shared first|co-?first|gleich", re.IGNORECASE
)
# "These authors contributed equally", in the place of a name. All of its words are of remarks, and
# one speaks of authorship: somebody may be called "First" or "Work".
_ONLY_A_REMARK = re.compile(
    r"(?:[\W_]*(?:equal(?:ly)?|contribut\w*|corresponding|authors?|joint|shared|first|these|the|to"
    r"|this|work|denotes?|indicates?|gleiche[rn]?|beitrag))+\W*",
    re.IGNORECASE,
)
_SPEAKS_OF_AUTHORSHIP = re.compile(r"contribut|corresponding|equal|beitrag", re.IGNORECASE)
_SAYS_CORRESPONDING = re.compile(r"correspond|korrespond", re.IGNORECASE)
# "(Ed.)", "(Hrsg.)", "(co-author)": said already by the field that the name is in.
_SAYS_ROLE = re.compile(r"(?:co-?)?(?:eds?|editors?|hrsg|hg|authors?)\.?", re.IGNORECASE)
_ORCID = re.compile(rf"(?:https?://)?(?:orcid\.org/)?\b({ORCID_PATTERN})\b")


# Longer than any name; each part in another script is looked for in all of it.
_LONGEST = 200


class MarkedName(NamedTuple):
    """A name without its marks, and what they said."""

    text: str
    equal_contribution: bool = False
    corresponding: bool = False
    orcid: str = ""


def simplify_marks(latex: str) -> str:
    """Return a list of names in LaTeX with superscripts and remarks as plain marks."""
    if _IN_LATEX.search(latex) is None:
        return latex
    # Commands before formulas: `_MATH` passes over every command that is left.
    latex = _SUPERSCRIPT.sub(lambda match: _in_name(match) or _plain(match[1]), latex)
    latex = _REMARK_COMMAND.sub(lambda match: _plain(match[1] or ""), latex)
    return _MATH.sub(_without_math, latex)


_AND = re.compile(r"\sand\s", re.IGNORECASE)


def _without_math(match: re.Match[str]) -> str:
    formula = match["formula"] or ""
    if match["command"] or _is_letters(formula):
        return match[0]
    if _AND.search(formula):
        # Dollars without partners, in two names.
        return formula.replace("{", "").replace("}", "")
    return _in_name(match) or _plain(match["formula"] or match[3] or match[4] or "")


def _is_letters(formula: str) -> bool:
    r"""Return whether a formula is part of the name, as `$\check{c}$` is and `$^a$` is not."""
    return not {"^", "_"}.intersection(formula) and math_to_text(formula).isalpha()


def _in_name(match: re.Match[str]) -> str:
    """Return the raised letter of a name such as McCoy, which has letters on either side."""
    raised = (match[match.lastindex or 0] or "").lstrip("^").strip("{}")
    before = match.string[max(match.start() - 1, 0) : match.start()]
    behind = match.string[match.end() : match.end() + 1]
    is_within = len(raised) == 1 and before.isalpha() and behind.isalpha()
    return raised if is_within and raised.isalpha() else ""


def _plain(content: str) -> str:
    orcid = _ORCID.search(content)
    marks = ""
    if says_equal(content):
        marks += _EQUAL
    if says_corresponding(content):
        marks += _CORRESPONDING
    return f"{marks}({orcid[1]})" if orcid else marks


def take_off_marks(name: str) -> MarkedName:
    """Return a decoded name without its marks, and in one script."""
    if not name.isascii():
        for other in parts_in_other_script(name[:_LONGEST]):
            name = name.replace(other, " ")
    if _SUSPECT.search(name) is None:
        return MarkedName(name)
    orcid = _ORCID.search(name)
    if orcid:
        name = name.replace(orcid[0], "")
    remarks: list[str] = []

    def set_aside(match: re.Match[str]) -> str:
        said = match[1]
        if not said.strip(" *†‡") or says_equal(said) or _says_other(said.strip()):
            remarks.append(said)
            return " "
        return match[0]

    name = _REMARK.sub(set_aside, name)
    marks = "".join(_MARKS.findall(name)) + " ".join(remarks)
    name = _HOMONYM.sub("", _MARKS.sub("", name)).replace("()", "").replace("[]", "")
    return MarkedName(
        " ".join(name.split()),
        says_equal(marks),
        says_corresponding(marks),
        checked_orcid(orcid[1]) if orcid else "",
    )


def parts_in_other_script(name: str) -> list[str]:
    """Return what repeats a name in another script, as it stands in it.

    "(张伟)" of "Wei Zhang (张伟)", "张伟" of "Wei Zhang 张伟", "(Wei Zhang)" of "张伟 (Wei Zhang)".
    """
    if _OTHER_LETTER.search(name) is None or _LATIN_LETTER.search(name) is None:
        return []
    outside = _IN_BRACKETS.sub(" ", name)
    script, other = _LATIN_LETTER, _OTHER_LETTER
    if script.search(outside) is None:
        script, other = other, script
    found = [
        bracketed[0]
        for bracketed in _IN_BRACKETS.finditer(name)
        if other.search(bracketed[1]) and not script.search(bracketed[1])
    ]
    words = _EAST_ASIAN_WORDS.search(outside) if script is _LATIN_LETTER else None
    # "Zhang 伟" is one name in two scripts.
    if words and len(outside.replace(words[0], " ").split()) > 1:
        found.append(words[0].strip())
    return found


def _says_other(text: str) -> bool:
    return says_corresponding(text) or _SAYS_ROLE.fullmatch(text) is not None


def is_remark(text: str) -> bool:
    """Return whether a text is a remark on authors ("equal contribution") and no name."""
    return (
        _ONLY_A_REMARK.fullmatch(text) is not None
        and _SPEAKS_OF_AUTHORSHIP.search(text) is not None
    )


def says_equal(text: str) -> bool:
    """Return whether a remark or annotation speaks of an equal contribution."""
    return bool(_SAYS_EQUAL.search(text) or _ASTERISK.search(text))


def says_corresponding(text: str) -> bool:
    """Return whether a remark or annotation speaks of the corresponding author."""
    return bool(_SAYS_CORRESPONDING.search(text) or _ENVELOPE.search(text))
