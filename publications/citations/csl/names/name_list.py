"""Lists of names: delimiters, "and", et al., labels, and what stands in where there are none."""

from collections.abc import Mapping, Sequence
from typing import Any

from publications.citations.csl.context import Context
from publications.citations.csl.elements import Element
from publications.citations.csl.entry import FirstNames
from publications.citations.csl.names.delimiters import et_al_parts, joined
from publications.citations.csl.names.name import NameStyle
from publications.citations.csl.names.namesakes import given_forms
from publications.citations.csl.names.selection import NameSelection, select_names
from publications.citations.csl.parts import Mark, Part, PieceRole
from publications.citations.csl.text.formats import formats
from publications.citations.csl.text.labels import label_part, strip_periods

#: Options of lists of names: what they are called on `cs:name`, and above it.
INHERITED = {
    "and": "and",
    "delimiter-precedes-et-al": "delimiter-precedes-et-al",
    "delimiter-precedes-last": "delimiter-precedes-last",
    "et-al-min": "et-al-min",
    "et-al-use-first": "et-al-use-first",
    "et-al-use-last": "et-al-use-last",
    "initialize": "initialize",
    "initialize-with": "initialize-with",
    "name-as-sort-order": "name-as-sort-order",
    "sort-separator": "sort-separator",
    "form": "name-form",
    "delimiter": "name-delimiter",
}
_EQUAL, _CORRESPONDING, ELISION = "*", "✉", "[...]"
# Languages whose names are written family name first.
_FAMILY_FIRST = ("zh", "ja", "vi", "hu")
_BOTH = ("editor", "translator")


def inherited_name_options(*elements: Element) -> dict[str, str]:
    """Return the name options of a style and its bibliography, the later before the earlier."""
    found: dict[str, str] = {}
    for element in elements:
        for option, name in INHERITED.items():
            if name in element.attributes:
                found[option] = element.attributes[name]
        if "names-delimiter" in element.attributes:
            found["names-delimiter"] = element.attributes["names-delimiter"]
    return found


def names_part(element: Element, context: Context, variables: Sequence[str]) -> Part | None:
    """Return the names of the variables that have any, with their labels; None without any."""
    lists = []
    for variable in variables:
        names = context.item.get(variable)
        if variable not in context.used and isinstance(names, list):
            lists.append((variable, [name for name in names if isinstance(name, Mapping)]))
    lists = [(variable, names) for variable, names in lists if names]
    if not lists:
        return None
    # CSL: editors and translators who are the same people are printed once, as `editortranslator`.
    lists = _merge_both(lists, context)
    if context.sorting is not None:
        # Labels tell roles apart, and are nothing to sort by.
        element = element._replace(children=tuple(element.all("name")))
    first = context.first_names is None
    context.first_names = context.first_names or FirstNames()
    parts = [
        _list_with_label(element, context, label, names, first=first) for label, names in lists
    ]
    parts = [part for part in parts if part.content]
    if not parts:
        return None
    if context.without_periods:
        for part in parts:
            _strip_periods(part)
    if any(child.tag == "name" and child.get("form") == "count" for child in element.children):
        parts = [Part(str(sum(len(names) for _, names in lists)))]
    delimiter = element.get("delimiter") or context.name_options.get("names-delimiter", "")
    return Part(
        parts,
        element.get("prefix"),
        element.get("suffix"),
        delimiter,
        marks=formats(element),
        group=True,
    )


def _merge_both(
    lists: list[tuple[str, list[Any]]], context: Context
) -> list[tuple[str, list[Any]]]:
    """Return editors and translators as one list if they are the same people."""
    by_variable = dict(lists)
    same = set(_BOTH) <= by_variable.keys() and by_variable[_BOTH[0]] == by_variable[_BOTH[1]]
    if not same or not context.locale.term("editortranslator", "short"):
        return lists
    others = [(name, names) for name, names in lists if name not in _BOTH]
    return [("editortranslator", by_variable[_BOTH[0]]), *others]


