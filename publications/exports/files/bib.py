"""A list of publications as a .bib file, in pieces, whatever its length."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import NamedTuple

from django.db.models import Exists, OuterRef

from publications.bibtex.writing.citekeys import Citekeys
from publications.bibtex.writing.serialize import Exportable, serialize
from publications.exports.files.records import chunks
from publications.models import Authorship, SourceEntry
from publications.querysets import PublicationQuerySet

# Programs that expect something else otherwise find the encoding here.
HEAD = "% Encoding: UTF-8\n"


def stream(
    publications: PublicationQuerySet, *, private: bool = False, keywords: bool = False
) -> Iterator[str]:
    """Yield the .bib file of `publications` in their order, entry by entry.

    `private` is for those who keep the bibliography: see `serialize`. With `keywords`, topics are
    written as keywords.
    """
    yield HEAD
    citekeys = Citekeys()
    for records in chunks(publications, topics=keywords, private=private):
        raws = _raws([record.pk for record in records])
        for record in records:
            renamed = any(one.renamed for one in raws[record.pk])
            publication = Exportable(
                citekeys.take(record.citekey, record.slug),
                record.snapshot,
                keywords=record.topics,
                raws=tuple(one.text for one in raws[record.pk]),
                without_names=renamed and not private,
            )
            yield "\n" + serialize(publication, private=private)


class _Raw(NamedTuple):
    """An entry as it stood in its file; `renamed` if visitors see other names than it prints."""

    text: str
    renamed: bool


def _raws(ids: Collection[int]) -> dict[int, list[_Raw]]:
    """Return the entries that the publications were imported from, the bases first."""
    raws: dict[int, list[_Raw]] = defaultdict(list)
    renamed = Authorship.objects.filter(
        publication=OuterRef("publication"), person__present_name_everywhere=True
    )
    entries = SourceEntry.objects.filter(publication__in=ids).order_by("repeated", "pk")
    for pk, *raw in entries.values_list("publication_id", "raw", Exists(renamed)):
        raws[pk].append(_Raw(*raw))
    return raws
