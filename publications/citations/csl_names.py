"""Printed names as CSL-JSON names, and what a citation marks on them beyond CSL."""

from collections.abc import Iterable, Mapping
from typing import Any

from publications.citations.particles import split_particle

#: CSL's name variables by the role of a printed name. CSL has none for who supervised a thesis.
VARIABLES = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "supervisor": "contributor",
}
#: Marks of a name in `custom.names`, which is in the order of the name variable.
MARKS = {
    "person": "person_id",
    "equal": "equal_contribution",
    "corresponding": "corresponding",
    "elision": "elision_after",
}


def csl_name(name: Mapping[str, Any]) -> dict[str, str]:
    """Return a printed name, by the fields of Authorship, as a CSL-JSON name."""
    if literal := name.get("literal"):
        return {"literal": literal}
    particles = split_particle(name.get("particle") or "")
    parts = {
        "family": name.get("family"),
        "given": name.get("given"),
        "dropping-particle": particles.dropping,
        "non-dropping-particle": particles.non_dropping,
        "suffix": name.get("suffix"),
    }
    return {part: value for part, value in parts.items() if value}


def csl_names(
    names: Iterable[Mapping[str, Any]], *, others: str = "", omission: str = ""
) -> dict[str, list[dict[str, str]]]:
    """Return CSL's name variables of printed names.

    CSL has no mark for names that are left out. With `others` and `omission`, these words stand for
    those at the end of a list, and within it.
    """
    found: dict[str, list[dict[str, str]]] = {}
    left_out: dict[str, bool] = {}
    for name in names:
        variable = _variable(name)
        listed = found.setdefault(variable, [])
        if left_out.get(variable) and omission:
            listed.append({"literal": omission})
        listed.append(csl_name(name))
        left_out[variable] = bool(name.get("elision_after"))
    for variable, is_last in left_out.items():
        if is_last and others:
            found[variable].append({"literal": others})
    return found


def _variable(name: Mapping[str, Any]) -> str:
    return VARIABLES[name.get("role") or "author"]


def name_marks(names: Iterable[Mapping[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Return, by name variable, what is marked on each of its names; empty if nothing is."""
    found: dict[str, list[dict[str, Any]]] = {}
    for name in names:
        marks = {mark: name[field] for mark, field in MARKS.items() if name.get(field)}
        found.setdefault(_variable(name), []).append(marks)
    return {role: marks for role, marks in found.items() if any(marks)}
