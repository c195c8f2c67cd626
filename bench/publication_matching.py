"""Quality of matching publications: wrong merges and questions, and missed pairs.

Precision and recall are given as what they lack: wrong merges per merge, missed pairs per pair
that is one work. `bench/library_matching.py` matches works as two libraries list them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from bench.corpus import corpus
from bench.labels.works import LabelledPair, labelled_pairs
from bench.measurement.figure import Figure
from bench.measurement.options import Options
from bench.measurement.stopwatch import timed
from bench.measurement.throwaway_database import remove_publications
from publications.bibtex import read_files
from publications.imports.planning.fit import fit
from publications.imports.planning.near_titles import ids_near_titles
from publications.matching.candidates import CandidateIndex, candidate
from publications.matching.match import match
from publications.models import Publication

#: Rules whose pairs are two works that only a person can tell apart: there, asking is right.
TO_BE_ASKED = frozenset(
    {
        "conference-and-journal",
        "thesis-and-paper",
        "report-and-paper",
        "identifier-copied-by-mistake",
        "volumes-of-one-book",
    }
)
ENTRIES = 10_000

_AIM_WRONG = 0.01
_AIM_MISSED = 0.02
_AIM_IN_VAIN = 0.1
_AIM_SPEED = 1
_AIM_ALIKE = 0.001


def run(options: Options) -> Iterator[Figure]:
    """Yield the figures."""
    yield from _labelled_figures(list(labelled_pairs()))
    yield from _speed_figures(options)


def _labelled_figures(pairs: list[LabelledPair]) -> Iterator[Figure]:
    count = Counter((pair.verdict, pair.same) for pair in pairs)
    merged = count["same", True] + count["same", False]
    same = sum(pair.same for pair in pairs)
    yield _counted("labelled: wrong merges / merges", count["same", False], merged, _AIM_WRONG)
    yield _counted(
        "labelled: neither merged nor asked / same", count["none", True], same, _AIM_MISSED
    )
    clear = [pair for pair in pairs if not pair.same and pair.rule not in TO_BE_ASKED]
    in_vain = sum(pair.verdict == "possible" for pair in clear)
    yield _counted("labelled: asked in vain / clearly two", in_vain, len(clear), _AIM_IN_VAIN)
    yield from _rule_figures(pairs)


def _rule_figures(pairs: list[LabelledPair]) -> Iterator[Figure]:
    """Yield a figure per rule that fails, which names the pairs."""
    by_rule: dict[str, list[LabelledPair]] = defaultdict(list)
    for pair in pairs:
        by_rule[pair.rule].append(pair)
    for rule, tried in sorted(by_rule.items()):
        if failed := [pair.id for pair in tried if _fails(pair)]:
            yield _counted(
                f"labelled: failed / {rule} ({', '.join(failed)})", len(failed), len(tried)
            )


def _fails(pair: LabelledPair) -> bool:
    if pair.same:
        return pair.verdict == "none"
    return pair.verdict == "same" or (pair.verdict == "possible" and pair.rule not in TO_BE_ASKED)


def _speed_figures(options: Options) -> Iterator[Figure]:
    """Yield how long it takes to match many entries, against reading them.

    Among themselves; and, with a slip in every title, with as many publications of the database.
    """
    file = corpus(ENTRIES)
    reading = [timed(lambda: read_files([file])) for _ in range(options.rounds)]
    snapshots = [fit(entry)[0] for entry in reading[0][1].entries]

    def match_all() -> int:
        index = CandidateIndex()
        found = 0
        for line, snapshot in enumerate(snapshots, start=1):
            one = candidate(snapshot, slug="", line=line)
            found += match(one, index) is not None
            index.add(one)
        return found

    remove_publications()
    Publication.objects.bulk_create(
        Publication(title=snapshot.title, slug=f"p-{number}")
        for number, snapshot in enumerate(snapshots)
    )
    with_slip = [_with_slip(snapshot.title) for snapshot in snapshots]
    matching = [timed(match_all) for _ in range(options.rounds)]
    nearing = [timed(lambda: ids_near_titles(with_slip)) for _ in range(options.rounds)]
    remove_publications()
    for name, timings in (
        (f"matching {ENTRIES:,} entries", matching),
        (f"finding {ENTRIES:,} titles with slips in the database", nearing),
    ):
        rounds = [(mine[0], theirs[0]) for mine, theirs in zip(timings, reading, strict=True)]
        yield Figure(f"{name} / reading them", "s", rounds, _AIM_SPEED)
    alike, lost = matching[0][1], ENTRIES - len(nearing[0][1])
    yield _counted("matched / entries that are all different", alike, ENTRIES, _AIM_ALIKE)
    yield _counted("not found / titles with slips", lost, ENTRIES, _AIM_MISSED)


def _with_slip(title: str) -> str:
    """Return a title without a letter in the middle of its longest word."""
    longest = max(title.split(), key=len)
    middle = len(longest) // 2
    return title.replace(longest, longest[:middle] + longest[middle + 1 :], 1)


def _counted(name: str, count: int, of: int, aim: float | None = None) -> Figure:
    return Figure(name, "pairs", [(count, of)], aim)
