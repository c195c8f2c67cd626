"""Listings of publications on pages: selection, order and headings."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from groups.works.filters import LabPublicationFilter
from labportal.base.blocks import DeletedRecord
from labportal.base.records.merged_records import heir
from publications.citations.cache import MEMBERS
from publications.models import Publication
from publications.vocabulary.types import TYPES

#: The order of a list that the citation style sorts and numbers.
BY_STYLE = "style"
GROUPINGS = [("year", _("year")), ("type", _("type"))]


class Listed(NamedTuple):
    """A publication in a list, and the editor's remark on it."""

    publication: Publication
    remark: str = ""


@dataclass(frozen=True)
class PublicationListing:
    """A list of publications, ready to be shown.

    `count` is how many there are in all, `query` leads to all of them; "" for picked ones. With a
    `grouping`, rows under one heading stand together. `by_style` leaves order and numbers to the
    citation style.
    """

    rows: list[Listed]
    count: int
    query: str = ""
    grouping: str = ""
    style: str = ""
    names: str = ""
    by_style: bool = False

    @classmethod
    def of_block(cls, value: Mapping[str, Any]) -> "PublicationListing":
        """Return the listing that the values of a `PublicationsBlock` ask for.

        Of a record that was deleted there is nothing to list.
        """
        chosen = (value["group"], value["person"], value["topic"])
        if any(isinstance(one, DeletedRecord) for one in chosen):
            return cls([], 0)
        group, shown = value["group"], value["length"] or 1
        style = value["style"] or (group.citation_style if group else "")
        by_style = value["order"] == BY_STYLE
        how = {"grouping": value["grouping"] or "", "style": style, "names": value["names"] or ""}
        if value["picked"]:
            rows = _picked(value["picked"])
            return cls(
                _in_groups(rows[:shown], how["grouping"]), len(rows), **how, by_style=by_style
            )
        # Years stand together only where rows come by date.
        by_year = how["grouping"] == "year" and value["order"] == "title"
        wanted = LabPublicationFilter(
            group=group.slug if group else "",
            person=_slug_of_heir(value["person"]),
            topic=value["topic"].slug if value["topic"] else "",
            year=str(value["year"] or ""),
            type=value["type"] or "",
            # Which works are shown is no matter of the style: the newest.
            sort="newest" if by_year or by_style else value["order"] or "",
        )
        found = cls.filtered(wanted, shown, how["grouping"], style, how["names"])
        return replace(found, by_style=by_style)

    @classmethod
    def filtered(
        cls,
        wanted: LabPublicationFilter,
        shown: int,
        grouping: str = "",
        style: str = "",
        names: str = MEMBERS,
        beside: Collection[int] = (),
    ) -> "PublicationListing":
        """Return the first `shown` publications that pass a filter.

        Those with the ids `beside` are on the page already: they are counted, and not shown again.
        Long lists of authors are cut, and members of the lab stay in them, unless `names` is
        another rule.
        """
        # Asked once, for the rows and for their number: of a group it is a dear query.
        found = list(wanted.apply(Publication.objects.visible()).values_list("pk", flat=True))
        first = [pk for pk in found if pk not in beside][:shown]
        publications = Publication.objects.with_citation().in_bulk(first)
        rows = [Listed(publications[pk]) for pk in first if pk in publications]
        return cls(_in_groups(rows, grouping), len(found), wanted.query, grouping, style, names)


def _in_groups(rows: list[Listed], grouping: str) -> list[Listed]:
    """Return `rows` in the order of their headings, and as they were under each."""
    if grouping == "type":
        return sorted(rows, key=lambda row: list(TYPES).index(row.publication.type))
    return rows


def _picked(chosen: Iterable[Mapping[str, Any]]) -> list[Listed]:
    """Return what was picked as it is now: in place of a merged record the one that holds it."""
    picks = [(heir(one["publication"]).pk, one["remark"]) for one in chosen if one["publication"]]
    found = Publication.objects.visible().with_citation().in_bulk([pk for pk, _ in picks])
    return [Listed(found[pk], remark or "") for pk, remark in picks if pk in found]


def _slug_of_heir(person: Any) -> str:
    return heir(person).slug if person else ""
