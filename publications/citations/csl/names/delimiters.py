"""Delimiters between names, "and", and the transition to et al."""

import re
from collections.abc import Mapping

from publications.citations.csl.context import Context
from publications.citations.csl.elements import Element
from publications.citations.csl.names.selection import NameSelection
from publications.citations.csl.parts import Part, PieceRole
from publications.citations.csl.text.formats import formats
from publications.citations.csl.text.rich_text import as_parts, parse

_CLOSED_UP = re.compile(r"[\u2e80-\ua4cf\uf900-\ufaff]")


def joined(
    shown: list[Part],
    options: Mapping[str, str],
    context: Context,
    chosen: NameSelection,
    *,
    inverted: str,
) -> list[Part]:
    """Return the names with what stands between them."""
    delimiter = options.get("delimiter", ", ")
    last_joint = delimiter
    count = len(shown)
    if chosen.last_after_ellipsis:
        last_joint = f"{delimiter if count > 2 else ' '}… "
    elif (connective := _connective(options, context)) and count > 1 and not chosen.et_al:
        precedes = options.get("delimiter-precedes-last", "contextual")
        with_delimiter = _precedes(
            precedes, count > 2, inverted == "all" or (inverted == "first" and count == 2)
        )
        if chosen.ends_with_literal:
            # An institution at the end is a list of its own, with the joint of such: options of
            # `cs:name` are not for it.
            around = context.name_options.get("delimiter-precedes-last", "")
            with_delimiter = around == "always" or (around != "never" and count > 2)
        last_joint = (delimiter if with_delimiter else " ") + connective
        if with_delimiter and not delimiter.endswith(" "):
            last_joint = f"{delimiter} {connective}" if delimiter.strip() else last_joint
    parts: list[Part] = []
    for number, one in enumerate(shown):
        if number:
            joint = last_joint if number == count - 1 else delimiter
            # As in citeproc-js, a last joint without "and" is a text: it stays behind a quotation
            # mark, and beside a comma.
            apart = number == count - 1 and joint == delimiter and not chosen.et_al
            apart = apart or _ends_with_affix(shown[number - 1])
            parts.append(Part(joint, role=PieceRole.CONTENT if apart else PieceRole.DELIMITER))
        parts.append(one)
    return parts


def _ends_with_affix(part: Part) -> bool:
    """Return whether a name ends with an affix of one of its parts, which is text of the name."""
    while not part.suffix:
        if isinstance(part.content, str) or not part.content:
            return False
        part = part.content[-1]
    return True


def _connective(options: Mapping[str, str], context: Context) -> str:
    match options.get("and"):
        case "text":
            return f"{context.locale.term('and') or 'and'} "
        case "symbol":
            # `term` alone would fall back on the word: "symbol" without a term is "&".
            own = context.locale.has_term("and", "symbol")
            return f"{context.locale.term('and', 'symbol') if own else '&'} "
        case _:
            return ""


def _precedes(option: str, by_context: bool, after_inverted: bool) -> bool:
    match option:
        case "always":
            return True
        case "never":
            return False
        case "after-inverted-name":
            return after_inverted
        case _:
            return by_context


def et_al_parts(
    element: Element,
    options: Mapping[str, str],
    context: Context,
    count: int,
    *,
    inverted: bool,
) -> list[Part]:
    """Return "et al." with what stands before it, behind `count` names."""
    et_al = element.first("et-al") or Element("et-al", {}, (), "")
    term = context.locale.term(et_al.get("term") or "et-al") or ""
    if not term:
        return []
    precedes = options.get("delimiter-precedes-et-al", "contextual")
    with_delimiter = _precedes(precedes, count > 1, inverted and count == 1)
    # Chinese and Japanese stand without a space.
    space = "" if _CLOSED_UP.match(term) else " "
    joint = options.get("delimiter", ", ") if with_delimiter else space
    runs = parse(term, context.locale)
    # Beside a format of its own, the joint stays behind a quotation mark.
    formatted = any(name.startswith(("font-", "text-d", "vert")) for name in et_al.attributes)
    role = PieceRole.CONTENT if formatted else PieceRole.DELIMITER
    return [Part(joint, role=role), Part(as_parts(runs), marks=formats(et_al))]
