"""The rows of a page of the review: a printed name, whom it may mean, its publications."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from people.models import Person
from publications.models import Authorship, Publication
from publications.name_links.review import Lab, ReviewedName

PAPERS_PER_ROW = 50
#: Publications of a row that are shown at once; the others are folded away.
PAPERS_OPEN = 3


class Slice(NamedTuple):
    """A printed name with as many of its authorships as one row shows, from `start` on."""

    name: ReviewedName
    start: int
    ids: list[int]


class PersonCandidate(NamedTuple):
    """Somebody whom a printed name may mean, and why."""

    person: Person
    evidence: tuple[str, ...]
    chosen: bool


class Paper(NamedTuple):
    """A publication with the name on it: the members who wrote it, those suggested set apart."""

    authorship: Authorship
    publication: Publication
    members: str
    already: str


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A row; `key` is the first authorship, which no other row has."""

    key: int
    name: ReviewedName
    candidates: list[PersonCandidate]
    papers: list[Paper]
    start: int

    @property
    def end(self) -> int:
        """The number of the last publication that is shown."""
        return self.start + len(self.papers) - 1

    @property
    def total(self) -> int:
        """The number of publications with the name, on other rows too."""
        return len(self.name.ids)

    @property
    def is_part(self) -> bool:
        """Whether other rows show more publications."""
        return self.total > len(self.papers)

    @property
    def is_of_one(self) -> bool:
        """Whether there is one publication, so that nothing can be taken out.

        One that has the person already is not decided in passing.
        """
        return self.total == len(self.papers) == 1 and not self.papers[0].already

    @property
    def folded(self) -> list[Paper]:
        """The publications that are folded away."""
        return self.papers[PAPERS_OPEN:]

    @property
    def open(self) -> list[Paper]:
        """The publications that are shown at once."""
        return self.papers[:PAPERS_OPEN]

    @property
    def needs_choice(self) -> bool:
        """Whether nobody is likelier than all others."""
        return not any(candidate.chosen for candidate in self.candidates)


def slices(names: Iterable[ReviewedName]) -> list[Slice]:
    """Return the names, those with very many publications in several pieces."""
    return [
        Slice(name, start + 1, name.ids[start : start + PAPERS_PER_ROW])
        for name in names
        for start in range(0, len(name.ids), PAPERS_PER_ROW)
    ]


def rows(shown: Sequence[Slice], lab: Lab) -> list[ReviewRow]:
    """Return the rows of one page, in two queries."""
    ids = [pk for one in shown for pk in one.ids]
    authorships = Authorship.objects.select_related("publication").in_bulk(ids)
    publications = {authorship.publication_id for authorship in authorships.values()}
    members: dict[tuple[int, str], list[int]] = defaultdict(list)
    linked = Authorship.objects.filter(publication__in=publications).exclude(person=None)
    for publication, role, person in linked.order_by("position").values_list(
        "publication", "role", "person"
    ):
        members[publication, role].append(person)

    def paper(authorship: Authorship, suggested: list[int]) -> Paper:
        wrote = members[authorship.publication_id, authorship.role]
        names = {one: lab.people[one].name for one in wrote if one in lab.people}
        return Paper(
            authorship,
            authorship.publication,
            ", ".join(name for one, name in names.items() if one not in suggested),
            ", ".join(name for one, name in names.items() if one in suggested),
        )

    return [
        ReviewRow(
            one.ids[0],
            one.name,
            _candidates(one.name, lab),
            # A name that an import has just replaced is no longer there.
            [paper(authorships[pk], one.name.people) for pk in one.ids if pk in authorships],
            one.start,
        )
        for one in shown
    ]


def _candidates(name: ReviewedName, lab: Lab) -> list[PersonCandidate]:
    return [
        PersonCandidate(lab.people[person_id], evidence, person_id == name.likeliest)
        for person_id, evidence, _ in name.suggestions
    ]
