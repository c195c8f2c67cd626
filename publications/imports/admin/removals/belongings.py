"""Belongings of publications, named one by one: they move with a merge, or go with a deletion."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from wagtail.models import Page, ReferenceIndex

from publications.imports.removals.moves import movable_uses
from publications.models import Authorship, Publication, PublicationTopic, SourceEntry


@dataclass(frozen=True, slots=True)
class Belongings:
    """Things of one kind that belong to a publication, by name."""

    label: str
    names: tuple[str, ...]


def belongings_of(publication_ids: Collection[int]) -> dict[int, list[Belongings]]:
    """Return by publication the people, groups, topics, source entries and pages that name it.

    The number of queries does not depend on that of publications.
    """
    found: dict[int, list[Belongings]] = {pk: [] for pk in publication_ids}
    for label, pairs in (
        (_("Names linked to people"), _people(publication_ids)),
        *((str(label), pairs) for label, pairs in _uses(publication_ids)),
        (_("Topics"), _topics(publication_ids)),
        (_("Entries of bibliographies"), _source_entries(publication_ids)),
        (_("Pages that name it"), _pages(publication_ids)),
        (_("Merged into it before"), _merged(publication_ids)),
    ):
        named = defaultdict(list)
        for pk, name in pairs:
            named[pk].append(str(name))
        for pk, names in named.items():
            found[pk].append(Belongings(label, tuple(dict.fromkeys(names))))
    return found


_Pairs = list[tuple[int, Any]]


def _people(ids: Collection[int]) -> _Pairs:
    rows = Authorship.objects.filter(publication__in=ids).exclude(person=None)
    return [(one.publication_id, one.person) for one in rows.select_related("person")]


def _uses(ids: Collection[int]) -> list[tuple[Any, _Pairs]]:
    uses = []
    for use, owner in movable_uses():
        name = owner.removesuffix("_id")
        rows = use.rows.filter(**{f"{use.field}__in": ids}).order_by("pk")
        rows = rows.select_related(name).prefetch_related(f"{name}__texts")
        pairs = [(getattr(row, f"{use.field}_id"), getattr(row, name)) for row in rows]
        uses.append((use.model._meta.verbose_name_plural, pairs))
    return uses


def _topics(ids: Collection[int]) -> _Pairs:
    rows = PublicationTopic.objects.filter(content_object__in=ids).order_by("tag__name")
    return list(rows.values_list("content_object_id", "tag__name"))


def _source_entries(ids: Collection[int]) -> _Pairs:
    rows = SourceEntry.objects.filter(publication__in=ids).order_by("source", "citekey")
    return [(one.publication_id, one) for one in rows.only("publication", "source", "citekey")]


def _pages(ids: Collection[int]) -> _Pairs:
    references = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(Publication),
        to_object_id__in=[str(pk) for pk in ids],
        base_content_type=ContentType.objects.get_for_model(Page),
    )
    pairs = [
        (int(to), int(page)) for to, page in references.values_list("to_object_id", "object_id")
    ]
    titles = dict(
        Page.objects.filter(pk__in={page for _, page in pairs}).values_list("pk", "title")
    )
    return [(pk, titles[page]) for pk, page in pairs if page in titles]


def _merged(ids: Collection[int]) -> _Pairs:
    return list(
        Publication.objects.filter(merged_into__in=ids).values_list("merged_into_id", "title")
    )
