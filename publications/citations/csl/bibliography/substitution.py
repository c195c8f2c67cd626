"""Authors who come again: `subsequent-author-substitute`."""

from itertools import chain

from publications.citations.csl.elements import Element
from publications.citations.csl.entry import FirstNames
from publications.citations.csl.parts import Part
from publications.citations.csl.text.flattening import flatten

_OPTION = "subsequent-author-substitute"
Shown = list[list[str]]


def substitute_names(bibliography: Element, names: FirstNames | None, before: Shown) -> Shown:
    """Put the style's substitute in the place of names that the entry before has as well.

    Returns the names as they were, for the entry behind.
    """
    if _OPTION not in bibliography.attributes or names is None:
        return []
    substitute = bibliography.get(_OPTION)
    shown = [[_text(one) for one in persons] or [_text(whole)] for whole, persons in names.lists]
    match bibliography.get(f"{_OPTION}-rule"):
        case "complete-each":
            if shown == before:
                _replace_persons(names, substitute, sum(map(len, shown)))
        case "partial-each":
            _replace_persons(names, substitute, _same(shown, before))
        case "partial-first":
            _replace_persons(names, substitute, min(_same(shown, before), 1))
        case _:
            if shown == before:
                _replace_whole(names, substitute)
    return shown


def _text(part: Part) -> str:
    return "".join(piece.text for piece in flatten(part))


def _same(shown: Shown, before: Shown) -> int:
    """Return how many names are the same, from the first one on."""
    count = 0
    for one, other in zip(chain(*shown), chain(*before), strict=False):
        if one != other:
            break
        count += 1
    return count


def _replace_persons(names: FirstNames, substitute: str, count: int) -> None:
    every = [one for whole, persons in names.lists for one in persons or [whole]]
    for one in every[:count]:
        one.content = substitute


def _replace_whole(names: FirstNames, substitute: str) -> None:
    for number, (whole, _) in enumerate(names.lists):
        whole.content = "" if number else substitute
        whole.marks = ()
