"""A list of publications as a .bib file, in pieces, whatever its length."""

from collections.abc import Iterator

from django.db.models import Prefetch

from publications.bibtex.citekeys import Citekeys
from publications.bibtex.serialize import Exportable, serialize
from publications.models import Publication, SourceEntry
from publications.querysets import PublicationQuerySet
from publications.snapshots import IMPORTED_FIELDS, NAME_FIELDS, Snapshot

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
    complete = publications.prefetch_related(
        "authorships",
        Prefetch(
            "source_entries",
            SourceEntry.objects.only("publication", "raw").order_by("repeated", "pk"),
        ),
        *(["tagged_topics__tag"] if keywords else []),
    )
    for publication in complete.iterator(chunk_size=PUBLICATIONS_AT_ONCE):
        citekey = citekeys.take(publication.citekey, publication.slug)
        yield "\n" + serialize(_exportable(publication, citekey, keywords), private=private)


def _exportable(publication: Publication, citekey: str, keywords: bool) -> Exportable:
    topics = publication.tagged_topics.all() if keywords else ()
    return Exportable(
        citekey,
        Snapshot.of(
            {name: getattr(publication, name) for name in IMPORTED_FIELDS},
            [
                {name: getattr(authorship, name) for name in NAME_FIELDS}
                for authorship in publication.authorships.all()
            ],
        ),
        code_url=publication.code_url,
        data_url=publication.data_url,
        keywords=tuple(sorted(tagged.tag.name for tagged in topics)),
        raws=tuple(entry.raw for entry in publication.source_entries.all()),
    )
