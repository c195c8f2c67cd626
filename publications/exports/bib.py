"""A list of publications as a .bib file, in pieces, whatever its length."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import islice

from publications.bibtex.writing.citekeys import Citekeys
from publications.bibtex.writing.serialize import Exportable, serialize
from publications.models import PublicationTopic, SourceEntry
from publications.querysets import PublicationQuerySet
from publications.snapshots import present_snapshots

PUBLICATIONS_AT_ONCE = 200
# Programs that expect something else otherwise find the encoding here.
HEAD = "% Encoding: UTF-8\n"


def stream(
    publications: PublicationQuerySet, *, private: bool = False, keywords: bool = False
) -> Iterator[str]:
    """Yield the .bib file of `publications` in their order, entry by entry.

    Memory and the number of queries depend on `PUBLICATIONS_AT_ONCE`, not on how many there are.
    `private` is for those who keep the bibliography: see `serialize`. With `keywords`, topics are
    written as keywords.
    """
    yield HEAD
    citekeys = Citekeys()
    rows = publications.values_list("pk", "citekey", "slug", "code_url", "data_url").iterator(
        chunk_size=PUBLICATIONS_AT_ONCE
    )
    while some := list(islice(rows, PUBLICATIONS_AT_ONCE)):
        ids = [pk for pk, *_ in some]
        snapshots, raws = present_snapshots(ids), _raws(ids)
        topics = _topics(ids) if keywords else {}
        for pk, citekey, slug, code_url, data_url in some:
            if pk not in snapshots:
                continue  # deleted meanwhile
            publication = Exportable(
                citekeys.take(citekey, slug),
                snapshots[pk],
                code_url=code_url,
                data_url=data_url,
                keywords=tuple(topics.get(pk, ())),
                raws=tuple(raws.get(pk, ())),
            )
            yield "\n" + serialize(publication, private=private)


def _raws(ids: Collection[int]) -> dict[int, list[str]]:
    """Return the entries that the publications were imported from, the bases first."""
    raws: dict[int, list[str]] = defaultdict(list)
    entries = SourceEntry.objects.filter(publication__in=ids).order_by("repeated", "pk")
    for pk, raw in entries.values_list("publication_id", "raw"):
        raws[pk].append(raw)
    return raws


def _topics(ids: Collection[int]) -> dict[int, list[str]]:
    topics: dict[int, list[str]] = defaultdict(list)
    tagged = PublicationTopic.objects.filter(content_object__in=ids).order_by("tag__name")
    for pk, name in tagged.values_list("content_object_id", "tag__name"):
        topics[pk].append(name)
    return topics
