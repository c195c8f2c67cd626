"""The whole file: macros, entries, remarks between them, one after the other."""

from collections.abc import Iterator

from publications.corpus.entries.proceedings import Volume
from publications.corpus.entries.supplies import Desk
from publications.corpus.entries.types import KINDS, Kind
from publications.corpus.entries.writer import write_entry
from publications.corpus.notation.date import pick_year
from publications.corpus.notation.habits import HANDS, Hand
from publications.corpus.subjects.subject import Field
from publications.corpus.subjects.subjects import FIELDS
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
    desk = Desk.of(seed)
    yield from _macros()
    waiting: Volume | None = None
    for _ in range(count):
        if desk.chance(_REMARK):
            yield f"{desk.rng.choice(_REMARKS)}\n\n"
        kind = desk.pick(KINDS)
        hand = desk.pick(HANDS)
        if kind.name == "inproceedings" and desk.chance(hand.crossrefs):
            waiting = waiting or Volume.of(desk, hand, desk.pick(FIELDS), pick_year(desk.rng))
            work = _work(desk, kind, hand, waiting.field, waiting.year)
            sketch = waiting.paper(desk)
        else:
            work = _work(desk, kind, hand, desk.pick(FIELDS), pick_year(desk.rng))
            sketch = kind.sketch(work, desk)
        yield f"{hand.layout.lay_out(write_entry(work, sketch, desk))}\n\n"
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


def _work(desk: Desk, kind: Kind, hand: Hand, field: Field, year: int) -> Work:
    rng = desk.rng
    size = rng.choices(range(1, len(kind.team_sizes) + 1), kind.team_sizes)[0]
    return Work(
        field=field,
        title=desk.titles.next(rng, field),
        year=year,
        month=rng.randint(1, 12),
        team=tuple(desk.circle.team(rng, size)),
        tail=desk.identifiers.tail(),
        hand=hand,
        spelling=rng.choice(hand.spellings),
        name_form=rng.choice(hand.name_forms),
    )
