"""Kinds of records that are merged and deleted by hand: publications and people."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, ngettext_lazy

from people.models import Person
from publications.imports.admin.removals.belongings import Belongings, belongings_of
from publications.imports.admin.removals.people_belongings import belongings_of_people, farewells
from publications.imports.admin.removals.people_belongings import remarks as people_remarks
from publications.imports.admin.removals.shown_values import (
    label_of,
    person_label_of,
    person_text_of,
    text_of,
)
from publications.imports.removals import merging, taking_back
from publications.imports.removals.choices import Comparison
from publications.imports.removals.doubles import Double, double_people, double_publications
from publications.imports.removals.people import merging as people_merging
from publications.imports.removals.people import taking_back as people_taking_back
from publications.imports.removals.people.choices import PersonComparison
from publications.messages.message import Message
from publications.models import (
    DistinctPeople,
    DistinctPublications,
    PersonRemoval,
    Publication,
    Removal,
)


@dataclass(frozen=True)
class RemovableKind:
    """A kind of records, with what merges and deletes them, and the words for it."""

    model: type[Any]
    removals: type[Any]
    compare: Callable[[Any, Any], Any]
    merge: Callable[..., Any]
    delete: Callable[..., Any]
    take_back: Callable[..., Any]
    #: Why a merge into a record is not taken back yet, if there is a reason.
    reason_to_wait: Callable[[Any], Message | None]
    belongings: Callable[[Collection[int]], dict[int, list[Belongings]]]
    #: Label of a choice, and the words of one of its values, by the choice's names.
    label: Callable[[tuple[str, ...]], str]
    text: Callable[[tuple[str, ...], tuple[Any, ...]], str]
    #: What is to be thought of before two are merged.
    remarks: Callable[[Any], list[str]]
    #: What is to be known before one is deleted.
    farewells: Callable[[Any], list[str]]
    #: The pairs that may be one; what remembers those that are two.
    doubles: Callable[[], list[Double]]
    distinct: type[Any]
    #: Records with what `remark` says of each, by which it is told from others.
    told_apart: Callable[[Any], QuerySet[Any]]
    remark: Callable[[Any], str]
    #: Names of the addresses of two, of one with another, and of pairs.
    urls: Mapping[str, str]
    words: Mapping[str, Any]

    @property
    def live(self) -> QuerySet[Any]:
        """The records that are there."""
        records: QuerySet[Any] = self.model._default_manager.live()
        return records

    def url_name(self, view: str) -> str:
        """Return the name of the address of a view of the kind's listing."""
        name: str = self.model.snippet_viewset.get_url_name(view)
        return name


def _works(number: int) -> str:
    return ngettext("%(count)d work", "%(count)d works", number) % {"count": number}


PUBLICATIONS = RemovableKind(
    model=Publication,
    removals=Removal,
    compare=Comparison,
    merge=merging.merge,
    delete=merging.delete,
    take_back=taking_back.take_back,
    reason_to_wait=taking_back.reason_to_wait,
    belongings=belongings_of,
    label=label_of,
    text=text_of,
    remarks=lambda comparison: [],
    farewells=lambda publication: [],
    doubles=double_publications,
    distinct=DistinctPublications,
    told_apart=lambda records: records.with_citation(),
    remark=lambda one: ", ".join(
        filter(None, [one.short_names, str(one.issued_year or ""), one.container_title, one.doi])
    ),
    urls={
        "merge": "removals:merge",
        "merge_with": "removals:merge_with",
        "doubles": "removals:doubles",
        "apart": "removals:apart",
    },
    words={
        "kind": _("publication"),
        "merge": _("Merge two publications"),
        "which": _("Which one stays, and which value of each field"),
        "choose_which": _("Choose which of the two publications stays."),
        "another": _("Choose another publication to merge it with."),
        "with": _("Merge it with"),
        "same_as": _(
            "Choose the publication that “%(title)s” is the same as. Nothing is merged before you "
            "have seen both."
        ),
        "kept": _(
            "Further identifiers, links and topics of both are kept. The address of the one that "
            "goes leads to the other one, and pages that name it show the other one."
        ),
        "tick_two": _("Tick exactly two publications that you may change and delete."),
        "delete_many": _("Delete publications"),
        "gone_many": _(
            "They disappear from the portal, and their addresses say that they are gone. Imports "
            "leave them out from then on. You can take that back, with all that belongs to them."
        ),
        "not_allowed": _("You may not delete these publications"),
        "gone": _(
            "It disappears from the portal, and its address says that it is gone. Imports leave it "
            "out from then on. You can take that back, with all that belongs to it."
        ),
        "with_it": _("With it disappears:"),
        "nothing": _("Nothing else names it."),
        "deleted_many": ngettext_lazy(
            "%(count)d publication was deleted.", "%(count)d publications were deleted.", "count"
        ),
        "doubles": _("Possible doubles among publications"),
        "doubles_hint": _(
            "These have the same DOI, or the same title and year. Merge those that are one."
        ),
    },
)
PEOPLE = RemovableKind(
    model=Person,
    removals=PersonRemoval,
    compare=PersonComparison,
    merge=people_merging.merge,
    delete=people_merging.delete,
    take_back=people_taking_back.take_back,
    reason_to_wait=lambda survivor: None,
    belongings=belongings_of_people,
    label=person_label_of,
    text=person_text_of,
    remarks=people_remarks,
    farewells=farewells,
    doubles=double_people,
    distinct=DistinctPeople,
    told_apart=lambda records: records.prefetch_related("name_variants").annotate(
        works=Count("authorships__publication", distinct=True)
    ),
    remark=lambda one: ", ".join(
        filter(None, [one.orcid, *map(str, one.name_variants.all()), _works(one.works)])
    ),
    urls={
        "merge": "removals:merge_people",
        "merge_with": "removals:merge_with_person",
        "doubles": "removals:doubles_people",
        "apart": "removals:apart_people",
    },
    words={
        "kind": _("person"),
        "merge": _("Merge two people"),
        "which": _("Who stays, and which value of each field"),
        "choose_which": _("Choose which of the two people stays."),
        "another": _("Choose another person to merge this one with."),
        "with": _("Merge them with"),
        "same_as": _(
            "Choose the person who is the same as “%(title)s”. Nothing is merged before you have "
            "seen both."
        ),
        "kept": _(
            "Name variants, links and topics of both are kept, and the name that gives way becomes "
            "a variant, by which imports find who stays. Two equal memberships become one. The "
            "address of who goes leads to the other one, and pages that name them show the other "
            "one."
        ),
        "tick_two": _("Tick exactly two people whom you may change and delete."),
        "delete_many": _("Delete people"),
        "gone_many": _(
            "They disappear from the portal, and their addresses say that they are gone. Their "
            "names stay on the works that print them, as names of nobody at the lab. You can take "
            "that back, with all that belongs to them."
        ),
        "not_allowed": _("You may not delete these people"),
        "gone": _(
            "The person disappears from the portal, and the address says that nobody is there any "
            "more. The names stay on the works that print them, as names of nobody at the lab, and "
            "imports do not link them. You can take that back, with all that belongs to the person."
        ),
        "with_it": _("With the person disappears, or names the person no more:"),
        "nothing": _("Nothing else names this person."),
        "deleted_many": ngettext_lazy(
            "%(count)d person was deleted.", "%(count)d people were deleted.", "count"
        ),
        "doubles": _("Possible doubles among people"),
        "doubles_hint": _(
            "These have the same name, or the same initials and family name, or one ORCID iD is "
            "printed for both. Merge those who are one."
        ),
    },
)
KINDS = (PUBLICATIONS, PEOPLE)
