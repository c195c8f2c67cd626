"""Namesakes: names that look the same, in styles that tell them apart."""

from collections.abc import Mapping, Sequence
from typing import Any

from publications.citations.csl.context import Context
from publications.citations.csl.names.name import GivenForm, NameStyle

_WITH_INITIALS = "-with-initials"


def given_forms(
    names: Sequence[Mapping[str, Any] | None], style: NameStyle, context: Context
) -> list[GivenForm]:
    """Return the form in which the given names of each name are printed."""
    usual = style.usual_form
    if context.sorting is not None or not context.sheet.givenname_rule:
        return [usual] * len(names)
    # First all of them, also of the lists before: an author and an editor may be namesakes.
    for data in names:
        if data is not None and not data.get("literal"):
            context.register.add(*_looks(data, style, context))
    return [
        usual if data is None or data.get("literal") else _form(place, data, style, context)
        for place, data in enumerate(names)
    ]


def _form(place: int, data: Mapping[str, Any], style: NameStyle, context: Context) -> GivenForm:
    usual, rule = style.usual_form, context.sheet.givenname_rule
    among_others = context.cite or context.entry
    if rule == "by-cite" and among_others is not None and not context.named:
        usual = max(usual, GivenForm(sum(among_others.givens[place : place + 1])))
    if rule == "by-cite" and usual is GivenForm.NONE and context.cite is None:
        return usual
    if rule.startswith("primary-name") and (place or among_others is None):
        return usual
    family, short, _given = _looks(data, style, context)
    register = context.register
    if rule.endswith(_WITH_INITIALS):
        return max(usual, GivenForm.INITIALS) if register.shares_family(family) else usual
    if register.shares_initials(family, short):
        return GivenForm.FULL
    if register.shares_family(family):
        return max(usual, GivenForm.INITIALS)
    return usual


def _looks(data: Mapping[str, Any], style: NameStyle, context: Context) -> tuple[str, str, str]:
    """Return the looks of a name; by cite, names of other items are no namesakes."""
    family, short, given = style.looks(data)
    if context.sheet.givenname_rule == "by-cite":
        family = f"{context.item.get('id')} {family}"
    return family, short, given
