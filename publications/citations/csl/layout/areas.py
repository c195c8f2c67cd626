"""The parts of a style that are laid out: bibliography, citation, and keys to sort by."""

from publications.citations.csl.context import Context
from publications.citations.csl.elements import Element
from publications.citations.csl.layout.walk import ELEMENTS, block_of, children_of
from publications.citations.csl.parts import Part
from publications.citations.csl.text.formats import formats


def lay_out(context: Context) -> Part:
    """Return the entry of the context's item in the bibliography."""
    return _laid_out(context.sheet.bibliography, context)


def lay_out_cite(context: Context) -> Part:
    """Return the citation of the context's item."""
    return _laid_out(context.sheet.citation, context)


def lay_out_key(key: Element, context: Context) -> Part:
    """Return what a `cs:key` sorts the context's item by."""
    if name := key.get("macro"):
        macro = context.sheet.macros.get(name)
        outcome = children_of(macro.children if macro else (), context, 1)
        # As in a group, terms alone are nothing where variables are missing.
        return Part([] if outcome.called and not outcome.found else outcome.parts)
    variable = key.get("variable")
    value = context.item.get(variable)
    tag = "names" if isinstance(value, list) else "date" if isinstance(value, dict) else "text"
    return Part(ELEMENTS[tag](Element(tag, {"variable": variable}, (), ""), context, 0).parts)


def _laid_out(area: Element, context: Context) -> Part:
    layout = area.first("layout")
    if layout is None:
        raise ValueError(f"The {area.tag} of the style has no layout.")
    outcome = children_of(layout.children, context, 0)
    parts = outcome.parts
    if context.entry and parts and area.get("second-field-align"):
        parts = _aligned(layout, parts, context)
    suffix = layout.get("suffix") if parts else ""
    if suffix and parts[-1].display:
        # What ends the entry ends its last block.
        last = parts[-1]
        block, last.display = last.display, None
        parts = [*parts[:-1], Part([last], suffix=suffix, display=block, group=True)]
        suffix = ""
    return Part(
        parts,
        layout.get("prefix"),
        suffix,
        layout.get("delimiter"),
        marks=formats(layout),
        group=True,
    )


def _aligned(layout: Element, parts: list[Part], context: Context) -> list[Part]:
    """Return the first part in the margin, and the others beside it."""
    others = Part(parts[1:], delimiter=layout.get("delimiter"))
    return [
        block_of([parts[0]], "left-margin", context),
        block_of([others], "right-inline", context),
    ]