def _list_with_label(
    element: Element,
    context: Context,
    variable: str,
    names: Sequence[Mapping[str, Any]],
    *,
    first: bool,
) -> Part:
    name = element.first("name") or Element("name", {}, (), "")
    options = {**context.name_options, **name.attributes}
    if context.sorting is not None:
        options |= context.sorting.options
    marks = context.marks(_BOTH[0] if variable == "editortranslator" else variable)
    needed = _names_needed(options, context, first_list=first)
    chosen = select_names(names, marks, options, context.rule, needed)
    shown, written = _list(element, name, context, options, chosen)
    if not shown:
        return Part("")
    if first and context.first_names is not None:
        context.first_names.lists.append((written, shown))
    parts: list[Part] = []
    label_first = True
    for child in element.children:
        if child.tag == "name":
            label_first = False
        if child.tag == "label":
            label = label_part(child, context, variable, plural=len(names) > 1)
            if label is not None:
                parts = (
                    [label, written] if label_first and element.first("name") else [written, label]
                )
    return Part(parts or [written])


def _strip_periods(part: Part) -> None:
    """Take the periods out of names and what stands between them."""
    if isinstance(part.content, str):
        part.content = strip_periods(part.content)
    else:
        for child in part.content:
            _strip_periods(child)


def _demoted(context: Context) -> bool:
    """Return whether a non-dropping particle goes behind a family name that stands first."""
    option = context.sheet.option("demote-non-dropping-particle", "display-and-sort")
    return option == "display-and-sort" or (option == "sort-only" and context.sorting is not None)


def _names_needed(options: Mapping[str, str], context: Context, *, first_list: bool) -> int:
    """Return how many names tell a citation from others; 0 if it needs no more than others."""
    if context.cite is not None:
        more = context.cite.more_names
        return more and more + int(options.get("et-al-use-first") or 1)
    return context.entry.names if context.entry is not None and first_list else 0


def _list(
    element: Element,
    name: Element,
    context: Context,
    options: Mapping[str, str],
    chosen: NameSelection,
) -> tuple[list[Part], Part]:
    """Return each name, and the list of them."""
    style = NameStyle(
        options,
        _name_part(name, "family"),
        _name_part(name, "given"),
        _demoted(context),
        context.sheet.option("initialize-with-hyphen") != "false",
        str(context.item.get("language") or "").lower().startswith(_FAMILY_FIRST),
        context.locale,
        apart=context.sorting is not None,
    )
    order = options.get("name-as-sort-order")
    forms = given_forms([data for data, _ in chosen.names], style, context)
    shown: list[Part] = []
    for number, (data, mark) in enumerate(chosen.names):
        if data is None:
            shown.append(Part(ELISION))
            continue
        inverted = order == "all" or (order == "first" and number == 0)
        person = mark.get("person")
        who = (Mark("person", str(person)),) if isinstance(person, int) else ()
        written = Part(
            style.write(data, inverted=inverted, form=forms[number]),
            "" if data.get("literal") else name.get("prefix"),
            "" if data.get("literal") else name.get("suffix"),
            marks=formats(name) + who,
        )
        shown.append(Part([written, *_behind(mark)]))
    first_inverted = order in {"first", "all"}
    parts = joined(shown, options, context, chosen, inverted=order or "")
    if chosen.et_al and context.sorting is None:
        parts += et_al_parts(element, options, context, len(shown), inverted=first_inverted)
    if chosen.et_al:
        # Where names are cut, the format and affixes of each are those of the list as well, which
        # ends with "et al.".
        affixes = name.get("prefix"), name.get("suffix")
        return shown, Part(parts, *affixes, marks=formats(name))
    return shown, Part(parts)


def _name_part(name: Element, which: str) -> Element | None:
    return next((part for part in name.all("name-part") if part.get("name") == which), None)


def _behind(mark: Mapping[str, Any]) -> list[Part]:
    signs = (_EQUAL if mark.get("equal") else "") + (
        _CORRESPONDING if mark.get("corresponding") else ""
    )
    return [Part(signs, marks=(Mark("sign"),), role=PieceRole.EXTRA)] if signs else []
