"""Types of works, with the fields of their entries beside author, title and date."""

from collections.abc import Callable
from dataclasses import dataclass

from publications.corpus.entries.draft import EntryDraft
from publications.corpus.entries.preprint import preprint
from publications.corpus.entries.proceedings import inproceedings
from publications.corpus.entries.supplies import Supplies
from publications.corpus.notation.entry import Bare
from publications.corpus.subjects.title import title_case
from publications.corpus.works.venue import INSTITUTIONS, JOURNALS, PLACES, PUBLISHERS, SCHOOLS
from publications.corpus.works.work import Work

_LAST_ISBN10_YEAR = 2006


@dataclass(frozen=True, slots=True)
class WorkType:
    """A type of work: its frequency, its team sizes by weight, and the writer of its fields."""

    name: str
    share: float
    team_sizes: tuple[float, ...]
    draft: Callable[[Work, Supplies], EntryDraft]


def _article(work: Work, supplies: Supplies) -> EntryDraft:
    rng, habits = supplies.rng, work.habits
    journal = rng.choice(JOURNALS[work.subject.name])
    fields: dict[str, str] = {}
    if supplies.chance(habits.journal_macros):
        fields["journal"] = Bare(journal.macro)
    else:
        short = supplies.chance(habits.short_journals)
        fields["journal"] = work.spelled(journal.short if short else journal.name)
    volume = max(1, work.year - 1962 - len(journal.name))
    fields["volume"] = str(volume) if supplies.chance(0.9) else Bare(volume)
    if supplies.chance(0.75):
        fields["number"] = rng.choice((str(rng.randint(1, 12)), "1-2", "S1"))
    fields["pages"] = _pages(supplies)
    if habits.publisher_of_articles:
        fields["publisher"] = work.spelled(PUBLISHERS[journal.publisher])
    return EntryDraft("article", f"journals/{journal.macro}", fields)


def _incollection(work: Work, supplies: Supplies) -> EntryDraft:
    rng = supplies.rng
    title = title_case(f"handbook of {rng.choice(work.subject.methods)}")
    if work.subject.language == "de":
        title = f"Handbuch {rng.choice(work.subject.methods)}"
    fields = {
        "booktitle": work.spelled(title),
        "editor": work.names(tuple(supplies.circle.team(rng, rng.randint(1, 4)))),
        "publisher": work.spelled(rng.choice(tuple(PUBLISHERS.values()))),
        "address": work.spelled(rng.choice(PLACES)),
        "pages": f"{(start := rng.randint(1, 600))}--{start + rng.randint(8, 40)}",
        "isbn": _isbn(work, supplies),
    }
    if supplies.chance(0.5):
        fields["chapter"] = str(rng.randint(1, 30))
    return EntryDraft("incollection", "books", fields)


def _book(work: Work, supplies: Supplies) -> EntryDraft:
    rng = supplies.rng
    publisher = rng.choice(tuple(PUBLISHERS))
    macro = supplies.chance(work.habits.journal_macros)
    fields = {
        "publisher": Bare(publisher) if macro else work.spelled(PUBLISHERS[publisher]),
        "address": work.spelled(rng.choice(PLACES)),
        "isbn": _isbn(work, supplies),
    }
    if supplies.chance(0.3):
        fields["edition"] = rng.choice(("2", "2nd", "Second", "3rd"))
    if supplies.chance(0.3):
        fields["series"] = work.spelled("Studien zur Messkunde")
        fields["volume"] = str(rng.randint(1, 80))
    return EntryDraft("book", "books", fields, edited=len(work.team) > 1 and supplies.chance(0.4))


def _phdthesis(work: Work, supplies: Supplies) -> EntryDraft:
    school = supplies.rng.choice(SCHOOLS)
    fields = {"school": work.spelled(school), "address": work.spelled(supplies.rng.choice(PLACES))}
    if supplies.chance(0.4):
        fields["type"] = "Dissertation" if school in SCHOOLS[:2] else "{PhD} thesis"
    return EntryDraft("phdthesis", "phd", fields)


def _techreport(work: Work, supplies: Supplies) -> EntryDraft:
    number = f"TR-{work.year}-{supplies.rng.randint(1, 40):02d}"
    institution = work.spelled(supplies.rng.choice(INSTITUTIONS))
    return EntryDraft("techreport", "tr", {"institution": institution, "number": number})


def _software(work: Work, supplies: Supplies) -> EntryDraft:
    fields = {
        "howpublished": rf"\url{{https://code.example.org/{work.tail}}}",
        "note": f"Version {supplies.rng.randint(0, 4)}.{supplies.rng.randint(0, 20)}",
    }
    return EntryDraft("misc", "software", fields)


def _pages(supplies: Supplies) -> str:
    rng = supplies.rng
    start = rng.randint(1, 2400)
    end = start + rng.randint(3, 30)
    forms = (
        *(4 * (f"{start}--{end}",)),
        f"{start}-{end}",
        f"{start}–{end}",
        f"S{start % 90 + 1}--S{start % 90 + 9}",
        f"e{start + 100_000}",
        f"{start + 100_000}",
        f"{start % 40 + 1}:1--{start % 40 + 1}:{end - start + 1}",
    )
    return rng.choice(forms)


def _isbn(work: Work, supplies: Supplies) -> str:
    ten = work.year <= _LAST_ISBN10_YEAR
    return supplies.identifiers.isbn(ten=ten, hyphens=supplies.chance(0.6))


_LARGE_TEAMS = (7, 16, 20, 18, 13, 8, 5, 4, 3, 2, 1, 1, 0.7, 0.6, 0.5, *(15 * (0.15,)))
_SMALL_TEAMS = (30, 30, 20, 5)

WORK_TYPES = (
    WorkType("article", 0.53, _LARGE_TEAMS, _article),
    WorkType("inproceedings", 0.30, _LARGE_TEAMS, inproceedings),
    WorkType("preprint", 0.05, _LARGE_TEAMS, preprint),
    WorkType("incollection", 0.04, _SMALL_TEAMS, _incollection),
    WorkType("book", 0.025, _SMALL_TEAMS, _book),
    WorkType("phdthesis", 0.025, (1,), _phdthesis),
    WorkType("techreport", 0.02, _SMALL_TEAMS, _techreport),
    WorkType("software", 0.01, _SMALL_TEAMS, _software),
)
