"""Reading of printed names: BibTeX's three forms, biblatex's keyed form, corporations, elisions.

"First von Last", "von Last, First", "von Last, Jr, First"; see "Tame the BeaST", section 11, and
the biblatex manual on name fields.
"""

import re
from dataclasses import replace
from functools import lru_cache

from people.names.parts import NameParts
from publications.bibtex.entry import PrintedName
from publications.bibtex.latex.text import to_text
from publications.bibtex.names.lists import is_elision, split_names
from publications.bibtex.names.marks import (
    MarkedName,
    is_remark,
    parts_in_other_script,
    simplify_marks,
    take_off_marks,
)
from publications.bibtex.names.parts import parse_parts, without_braces
from publications.bibtex.source.top_level import split_top_level
from publications.messages.message import Message

# Longer ones hardly come again, and would only fill the cache.
_LONGEST_KNOWN = 200
_SPECIAL_CHARACTER = re.compile(r"\{(\w[\u0300-\u036f\u0361]*)\}")
#: Forms of companies, which stand behind a comma as well: no given name is one.
_LEGAL_FORMS = frozenset({"corp", "gmbh", "inc", "llc", "ltd", "plc"})
#: Words in lower case that stand in names of corporations and in nobody's name.
CORPORATE_WORDS = _LEGAL_FORMS | {
    *("association", "collaboration", "collaborations", "committee", "consortium"),
    *("corporation", "foundation", "group", "initiative", "institute", "investigators"),
    *("ministry", "network", "organisation", "organization", "society", "team", "university"),
}
# BibTeX splits a list before TeX skips the blank behind a control word: "Strau\ss and Doe".
_BLANK_BEFORE_AND = re.compile(r"(\\[A-Za-z]+)\s+(?=(?:and|et\.?|und)\s)", re.IGNORECASE)
# LaTeX's own `\author{Doe \and Roe}`.
_AND_COMMAND = re.compile(r"\\and(?![A-Za-z])")
_KEYED = re.compile(r"\s*([a-z]+)(?:-i)?\s*=\s*(.*)", re.DOTALL)


# As they stand before a name on the title page of a thesis: "Prof. Dr. rer. nat. habil. Ann Bell".
_ACADEMIC_TITLES = re.compile(
    r"(?:(?<=\sand\s)|\A\s*)(?:Univ\.-)?(?:Prof\.|Dr\.|PD|Priv\.-Doz\.|Dipl\.-\w+\.?)"
    r"(?:[\s~-]*(?:Prof\.|Dr\.|Ing\.|Dipl\.-\w+\.?|[a-z]{1,6}\.(?:\s?c\.)?|h\.\s?c\.|M\.\s?Sc\.))*[\s~]+"
)


def without_academic_titles(latex: str) -> str:
    """Return a list of names without the academic titles before them."""
    return _ACADEMIC_TITLES.sub("", latex)


def read_names(
    latex: str, role: str = "author", unknown: list[str] | None = None
) -> tuple[list[PrintedName], list[Message]]:
    """Return the printed names of an `author` or `editor` field, and remarks on them.

    LaTeX commands that are not known are added to `unknown`, as in `to_text`.
    """
    if "\\" in latex:
        latex = _BLANK_BEFORE_AND.sub(r"\1{} ", _AND_COMMAND.sub(" and ", latex))
    text = to_text(simplify_marks(latex), unknown=unknown, keep_braces=True)
    if "{" in text:
        text = _SPECIAL_CHARACTER.sub(r"\1", text)
    listed, messages = split_names(text)
    names: list[PrintedName] = []
    for name in listed:
        if is_elision(name):
            if names:
                names[-1] = replace(names[-1], elision_after=True)
            else:
                messages.append(Message("names-elided-first", field=role))
            continue
        # The names of a group come again and again.
        reader = _read_known_name if len(name) <= _LONGEST_KNOWN else _read_name
        printed = reader(name, role)
        if printed is not None:
            names.append(printed)
        elif name.strip(" {},.*†‡") and not is_remark(name) and "=" not in name:
            messages.append(Message("name-invalid", field=role, text=name[:60]))
        if not name.isascii():
            messages += [
                Message("name-in-other-script", field=role, text=text)
                for text in parts_in_other_script(name[:_LONGEST_KNOWN])
            ]
    return names, messages


def _read_name(text: str, role: str) -> PrintedName | None:
    marked = take_off_marks(text)
    name = marked.text.strip(" ,;")
    if not any(map(str.isalnum, name)) or is_remark(name):
        return None
    if _is_literal(name):
        return _printed(marked, role, NameParts(), without_braces(name))
    parts = split_top_level(name, ",")
    if "=" in name and (keyed := _keyed(parts)) is not None:
        return _printed(marked, role, keyed) if keyed.family else None
    read = parse_parts(parts)
    return _printed(marked, role, read) if read.family else None


_read_known_name = lru_cache(maxsize=8192)(_read_name)


def _is_literal(name: str) -> bool:
    """Return whether one pair of braces holds the whole name, or it is plainly a corporation's."""
    words = name.split()
    last_word = words[-1].lower().strip("{}.")
    corporate = last_word in (_LEGAL_FORMS if "," in name else CORPORATE_WORDS)
    if len(words) > 1 and (corporate or "&" in words[1:-1]):
        return True
    if not name.startswith("{") or not name.endswith("}"):
        return False
    depth = 0
    for brace in re.finditer(r"[{}]", name):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.end() == len(name)
    return False


def _keyed(parts: list[str]) -> NameParts | None:
    """Return the parts of biblatex's `family=Doe, given=Jane`; None if it is no such form.

    Options alone (`useprefix=true`) hold no family name, and so no name.
    """
    found: dict[str, str] = {}
    for part in parts:
        match = _KEYED.fullmatch(part)
        if match is None:
            return None
        found.setdefault(match[1], without_braces(match[2]))
    given = " ".join(filter(None, (found.get("given"), found.get("middle"))))
    family = found.get("family", "")
    if not family:
        return NameParts(family=given)
    return NameParts(given, found.get("prefix", ""), family, found.get("suffix", ""))


def _printed(marked: MarkedName, role: str, parts: NameParts, literal: str = "") -> PrintedName:
    return PrintedName(
        *parts,
        literal=literal,
        role=role,
        orcid=marked.orcid,
        equal_contribution=marked.equal_contribution,
        corresponding=marked.corresponding,
    )
