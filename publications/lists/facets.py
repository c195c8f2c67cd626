"""Facets of a list of publications, with the number of publications for each value."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from labportal.base.models import Topic
from labportal.base.record_texts import in_language
from people.models import Person
from publications.lists.facet_counts import FacetCounts
from publications.lists.filters import OPEN_ACCESS, ROLES, PublicationFilter, year_label
from publications.vocabulary.types import TYPES

#: Numbers of choices that are seen at once, and of records that are on offer at all.
SHOWN = 8
MOST_RECORDS = 100


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet; `query` leads to the list with it, or without it where it is chosen.

    `language` is that of the label, "" where it is the page's or no word.
    """

    value: str
    label: str
    count: int
    chosen: bool
    query: str
    language: str = ""


@dataclass(frozen=True)
class Facet:
    """One way to narrow a list. Its choices come in the order in which they are shown."""

    name: str
    title: Any
    choices: list[Choice]

    @classmethod
    def of(
        cls,
        asked: PublicationFilter,
        name: str,
        title: Any,
        values: Iterable[tuple[str, Any, int]],
        languages: Mapping[str, str] | None = None,
        label_of: Callable[[str], str] = str,
    ) -> "Facet":
        """Return the facet of a parameter, whose `values` are each value, label and number.

        `languages` are those of labels, by value; `label_of` labels what is chosen and not on
        offer.

        What no publication has is left out. What is chosen comes first and is there always.
        """
        wanted = asked.wanted(name)
        choices = [
            Choice(
                value,
                str(label),
                count,
                value in wanted,
                (asked.without if value in wanted else asked.choosing)(name, value).query,
                (languages or {}).get(value, ""),
            )
            for value, label, count in values
            if count or value in wanted
        ]
        offered = {choice.value for choice in choices}
        choices += [
            Choice(value, label_of(value), 0, True, asked.without(name, value).query)
            for value in wanted
            if value not in offered
        ]
        return cls(name, title, sorted(choices, key=lambda choice: not choice.chosen))

    @property
    def chosen(self) -> list[Choice]:
        """The choices that the list is narrowed to: one, or two people."""
        return [choice for choice in self.choices if choice.chosen]

    @property
    def first(self) -> list[Choice]:
        """The choices that are seen at once."""
        return self.choices[:SHOWN]

    @property
    def more(self) -> list[Choice]:
        """The choices after the first ones."""
        return self.choices[SHOWN:]


def record_facet(
    asked: PublicationFilter,
    counts: FacetCounts,
    name: str,
    title: Any,
    records: QuerySet[Any],
    label: Callable[[Any], Any],
    *,
    named_in_texts: bool = False,
) -> Facet:
    """Return the facet of records that have a slug: those with most publications first.

    It offers MOST_RECORDS of `records` at most, and what is chosen. Records that are
    `named_in_texts` have a name per language.
    """
    numbers = counts.by_facet[name]
    most = sorted(numbers, key=lambda pk: (-numbers[pk], int(pk)))[:MOST_RECORDS]
    offered = list(records.filter(Q(pk__in=most) | Q(slug__in=asked.wanted(name))))
    values = [(one.slug, str(label(one)), numbers.get(str(one.pk), 0)) for one in offered]
    texts = {one.slug: in_language(one.texts.all()) for one in offered if named_in_texts}
    languages = {slug: text.language for slug, text in texts.items() if text}
    return Facet.of(asked, name, title, sorted(values, key=_most_first), languages)


def publication_facets(asked: PublicationFilter, counts: FacetCounts) -> dict[str, Facet]:
    """Return the facets of publications by parameter, in the order in which they are shown."""
    numbers = counts.by_facet
    # Works without a year stand at the end of a list, and of its years.
    years = sorted(
        numbers["year"], key=lambda year: int(year) if year.isdigit() else 0, reverse=True
    )
    types = [(value, label, numbers["type"].get(value, 0)) for value, label in TYPES.items()]
    access = [(OPEN_ACCESS, _("Open access"), numbers["access"].get(OPEN_ACCESS, 0))]
    facets = [
        Facet.of(
            asked,
            "year",
            _("Year"),
            [(year, year_label(year), numbers["year"][year]) for year in years],
            label_of=year_label,
        ),
        Facet.of(asked, "type", _("Type"), sorted(types, key=_most_first)),
        record_facet(
            asked,
            counts,
            "topic",
            _("Topic"),
            Topic.objects.with_texts(),
            attrgetter("label"),
            named_in_texts=True,
        ),
        *(
            record_facet(asked, counts, name, title, Person.objects.live(), attrgetter("name"))
            for name, title in {"person": _("Person"), **ROLES}.items()
        ),
        Facet.of(asked, "access", _("Access"), access),
    ]
    return {facet.name: facet for facet in facets}


def _most_first(value: tuple[str, Any, int]) -> tuple[int, str]:
    _value, label, count = value
    return -count, str(label).casefold()
