"""Types of works, with the fields of their entries beside author, title and date."""

from collections.abc import Callable
from dataclasses import dataclass

from publications.corpus.entries.draft import Sketch
from publications.corpus.entries.preprint import preprint
from publications.corpus.entries.proceedings import inproceedings
from publications.corpus.entries.supplies import Desk
from publications.corpus.notation.entry import Bare
from publications.corpus.subjects.title import title_case
from publications.corpus.works.venue import INSTITUTIONS, JOURNALS, PLACES, PUBLISHERS, SCHOOLS
from publications.corpus.works.work import Work

_LAST_ISBN10_YEAR = 2006


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of work: its frequency, its team sizes by weight, and the writer of its fields."""

    name: str
    share: float
    team_sizes: tuple[float, ...]
    sketch: Callable[[Work, Desk], Sketch]


def _article(work: Work, desk: Desk) -> Sketch:
    rng, hand = desk.rng, work.hand
    journal = rng.choice(JOURNALS[work.field.name])
    fields: dict[str, str] = {}
    if desk.chance(hand.journal_macros):
        fields["journal"] = Bare(journal.macro)
    else:
        short = desk.chance(hand.short_journals)
        fields["journal"] = work.spelled(journal.short if short else journal.name)
    volume = max(1, work.year - 1962 - len(journal.name))
    fields["volume"] = str(volume) if desk.chance(0.9) else Bare(volume)
    if desk.chance(0.75):
        fields["number"] = rng.choice((str(rng.randint(1, 12)), "1-2", "S1"))
    fields["pages"] = _pages(desk)
    if hand.publisher_of_articles:
        fields["publisher"] = work.spelled(PUBLISHERS[journal.publisher])
    return Sketch("article", f"journals/{journal.macro}", fields)


def _incollection(work: Work, desk: Desk) -> Sketch:
    rng = desk.rng
    subject = title_case(f"handbook of {rng.choice(work.field.methods)}")
    if work.field.language == "de":
        subject = f"Handbuch {rng.choice(work.field.methods)}"
    fields = {
        "booktitle": work.spelled(subject),
        "editor": work.names(tuple(desk.circle.team(rng, rng.randint(1, 4)))),
        "publisher": work.spelled(rng.choice(tuple(PUBLISHERS.values()))),
        "address": work.spelled(rng.choice(PLACES)),
        "pages": f"{(start := rng.randint(1, 600))}--{start + rng.randint(8, 40)}",
        "isbn": _isbn(work, desk),
    }
    if desk.chance(0.5):
        fields["chapter"] = str(rng.randint(1, 30))
    return Sketch("incollection", "books", fields)


def _book(work: Work, desk: Desk) -> Sketch:
    rng = desk.rng
    publisher = rng.choice(tuple(PUBLISHERS))
    macro = desk.chance(work.hand.journal_macros)
    fields = {
        "publisher": Bare(publisher) if macro else work.spelled(PUBLISHERS[publisher]),
        "address": work.spelled(rng.choice(PLACES)),
        "isbn": _isbn(work, desk),
    }
    if desk.chance(0.3):
        fields["edition"] = rng.choice(("2", "2nd", "Second", "3rd"))
    if desk.chance(0.3):
        fields["series"] = work.spelled("Studien zur Messkunde")
        fields["volume"] = str(rng.randint(1, 80))
    return Sketch("book", "books", fields, edited=len(work.team) > 1 and desk.chance(0.4))


def _phdthesis(work: Work, desk: Desk) -> Sketch:
    school = desk.rng.choice(SCHOOLS)
    fields = {"school": work.spelled(school), "address": work.spelled(desk.rng.choice(PLACES))}
    if desk.chance(0.4):
        fields["type"] = "Dissertation" if school in SCHOOLS[:2] else "{PhD} thesis"
    return Sketch("phdthesis", "phd", fields)


def _techreport(work: Work, desk: Desk) -> Sketch:
    number = f"TR-{work.year}-{desk.rng.randint(1, 40):02d}"
    institution = work.spelled(desk.rng.choice(INSTITUTIONS))
    return Sketch("techreport", "tr", {"institution": institution, "number": number})


def _software(work: Work, desk: Desk) -> Sketch:
    fields = {
        "howpublished": rf"\url{{https://code.example.org/{work.tail}}}",
        "note": f"Version {desk.rng.randint(0, 4)}.{desk.rng.randint(0, 20)}",
    }
    return Sketch("misc", "software", fields)


def _pages(desk: Desk) -> str:
    rng = desk.rng
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


def _isbn(work: Work, desk: Desk) -> str:
    ten = work.year <= _LAST_ISBN10_YEAR
    return desk.identifiers.isbn(ten=ten, hyphens=desk.chance(0.6))


_LARGE_TEAMS = (7, 16, 20, 18, 13, 8, 5, 4, 3, 2, 1, 1, 0.7, 0.6, 0.5, *(15 * (0.15,)))
_SMALL_TEAMS = (30, 30, 20, 5)

KINDS = (
    Kind("article", 0.53, _LARGE_TEAMS, _article),
    Kind("inproceedings", 0.30, _LARGE_TEAMS, inproceedings),
    Kind("preprint", 0.05, _LARGE_TEAMS, preprint),
    Kind("incollection", 0.04, _SMALL_TEAMS, _incollection),
    Kind("book", 0.025, _SMALL_TEAMS, _book),
    Kind("phdthesis", 0.025, (1,), _phdthesis),
    Kind("techreport", 0.02, _SMALL_TEAMS, _techreport),
    Kind("software", 0.01, _SMALL_TEAMS, _software),
)
