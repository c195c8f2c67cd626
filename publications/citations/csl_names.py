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


def csl_names(names: Iterable[Mapping[str, Any]]) -> dict[str, list[dict[str, str]]]:
    """Return CSL's name variables of printed names."""
    found: dict[str, list[dict[str, str]]] = {}
    for name in names:
        found.setdefault(_variable(name), []).append(csl_name(name))
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
