"""The keywords of an import's entries, each with the publications that carry it."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import QuerySet
from django.db.models.fields.json import KeyTransform

from labportal.base.text.keys import fold, fold_keys
from publications.models import ImportBatch, ImportEntry, ImportStatus

#: Signs that tell names apart ("C", "C++", "C#") and that folding would drop.
_SIGNS = str.maketrans({"+": " plus ", "#": " sharp "})


@dataclass(frozen=True, slots=True)
class Keyword:
    """A keyword in all its spellings, the most frequent first, and who carries it.

    `key` tells it from the others of an import.
    """

    key: str
    spellings: tuple[str, ...]
    publications: frozenset[int]

    @property
    def text(self) -> str:
        """The keyword as it is mostly spelled."""
        return self.spellings[0]


@lru_cache(maxsize=20_000)
def keyword_key(text: str) -> str:
    """Return the key that all spellings of a keyword share."""
    return fold(text.translate(_SIGNS)) or text.casefold()


def name_keys(text: str) -> frozenset[str]:
    """Return the keys under which a name is compared with a keyword: ü counts as u and as ue."""
    return fold_keys(text.translate(_SIGNS)) or frozenset({text.casefold()})


def may_become_topics(batch: ImportBatch) -> bool:
    """Return whether the keywords of an import may become topics: while what it wrote stands."""
    return batch.status == ImportStatus.APPLIED and not batch.undoes_id


def written_entries(batch: ImportBatch) -> QuerySet[ImportEntry]:
    """Return the entries that went into publications that are still there."""
    entries = batch.entries.exclude(before=None).exclude(publication=None)
    return entries.filter(publication__retired_at=None)


def keywords_of(batch: ImportBatch) -> list[Keyword]:
    """Return the keywords of what `batch` wrote, the most frequent first, in one query.

    Entries that the file repeated unchanged were not read, so theirs are not among them.
    """
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    publications: dict[str, set[int]] = defaultdict(set)
    rows = (
        written_entries(batch)
        .filter(incoming__has_key="keywords")
        .order_by()
        .values_list("publication_id", KeyTransform("keywords", "incoming"))
    )
    for publication_id, texts in rows.iterator():
        for text in texts:
            key = keyword_key(text)
            spellings[key][text] += 1
            publications[key].add(publication_id)
    keywords = [
        Keyword(key, _most_frequent_first(counts), frozenset(publications[key]))
        for key, counts in spellings.items()
    ]
    return sorted(keywords, key=lambda one: (-len(one.publications), one.key))


def _most_frequent_first(counts: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(counts, key=lambda text: (-counts[text], text)))
