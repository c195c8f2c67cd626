"""Conference papers and the volumes that they are in."""

from dataclasses import dataclass
from typing import Self

from publications.corpus.entries.draft import EntryDraft
from publications.corpus.entries.supplies import Supplies
from publications.corpus.notation.entry import Bare, Entry
from publications.corpus.notation.habits import Habits
from publications.corpus.people.printed_name import NameNotation, print_name
from publications.corpus.subjects.subject import Subject
from publications.corpus.works.venue import CITIES, CONFERENCES, PUBLISHERS, Conference
from publications.corpus.works.work import Work

_MOST_PAPERS = 4


def inproceedings(work: Work, supplies: Supplies) -> EntryDraft:
    """Return the fields of a conference paper that names its volume itself."""
    rng = supplies.rng
    conference = rng.choice(CONFERENCES[work.subject.name])
    first_year = min(conference.first_year, work.year)
    full = f"Proceedings of the {_ordinal(work.year - first_year + 1)} {conference.name}"
    if work.subject.language == "de":
        full = f"Tagungsband: {conference.name}"
    acronym = f"{{{conference.acronym}}}"
    fields: dict[str, str] = {}
    if supplies.chance(work.habits.journal_macros) and work.subject.language == "en":
        fields["booktitle"] = Bare(f'proc # " {conference.name} ({acronym} {work.year})"')
    else:
        forms = (full, f"{full} ({acronym} {work.year})", f"{acronym} {work.year}")
        fields["booktitle"] = work.spelled(rng.choice(forms))
    fields["pages"] = pages(supplies)
    if conference.series and supplies.chance(0.6):
        fields |= {"series": conference.series, "volume": str(rng.randint(200, 9000))}
    if supplies.chance(0.5):
        fields["publisher"] = work.spelled(PUBLISHERS[conference.publisher])
    if supplies.chance(0.4):
        fields["address"] = work.spelled(rng.choice(CITIES))
    return EntryDraft("inproceedings", f"conf/{conference.acronym.lower()}", fields)


def pages(supplies: Supplies) -> str:
    """Return pages of a volume."""
    rng = supplies.rng
    start = rng.randint(1, 900)
    return f"{start}{rng.choice(('--', '--', '--', '-'))}{start + rng.randint(3, 15)}"


@dataclass(slots=True)
class Volume:
    """Proceedings to which papers refer with crossref; BibTeX wants them behind their papers."""

    entry: Entry
    habits: Habits
    subject: Subject
    conference: Conference
    year: int
    papers_to_come: int

    @classmethod
    def of(cls, supplies: Supplies, habits: Habits, subject: Subject, year: int) -> Self:
        """Return a new volume of one of the field's conferences."""
        rng = supplies.rng
        conference = rng.choice(CONFERENCES[subject.name])
        tail = supplies.identifiers.tail()
        editors = supplies.circle.team(rng, rng.randint(1, 3))
        fields: dict[str, str] = {
            "editor": " and ".join(print_name(one, NameNotation.FAMILY_FIRST) for one in editors),
            "title": f"Proceedings of the {{{conference.acronym}}} {year}: {conference.name}",
            "year": Bare(year),
            "publisher": PUBLISHERS[conference.publisher],
            "address": rng.choice(CITIES),
            "isbn": supplies.identifiers.isbn(ten=False, hyphens=True),
        }
        if conference.series:
            fields["series"] = conference.series
        entry = Entry("proceedings", f"proc-{conference.acronym.lower()}{year}-{tail}", fields)
        return cls(entry, habits, subject, conference, year, rng.randint(1, _MOST_PAPERS))

    @property
    def text(self) -> str:
        """The volume as it stands in the file."""
        return f"{self.habits.layout.lay_out(self.entry)}\n\n"

    def paper(self, supplies: Supplies) -> EntryDraft:
        """Return the fields of one more paper in this volume."""
        self.papers_to_come -= 1
        fields = {"crossref": self.entry.citekey, "pages": pages(supplies)}
        return EntryDraft("inproceedings", f"conf/{self.conference.acronym.lower()}", fields)


def _ordinal(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
