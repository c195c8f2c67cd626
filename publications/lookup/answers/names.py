"""Printed names from the parts, or the one text, in which services give them."""

import re
from typing import Any

from people.orcid import checked_orcid
from publications.bibtex.latex.encoder import to_latex
from publications.bibtex.names.parts import parse_parts
from publications.bibtex.names.printed_names import CORPORATE_WORDS, read_names
from publications.vocabulary.rich_text.tags import plain
from publications.vocabulary.snapshot import NAME_FIELDS

_WORD = re.compile(r"\w+")


def corporate(literal: Any, role: str = "author") -> dict[str, Any] | None:
    """Return the name of a corporation; None if it is no text."""
    text = plain(literal)
    return {"literal": text, "role": role} if text else None


def person(
    given: Any,
    family: Any,
    *,
    particle: Any = "",
    suffix: Any = "",
    orcid: Any = "",
    role: str = "author",
) -> dict[str, Any] | None:
    """Return the name of a person; None if no part of it is text.

    A particle that stands before the family name ("van der Berg") is told from it.
    """
    parts = {"given": plain(given), "family": plain(family), "suffix": plain(suffix)}
    name = {**parts, "particle": plain(particle), "role": role, "orcid": _orcid(orcid)}
    if not name["family"]:
        # The only name that somebody has is the family name.
        name |= {"family": name["given"], "given": ""}
    elif not name["particle"] and " " in name["family"] and "," not in name["family"]:
        read = parse_parts([name["family"], "X"])
        if read.family and not read.suffix:
            name |= {"particle": read.particle, "family": read.family}
    return name if name["family"] else None


def full_name(text: Any) -> list[dict[str, Any]]:
    """Return the name, or names, that a text such as "Jan van der Berg Jr." holds."""
    text = plain(text)
    # Wherever it stands: a registry gives one name at a time, and not a whole list as a file does.
    if not CORPORATE_WORDS.isdisjoint(_WORD.findall(text.lower())):
        name = corporate(text)
        return [name] if name else []
    printed, _remarks = read_names(to_latex(text))
    return [{part: getattr(name, part) for part in NAME_FIELDS} for name in printed]


def _orcid(value: Any) -> str:
    return checked_orcid(value.strip().rstrip("/")) if isinstance(value, str) else ""
