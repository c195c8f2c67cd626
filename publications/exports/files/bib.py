"""A list of publications as a .bib file, in pieces, whatever its length."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import NamedTuple

from anyascii import anyascii
from django.db.models import Exists, OuterRef

from publications.bibtex.writing.citekeys import Citekeys
from publications.bibtex.writing.serialize import Exportable, serialize
from publications.bibtex.writing.typesetting import Preamble
from publications.exports.files.own_ids import own_id
from publications.exports.files.records import ExportRecord, chunks
from publications.models import Authorship, SourceEntry
from publications.querysets import PublicationQuerySet

# Programs that expect something else otherwise find the encoding here.
HEAD = "% Encoding: UTF-8\n"
HEAD_ASCII = "% Encoding: US-ASCII\n"


def stream(
    publications: PublicationQuerySet,
    *,
    private: bool = False,
    keywords: bool = False,
    ascii_only: bool = False,
) -> Iterator[str]:
    """Yield the .bib file of `publications` in their order, entry by entry.

    `private` is for those who keep the bibliography: see `serialize`. With `keywords`, topics are
    written as keywords, with `ascii_only` all characters as commands or in Latin letters.
    """
    yield HEAD_ASCII if ascii_only else HEAD
    for piece in _pieces(publications, private=private, keywords=keywords, ascii_only=ascii_only):
        yield "\n" + piece


def one(publications: PublicationQuerySet, *, ascii_only: bool = False) -> Iterator[str]:
    """Yield the file of the first of `publications`, which begins with its entry, to be copied."""
    yield "\n".join(_pieces(publications[:1], ascii_only=ascii_only))


def _pieces(
    publications: PublicationQuerySet,
    *,
    private: bool = False,
    keywords: bool = False,
    ascii_only: bool = False,
) -> Iterator[str]:
    """Yield the entries, then the definitions of what documents may not know of them."""
    citekeys = Citekeys()
    preamble = Preamble()
    for records in chunks(publications, topics=keywords, private=private):
        for exportable in exportables(records, citekeys, private=private, ascii_only=ascii_only):
            entry = serialize(exportable, private=private, ascii_only=ascii_only)
            preamble.add(entry)
            yield entry
    if definitions := preamble.text():
        yield definitions


def exportables(
    records: Collection[ExportRecord],
    citekeys: Citekeys,
    *,
    private: bool = False,
    ascii_only: bool = False,
) -> Iterator[Exportable]:
    """Yield publications as they are exported, with the entries that they were imported from."""
    raws = _raws([record.pk for record in records])
    for record in records:
        renamed = any(one.renamed for one in raws[record.pk])
        citekey = anyascii(record.citekey) if ascii_only else record.citekey
        yield Exportable(
            citekeys.take(citekey, record.slug),
            record.snapshot,
            own_id=own_id(record.slug),
            keywords=record.topics,
            raws=tuple(one.text for one in raws[record.pk]),
            without_names=renamed and not private,
        )


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
