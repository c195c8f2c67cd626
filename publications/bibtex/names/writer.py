"""Printed names to BibTeX: "particle Family, Suffix, Given", joined by `and`.

What the names are beside their letters (equal contribution, corresponding author, ORCID iD) goes
into biblatex's data annotations; see the biblatex manual, section 3.7.
"""

import re
from collections.abc import Sequence

from people.names.parts import is_suffix
from publications.bibtex.entry import PrintedName
from publications.bibtex.latex.characters import own_command
from publications.bibtex.latex.encoder import to_latex
from publications.bibtex.names.parts import place_of_particles

_BRACES = str.maketrans("", "", "{}")
# A word of its own, unlike that of "Sand, Ada": it ends a name in a list.
_AND = re.compile(r"(?<!\S)and(?!\S)", re.IGNORECASE)
# Signs and words that separate names, or the parts of one; many a list has others than "and".
_SEPARATOR = re.compile(rf"[,;&=/|，、；]|(?<!\S)(?:und|et)(?!\S)|{_AND.pattern}", re.IGNORECASE)
# The first letter of each word, with the signs before it: "'t" and "H" of "'t Hooft".
_INITIAL = re.compile(r"(?<!\S)[^\w\s]*[^\W\d_]")
#: A character with what stands on it.
_CLUSTER = re.compile(r".[\u0300-\u036f]*", re.DOTALL)
#: How many letters of a surname are in a label.
_LABEL = 3
_OMISSION = "[...]"
_LAST_OMISSION = "others"


def name_fields(names: Sequence[PrintedName], role: str) -> dict[str, str]:
    """Return the fields for the names of one role: `role`, `role+an` and `role+an:orcid`.

    None is empty. Braces within names are left out: they mean something in a list of names.
    """
    names = [name for name in names if name.role == role]
    items: list[str] = []
    marks: list[str] = []
    orcids: list[str] = []
    for number, name in enumerate(names, 1):
        # A name of which nothing can be written keeps its place, since annotations count places.
        items.append(_written(name) or "{}")
        said = [
            word
            for word, holds in (
                ("equal", name.equal_contribution),
                ("corresponding", name.corresponding),
            )
            if holds
        ]
        if said:
            marks.append(f"{len(items)}={','.join(said)}")
        if name.orcid:
            orcids.append(f'{len(items)}="{name.orcid}"')
        if name.elision_after:
            items.append(_LAST_OMISSION if number == len(names) else _OMISSION)
    written = {
        role: " and ".join(items),
        f"{role}+an": "; ".join(marks),
        f"{role}+an:orcid": "; ".join(orcids),
    }
    return {field: value for field, value in written.items() if value}


def _written(name: PrintedName) -> str:
    if name.literal:
        literal = _latex(name.literal, is_family=True)
        # One pair of braces around "A, B and C, D" is taken for a mistake around a whole list.
        return f"{{{{{literal}}}}}" if _AND.search(literal) else f"{{{literal}}}"
    needs_braces = _family_needs_braces(name.family)
    family = _part(name.family, protected=needs_braces, is_family=True)
    last = f"{_part(name.particle)} {family}".strip()
    # "Berg, Anna von" would be read as Anna von Berg.
    words = name.given.split()
    ends_as_particle = place_of_particles(words) < len(words)
    given = _part(name.given, protected=is_suffix(name.given) or ends_as_particle)
    if name.suffix:
        return f"{last}, {_part(name.suffix)}, {given or '{}'}"
    return f"{last}, {given}" if given else last


def _family_needs_braces(family: str) -> bool:
    words = family.split()
    # A single word is the family name, in lower case or not.
    return len(words) > 1 and (
        "." in family
        or is_suffix(words[-1])
        or any(letter[-1].islower() for letter in _INITIAL.findall(family))
    )


def _part(text: str, *, protected: bool = False, is_family: bool = False) -> str:
    latex = _latex(text, is_family=is_family)
    return f"{{{latex}}}" if latex and (protected or _SEPARATOR.search(text)) else latex


def _latex(text: str, *, is_family: bool = False) -> str:
    return _uncut(to_latex(text.translate(_BRACES)), is_family=is_family)


def _uncut(latex: str, *, is_family: bool) -> str:
    """Return a name with those letters as commands that BibTeX would take for two.

    It counts bytes: styles that abbreviate take the first of a word, labels the first three of a
    surname.
    """
    if latex.isascii():
        return latex
    uncut, place = [], 0
    for match in _CLUSTER.finditer(latex):
        cluster = match[0]
        begins_word = match.start() == 0 or not latex[match.start() - 1].isalnum()
        length = len(cluster.encode())
        is_cut = begins_word or (is_family and place < _LABEL < place + length)
        if is_cut and not cluster.isascii():
            cluster = own_command(cluster)
            length = 1 if cluster.startswith("{") else length
        place += length
        uncut.append(cluster)
    return "".join(uncut)
