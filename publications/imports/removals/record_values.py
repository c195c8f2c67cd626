"""Values of a publication as a merge chooses between them: what belongs together is one choice."""

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


def chosen_since(publication: Publication, written: list[dict[str, Any]]) -> list[Authorship]:
    """Return the authorships whose link is another one than a merge wrote."""
    links = [(row["person_id"], row["linked_by"]) for row in written]
    return [
        one
        for number, one in enumerate(publication.authorships.all())
        if number >= len(links) or (one.person_id, one.linked_by) != links[number]
    ]
