"""The whole file: macros, entries, remarks between them, one after the other."""

from collections.abc import Iterator

from publications.corpus.entries.proceedings import Volume
from publications.corpus.entries.supplies import Supplies
from publications.corpus.entries.types import WORK_TYPES, WorkType
from publications.corpus.entries.writer import write_entry
from publications.corpus.notation.date import pick_year
from publications.corpus.notation.habits import HABITS, Habits
from publications.corpus.subjects import SUBJECTS
from publications.corpus.subjects.subject import Subject
from publications.corpus.works.venue import JOURNALS, PUBLISHERS
from publications.corpus.works.work import Work

_REMARK = 0.03
_REMARKS = (
    "% ----------------------------------------------------------------",
    "% to be checked: page numbers of the next one",
    "Papers of the winter term follow.",
    "% {unfinished remark",
    "@comment{jabref-meta: databaseType:bibtex;}",
    "@Comment{ sorted by hand, please keep it so }",
)


def bibliography(count: int, seed: int) -> Iterator[str]:
    """Yield a .bib file piece by piece: `count` works, and volumes that some of them refer to.

    The same seed gives the same works, whatever their number; memory does not grow with it.
    """
    supplies = Supplies.of(seed)
    yield from _macros()
    waiting: Volume | None = None
    for _ in range(count):
        if supplies.chance(_REMARK):
            yield f"{supplies.rng.choice(_REMARKS)}\n\n"
        kind = supplies.pick(WORK_TYPES)
        habits = supplies.pick(HABITS)
        if kind.name == "inproceedings" and supplies.chance(habits.crossrefs):
            waiting = waiting or Volume.of(
                supplies, habits, supplies.pick(SUBJECTS), pick_year(supplies.rng)
            )
            work = _work(supplies, kind, habits, waiting.subject, waiting.year)
            draft = waiting.paper(supplies)
        else:
            work = _work(supplies, kind, habits, supplies.pick(SUBJECTS), pick_year(supplies.rng))
            draft = kind.draft(work, supplies)
        yield f"{habits.layout.lay_out(write_entry(work, draft, supplies))}\n\n"
        if waiting and not waiting.papers_to_come:
            yield waiting.text
            waiting = None
    if waiting:
        yield waiting.text


def _macros() -> Iterator[str]:
    yield '@string{proc = "Proceedings of the"}\n'
    for macro, name in PUBLISHERS.items():
        yield f"@string{{{macro} = {{{name}}}}}\n"
    for journals in JOURNALS.values():
        for journal in journals:
            yield f'@STRING{{ {journal.macro} = "{journal.name}" }}\n'
    yield "\n"


def _work(supplies: Supplies, kind: WorkType, habits: Habits, subject: Subject, year: int) -> Work:
    rng = supplies.rng
    size = rng.choices(range(1, len(kind.team_sizes) + 1), kind.team_sizes)[0]
    return Work(
        subject=subject,
        title=supplies.titles.next(rng, subject),
        year=year,
        month=rng.randint(1, 12),
        team=tuple(supplies.circle.team(rng, size)),
        tail=supplies.identifiers.tail(),
        habits=habits,
        spelling=rng.choice(habits.spellings),
        name_form=rng.choice(habits.name_forms),
    )
