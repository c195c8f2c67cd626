"""Belongings of people, named one by one: they move with a merge, or go with a deletion."""

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name

from people.models import NameVariant, Person, PersonLink
from people.models.person import PersonTopic
from people.uses import movable_uses
from publications.imports.admin.removals.belongings import (
    Belongings,
    Pairs,
    grouped,
    pages_naming,
    topics_of,
)
from publications.imports.removals.people.choices import PersonComparison
from publications.models import Authorship


def belongings_of_people(person_ids: Collection[int]) -> dict[int, list[Belongings]]:
    """Return by person the works, memberships, pages and the like that name them.

    The number of queries does not depend on that of people.
    """
    ids = person_ids
    merged = Person.objects.filter(merged_into__in=ids)
    return grouped(
        ids,
        [
            (_("Names printed on works"), _names(ids)),
            *_uses(ids),
            (_("Pages that name them"), pages_naming(Person, ids)),
            (_("Name variants"), _pairs(NameVariant, "person", "name", ids)),
            (_("Topics"), topics_of(PersonTopic.objects.filter(content_object__in=ids))),
            (_("Links"), _pairs(PersonLink, "person", "url", ids)),
            (_("Merged into them before"), [(one.merged_into_id, one) for one in merged]),
            (_("User account"), _accounts(ids)),
        ],
    )


def _names(ids: Collection[int]) -> Pairs:
    rows = Authorship.objects.filter(person__in=ids, publication__retired_at=None)
    return list(rows.order_by("publication__title").values_list("person", "publication__title"))


def _uses(ids: Collection[int]) -> list[tuple[str, Pairs]]:
    return [
        (
            str(use.model._meta.verbose_name_plural),
            [(row.person_id, use.label(row)) for row in use.labelled.filter(person__in=ids)],
        )
        for use in movable_uses()
    ]


def _pairs(model: type[Any], owner: str, column: str, ids: Collection[int]) -> Pairs:
    rows = model._default_manager.filter(**{f"{owner}__in": ids}).order_by(column)
    return list(rows.values_list(owner, column))


def _accounts(ids: Collection[int]) -> Pairs:
    people = Person.objects.filter(pk__in=ids).exclude(user=None).select_related("user")
    return [(one.pk, get_user_display_name(one.user)) for one in people]


def remarks(comparison: PersonComparison) -> list[str]:
    """Return what is to be thought of before two people are merged."""
    first, second = comparison.pair
    found = []
    if works := comparison.joint_works():
        text = _("Both are named on one work, which speaks against their being one: %(titles)s")
        found.append(text % {"titles": "; ".join(map(str, works))})
    if first.orcid and second.orcid:
        found.append(
            _(
                "They have two ORCID iDs. Who stays keeps one; names printed with the other are to "
                "be linked by hand."
            )
        )
    if first.user_id and second.user_id:
        found.append(
            _(
                "Both have a user account. The one that is not chosen can still sign in, but has "
                "no profile any more."
            )
        )
    return found


def farewells(person: Person) -> list[str]:
    """Return what becomes of the account and of the printed names of a person who is deleted."""
    said = []
    if person.user:
        text = _("The user account “%(account)s” can still sign in, but has no profile any more.")
        said.append(text % {"account": get_user_display_name(person.user)})
    if person.present_name_everywhere:
        said.append(
            _(
                "Works print the name again that they were printed with: who wanted the present one"
                " everywhere is no longer known."
            )
        )
    return said
