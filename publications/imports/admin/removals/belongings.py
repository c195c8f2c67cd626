"""Belongings of publications, named one by one: they move with a merge, or go with a deletion."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page, ReferenceIndex

from labportal.base.models import TopicText
from labportal.base.text.keys import fold
from publications.imports.removals.moves import movable_uses
from publications.models import Authorship, Publication, PublicationTopic, SourceEntry

#: The id of a record, and the name of something that belongs to it.
Pairs = list[tuple[int, Any]]


@dataclass(frozen=True, slots=True)
class Belongings:
    """Things of one kind that belong to a publication, by name."""

    label: str
    names: tuple[str, ...]

    @property
    def text(self) -> str:
        """All names. A template that joined them would escape them twice."""
        return "; ".join(self.names)


def belongings_of(publication_ids: Collection[int]) -> dict[int, list[Belongings]]:
    """Return by publication the people, groups, topics, source entries and pages that name it.

    The number of queries does not depend on that of publications.
    """
    return grouped(
        publication_ids,
        [
            (_("Names linked to people"), _people(publication_ids)),
            *((str(label), pairs) for label, pairs in _uses(publication_ids)),
            (
                _("Topics"),
                topics_of(PublicationTopic.objects.filter(content_object__in=publication_ids)),
            ),
            (_("Entries of bibliographies"), _source_entries(publication_ids)),
            (_("Pages that name it"), pages_naming(Publication, publication_ids)),
            (_("Merged into it before"), _merged(publication_ids)),
        ],
    )


def grouped(
    ids: Collection[int], named: Iterable[tuple[str, Pairs]]
) -> dict[int, list[Belongings]]:
    """Return belongings by the id of whose they are; `named` are pairs of id and name by label."""
    found: dict[int, list[Belongings]] = {pk: [] for pk in ids}
    for label, pairs in named:
        names = defaultdict(list)
        for pk, name in pairs:
            names[pk].append(str(name))
        for pk, of_record in names.items():
            found[pk].append(Belongings(label, tuple(dict.fromkeys(of_record))))
    return found


def _people(ids: Collection[int]) -> Pairs:
    rows = Authorship.objects.filter(publication__in=ids).exclude(person=None)
    return [(one.publication_id, one.person) for one in rows.select_related("person")]


def _uses(ids: Collection[int]) -> list[tuple[Any, Pairs]]:
    uses = []
    for use, owner in movable_uses():
        name = owner.removesuffix("_id")
        rows = use.rows.filter(**{f"{use.field}__in": ids}).order_by("pk")
        rows = rows.select_related(name).prefetch_related(f"{name}__texts")
        pairs = [(getattr(row, f"{use.field}_id"), getattr(row, name)) for row in rows]
        uses.append((use.model._meta.verbose_name_plural, pairs))
    return uses


def topics_of(rows: QuerySet[Any]) -> Pairs:
    """Return the topics of records, by their names in the active language, as pairs."""
    language = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
    texts = TopicText.objects.filter(record=OuterRef("tag"), language=language)
    label = Coalesce(Subquery(texts.values("name")[:1]), "tag__name")
    pairs = rows.annotate(label=label).values_list("content_object_id", "label")
    return sorted(pairs, key=lambda pair: fold(pair[1]))


def _source_entries(ids: Collection[int]) -> Pairs:
    rows = SourceEntry.objects.filter(publication__in=ids).order_by("source", "citekey")
    return [(one.publication_id, one) for one in rows.only("publication", "source", "citekey")]


def pages_naming(model: type[Model], ids: Collection[int]) -> Pairs:
    """Return the pages that name records of a model, as pairs of the record's id and the title."""
    references = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(model),
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


def _merged(ids: Collection[int]) -> Pairs:
    return list(
        Publication.objects.filter(merged_into__in=ids).values_list("merged_into_id", "title")
    )
