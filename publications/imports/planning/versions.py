"""The publications of the database that may be other versions of entries, under another title."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from publications.matching.candidates import FEWEST_PEOPLE
from publications.matching.preprint_pairs import MOST_YEARS
from publications.models import AuthorRole, Authorship, PublicationStatus
from publications.vocabulary.snapshot import Snapshot
from publications.vocabulary.versions import is_preprint

#: The years of the works of two first authors, by their family names.
_Years = dict[tuple[str, ...], set[int]]

#: Publications that may be preprints: as `is_preprint` says, without looking at their DOIs.
_PREPRINTS = (
    Q(publication__type="article")
    | Q(publication__status__in=[PublicationStatus.PREPRINT, PublicationStatus.SUBMITTED])
    | ~Q(publication__arxiv_id="")
    | Q(publication__container_title="") & ~Q(publication__doi="")
)


def ids_of_versions(snapshots: Iterable[Snapshot]) -> set[int]:
    """Return the ids of live publications by the same first authors as one of `snapshots`.

    They are of neighbouring years, and one of the two may be a preprint.
    """
    preprints: _Years = defaultdict(set)
    articles: _Years = defaultdict(set)
    for snapshot in snapshots:
        families = tuple(
            name.get("family", "")
            for name in snapshot.names[:FEWEST_PEOPLE]
            if name.get("role", "author") == "author"
        )
        year = snapshot.values.get("issued_year")
        if len(families) == FEWEST_PEOPLE and all(families) and year:
            (preprints if is_preprint(snapshot.values) else articles)[families].add(year)
    return _ids_by(preprints, Q()) | _ids_by(articles, _PREPRINTS)


def _ids_by(wanted: _Years, condition: Q) -> set[int]:
    if not wanted:
        return set()
    rows = Authorship.objects.filter(
        condition,
        role=AuthorRole.AUTHOR,
        position__lt=FEWEST_PEOPLE,
        family__in={family for families in wanted for family in families},
        publication__retired_at=None,
    )
    found: dict[tuple[int, int], dict[int, str]] = defaultdict(dict)
    for pk, year, position, family in rows.values_list(
        "publication_id", "publication__issued_year", "position", "family"
    ):
        found[pk, year or 0][position] = family
    return {
        pk
        for (pk, year), names in found.items()
        for other in wanted.get(tuple(names[place] for place in sorted(names)), ())
        if abs(year - other) <= MOST_YEARS
    }
