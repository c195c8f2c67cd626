"""Walking a style over an item."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from publications.citations.csl.context import Context
from publications.citations.csl.dates.rendering import date_part, shown_units
from publications.citations.csl.dates.sort_keys import date_key
from publications.citations.csl.elements import Element
from publications.citations.csl.entry import FirstNames
from publications.citations.csl.layout.citation_labels import citation_label
from publications.citations.csl.layout.conditions import has_value, holds
from publications.citations.csl.layout.variables import variable_part
from publications.citations.csl.names.name_list import names_part
from publications.citations.csl.parts import Mark, Part
from publications.citations.csl.text.blocks import BLOCKS
from publications.citations.csl.text.formats import formats
from publications.citations.csl.text.group_suffixes import mark_repeats
from publications.citations.csl.text.labels import label_part, term_part
from publications.citations.csl.text.numbers import in_form
from publications.citations.csl.text.rich_text import as_parts, parse
from publications.citations.csl.text.text_case import apply_case

# Variables that an item has by its place in a bibliography or a text.
_OF_CITATIONS = frozenset({"citation-number", "citation-label", "year-suffix", "locator"})
# A macro that calls itself would end in a RecursionError.
_MACROS_WITHIN = 50
# Each takes several frames of the stack.
_DEEPEST = 150


class LayoutResult(NamedTuple):
    """The result of an element: its parts, and whether variables were called for and found."""

    parts: list[Part]
    called: bool = False
    found: bool = False


_NOTHING = LayoutResult([])
_MISSING = LayoutResult([], called=True)


def block_of(parts: list[Part], display: str, context: Context) -> Part:
    """Return parts as a block of the entry."""
    context.blocks += 1
    return Part(parts, display=Mark(display, str(context.blocks)))


def children_of(children: Iterable[Element], context: Context, depth: int) -> LayoutResult:
    """Return what elements print, one after the other."""
    parts: list[Part] = []
    called = found = False
    context.depth += 1
    if context.depth > _DEEPEST:
        raise ValueError(f"The style nests its elements more than {_DEEPEST} deep.")
    for child in children:
        context.count_step()
        if (walk := ELEMENTS.get(child.tag)) is None:
            continue
        outcome = walk(child, context, depth)
        display = child.get("display") if outcome.parts and context.makes_blocks else ""
        parts += [block_of(outcome.parts, display, context)] if display in BLOCKS else outcome.parts
        called = called or outcome.called
        found = found or outcome.found
    context.depth -= 1
    return LayoutResult(parts, called, found)


def _group(element: Element, context: Context, depth: int) -> LayoutResult:
    outcome = _grouped(element, element.children, context, depth)
    mark_repeats(outcome.parts, punctuation_in_quote=context.locale.punctuation_in_quote)
    return outcome


def _grouped(
    element: Element, children: Iterable[Element], context: Context, depth: int
) -> LayoutResult:
    """Return a group: nothing if variables were called for and none was found."""
    started, around, grouped = context.started, context.without_periods, context.grouped
    context.without_periods = around or element.get("strip-periods") == "true"
    context.grouped = True
    outcome = children_of(children, context, depth)
    context.without_periods, context.grouped = around, grouped
    if not outcome.parts or (outcome.called and not outcome.found):
        # Nothing of it is printed, so a term behind it may still be the first.
        context.started = started
        return LayoutResult([], outcome.called)
    part = Part(
        outcome.parts,
        element.get("prefix"),
        element.get("suffix"),
        element.get("delimiter") if element.tag == "group" else "",
        marks=formats(element),
        quoted=element.get("quotes") == "true",
        unquoted=element.get("quotes") == "false",
        group=True,
    )
    # CSL: a group that prints something counts as a variable that was found for the group around.
    return LayoutResult([part], called=True, found=True)


def _choose(element: Element, context: Context, depth: int) -> LayoutResult:
    return children_of(_branch(element, context), context, depth)


def _branch(element: Element, context: Context) -> tuple[Element, ...]:
    """Return the elements of the branch of a `cs:choose` that holds."""
    for branch in element.children:
        if branch.tag == "else" or holds(branch, context):
            return branch.children
    return ()


def _text(element: Element, context: Context, depth: int) -> LayoutResult:
    if variable := element.get("variable"):
        return _variable(element, context, variable)
    if name := element.get("macro"):
        macro = context.sheet.macros.get(name)
        if macro is None or depth > _MACROS_WITHIN:
            return _NOTHING
        return _grouped(element, macro.children, context, depth + 1)
    if "term" in element.attributes:
        plural = element.get("plural") == "true"
        text = context.locale.term(element.get("term"), element.get("form"), plural=plural)
        if not text:
            return _NOTHING
        part = term_part(element, context, text, capital=not context.started)
        context.started = True
        return LayoutResult([part])
    if text := element.get("value"):
        context.started = True
        runs = apply_case(
            parse(text, context.locale), element.get("text-case"), english=context.english
        )
        part = Part(
            as_parts(runs),
            element.get("prefix"),
            element.get("suffix"),
            marks=formats(element),
            quoted=element.get("quotes") == "true",
            unquoted=element.get("quotes") == "false",
        )
        return LayoutResult([part])
    return _NOTHING


def _variable(element: Element, context: Context, variable: str) -> LayoutResult:
    if variable in _OF_CITATIONS:
        return _of_citation(element, context, variable)
    if variable in context.used:
        return _MISSING
    part = variable_part(element, context, variable)
    if part is None:
        return _MISSING
    context.started = True
    return LayoutResult([part], called=True, found=True)


def _of_citation(element: Element, context: Context, variable: str) -> LayoutResult:
    """Return a number or suffix by which citations name the item, which is no variable found."""
    entry = context.entry
    text = ""
    if entry and variable == "citation-number":
        text = str(entry.number or "")
    elif entry and variable == "year-suffix":
        text = entry.year_suffix
    elif entry and variable == "citation-label":
        text = citation_label(context.item) + entry.year_suffix
    if not text:
        return _NOTHING
    # A term behind the number is still the first.
    context.started = context.started or variable != "citation-number"
    return LayoutResult([term_part(element, context, text)], called=True, found=True)


def _number(element: Element, context: Context, _depth: int) -> LayoutResult:
    variable = element.get("variable")
    if variable in context.used or not has_value(context.item, variable):
        return _MISSING
    text = in_form(str(context.item[variable]), element.get("form"), context.locale)
    context.started = True
    return LayoutResult([term_part(element, context, text)], called=True, found=True)


def _date(element: Element, context: Context, _depth: int) -> LayoutResult:
    variable = element.get("variable")
    if variable in context.used:
        return _MISSING
    value = context.item.get(variable)
    if context.sorting is not None:
        key = date_key(value, shown_units(element, context.locale))
        return LayoutResult([Part(key)], called=True, found=True) if key else _MISSING
    suffix = _year_suffix(context, variable)
    date = date_part(element, value, context.locale, suffix)
    if date is None:
        return _MISSING
    context.suffixed = context.suffixed or bool(suffix)
    context.started = True
    date.prefix, date.suffix = element.get("prefix"), element.get("suffix")
    date.marks, date.group = formats(element), True
    return LayoutResult([date], called=True, found=True)


def _year_suffix(context: Context, variable: str) -> str:
    """Return the suffix of the year that a date is to show, for the first one only."""
    if context.entry is None or context.suffixed or context.sheet.places_year_suffix:
        return ""
    return "" if variable == "accessed" else context.entry.year_suffix


def _label(element: Element, context: Context, _depth: int) -> LayoutResult:
    part = label_part(element, context, element.get("variable"))
    if part is None:
        return _NOTHING
    context.started = True
    return LayoutResult([part])


def _names(element: Element, context: Context, depth: int) -> LayoutResult:
    if context.substituted is not None and not element.children:
        # In a substitute, names in a condition too are short for those that they stand for.
        element = element._replace(children=_inherited(context.substituted))
    if part := names_part(element, context, element.get("variable").split()):
        context.started = True
        if context.substituted is not None:
            context.used.update(element.get("variable").split())
        return LayoutResult([part], called=True, found=True)
    substitute = element.first("substitute")
    for other in substitute.children if substitute is not None else ():
        outcome = _substitute(element, other, context, depth)
        if outcome.parts:
            return outcome._replace(called=True)
    if context.sorting is not None and any(
        name.get("form") == "count" for name in element.all("name")
    ):
        # An item without names is one with fewer than others.
        return LayoutResult([Part("0")], called=True, found=True)
    return _MISSING


def _substitute(element: Element, other: Element, context: Context, depth: int) -> LayoutResult:
    """Return the substitute for missing names; variables that it shows are not shown again."""
    if other.tag == "names":
        variables = other.get("variable").split()
        if not other.children:
            # Short for the names that it stands in for: attributes of its own are passed over.
            attributes = {**element.attributes, "variable": other.get("variable")}
            other = other._replace(attributes=attributes, children=_inherited(element))
        outcome = _names(other, context, depth)
        if outcome.parts:
            context.used.update(variables)
        return outcome
    if other.tag == "choose":
        # Of the branch that holds too, the first element that prints something stands in.
        outcomes = (_substitute(element, one, context, depth) for one in _branch(other, context))
        return next((outcome for outcome in outcomes if outcome.parts), _NOTHING)
    around, context.substituted = context.substituted, element
    outcome = ELEMENTS[other.tag](other, context, depth) if other.tag in ELEMENTS else _NOTHING
    context.substituted = around
    if outcome.parts:
        context.used.update(_shown(other, context))
        if context.first_names is None:
            whole = Part(outcome.parts)
            context.first_names = FirstNames([(whole, [])])
            return outcome._replace(parts=[whole])
    return outcome


def _inherited(element: Element) -> tuple[Element, ...]:
    return tuple(child for child in element.children if child.tag != "substitute")


def _shown(element: Element, context: Context, depth: int = 0) -> Iterable[str]:
    """Yield the variables that an element shows, macros and the branch that holds included."""
    context.count_step()
    if element.tag in {"text", "number", "date", "names"} and "variable" in element.attributes:
        yield from element.get("variable").split()
    if element.tag == "choose":
        for child in _branch(element, context):
            yield from _shown(child, context, depth)
    elif (name := element.get("macro")) and depth < _MACROS_WITHIN:
        macro = context.sheet.macros.get(name)
        for child in macro.children if macro is not None else ():
            yield from _shown(child, context, depth + 1)
    else:
        for child in element.children:
            yield from _shown(child, context, depth)


#: What prints an element, by its tag.
ELEMENTS: dict[str, Callable[[Element, Context, int], LayoutResult]] = {
    "choose": _choose,
    "date": _date,
    "group": _group,
    "label": _label,
    "names": _names,
    "number": _number,
    "text": _text,
}
