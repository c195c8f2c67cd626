"""Values of a publication as a merge chooses between them: what belongs together is one choice."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from publications.imports.trace import record_trace, restored_authorships
from publications.models import Authorship, Publication
from publications.vocabulary.fields import FIELD_NAMES, PAIR_COLUMNS
from publications.vocabulary.snapshot import NAME_FIELDS, NAMES

#: Columns that no bibliography fills, in the form in which JSON holds them.
_BY_HAND = ("public", "open_access", "pdf_id", "pdf_version", "pdf_licence", "citekey")
_TOGETHER: tuple[tuple[str, ...], ...] = (
    ("issued_year", "issued_month", "issued_day", "issued_season"),
    ("status", "public"),
    ("notice", "notice_doi", "notice_date"),
    ("pdf_id", "pdf_version", "pdf_licence", "pdf_from"),
)


def _choices() -> list[tuple[str, ...]]:
    names = [name for name in FIELD_NAMES if name not in PAIR_COLUMNS]
    names[2:2] = [NAMES]
    first = {group[0]: group for group in _TOGETHER}
    behind = {name for group in _TOGETHER for name in group[1:]}
    names += [name for name in _BY_HAND if name not in names]
    return [first.get(name, (name,)) for name in names if name not in behind]


#: Former value and written value, by field.
Changes = dict[str, list[Any]]

#: What is chosen as one, in the order of the form: names of `values_of`.
CHOICES = tuple(_choices())
#: Lists that are united.
UNITED = tuple(PAIR_COLUMNS)


def values_of(publication: Publication) -> dict[str, Any]:
    """Return all values of a publication by name, as JSON holds them; names with their links."""
    trace = record_trace(publication)
    return {
        **trace["values"],
        NAMES: trace["authorships"],
        **{name: getattr(publication, name) for name in _BY_HAND},
        "pdf_from": publication.pdf_from.isoformat() if publication.pdf_from else "",
    }


def take(publication: Publication, name: str, value: Any) -> None:
    """Give a publication one of the values of `values_of`; `save` writes it."""
    if name == NAMES:
        publication.authorships.set(restored_authorships(value))
    elif name == "pdf_from":
        publication.pdf_from = date.fromisoformat(value) if value else None
    elif name in FIELD_NAMES:
        publication.take(name, value)
    else:
        setattr(publication, name, value)


def without_links(value: Any) -> Any:
    """Return printed names without whom they are linked to; any other value as it is."""
    if not isinstance(value, list):
        return value
    return [
        {key: one[key] for key in NAME_FIELDS if one.get(key)} if isinstance(one, dict) else one
        for one in value
    ]


def is_same(one: Any, other: Any) -> bool:
    """Return whether two values say the same; what is empty says nothing, in whatever form."""
    return (without_links(one) or None) == (without_links(other) or None)


def changes_between(
    before: dict[str, Any], after: dict[str, Any], groups: Iterable[tuple[str, ...]]
) -> dict[str, list[Any]]:
    """Return what a merge changed, where one value that was chosen with others takes them along."""
    names = (
        name
        for group in groups
        if any(before[name] != after[name] for name in group)
        for name in group
    )
    return {name: [before[name], after[name]] for name in names}


def returning(
    now: dict[str, Any], changes: Changes, choices: Iterable[tuple[str, ...]]
) -> tuple[list[str], list[str]]:
    """Return the fields that go back to what they were, and those that were changed since.

    What was chosen as one goes back as one.
    """
    back, left = [], []
    for names in choices:
        changed = [name for name in names if name in changes]
        moved = [name for name in changed if not is_same(now[name], changes[name][1])]
        if not moved:
            back += changed
        elif any(not is_same(now[name], changes[name][0]) for name in changed):
            left += moved
    return back, left


def hand_on(
    changes: Changes, later: Iterable[Changes], choices: Iterable[tuple[str, ...]]
) -> set[str]:
    """Let later changes of the same record restore what was before `changes`.

    Return the fields of which that is so: they are no edits of somebody's.
    """
    handed = set()
    for names in choices:
        changed = [name for name in names if name in changes]
        for other in later if changed else ():
            if all(name in other and is_same(other[name][0], changes[name][1]) for name in changed):
                for name in changed:
                    other[name][0] = changes[name][0]
                handed.update(changed)
                break
    return handed


def without_brought(now: Any, sides: list[Any]) -> set[tuple[Any, ...]]:
    """Return the rows of a united list without those that a merge brought, `sides` of it."""
    former, written = map(pairs, sides)
    return (pairs(now) - (written - former)) | (former - written)


def pairs(value: Any) -> set[tuple[Any, ...]]:
    """Return the rows of a list as JSON holds it."""
    return {tuple(pair) for pair in value or ()}


def chosen_since(publication: Publication, written: list[dict[str, Any]]) -> list[Authorship]:
    """Return the authorships whose link is another one than a merge wrote."""
    links = [(row["person_id"], row["linked_by"]) for row in written]
    return [
        one
        for number, one in enumerate(publication.authorships.all())
        if number >= len(links) or (one.person_id, one.linked_by) != links[number]
    ]
