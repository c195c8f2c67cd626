"""Quality of matching two libraries: what an import of the one asks and merges beside the other.

The works of the one library are records, all of them; those of the other are planned as a file of
another source, so that a pair has to be found among thousands before it is compared. The libraries
name no types and no pages, and of Google Scholar half of the works have no year.
"""

from collections import Counter
from collections.abc import Iterator

from bench.labels.libraries import LibraryPair, TwoLibraries, two_libraries
from bench.labels.printed_names import corpora
from bench.measurement.figure import Figure
from bench.measurement.options import Options
from bench.measurement.precision import lower_bound
from bench.measurement.throwaway_database import remove_publications, update_statistics
from publications.imports.apply import apply
from publications.imports.planning.plan import EntryDecision, PlannedEntry
from publications.imports.run import read_and_plan, receive
from publications.matching.candidates import CandidateIndex, candidate
from publications.matching.match import match
from publications.models import Decision, Outcome, SourceEntry
from publications.records.snapshots import present_snapshots
from publications.vocabulary.snapshot import Snapshot

#: Pairs that are neither merged nor asked, of those that are one work.
_AIMS_MISSED = {"dblp-acm": 0.01, "dblp-scholar": 0.05}
#: What the lower bound of the precision of merging may lack.
_AIM_WRONG = 0.005


def run(options: Options) -> Iterator[Figure]:
    """Yield the figures, if the pairs are there."""
    folder = corpora()
    found = list(two_libraries(folder)) if folder else []
    if not found:
        yield Figure("no pairs of two libraries: set CORPORA to their folder", "pairs", [(0, 1)])
    merges: Counter[bool] = Counter()
    for libraries in found:
        yield from _figures(libraries, merges)
    if merges:
        yield _counted("all: merged by itself, wrong / labelled", merges[False], merges.total())
        least = lower_bound(merges[True], merges.total())
        yield Figure(
            "all: 1 - precision of merging, 95 % lower bound", "", [(1 - least, 1)], _AIM_WRONG
        )


def _figures(libraries: TwoLibraries, merges: "Counter[bool]") -> Iterator[Figure]:
    """Yield the figures of two libraries; add their merges, by whether they are right."""
    name = libraries.name
    remove_publications()
    within = _import(libraries)
    planned = {
        one.place.citekey: one
        for one in read_and_plan([libraries.files["b"]], "b").entries
        if one.outcome != Outcome.INVALID
    }
    publications = dict(
        SourceEntry.objects.filter(source="a").values_list("citekey", "publication_id")
    )
    verdicts = [(_verdict(pair, planned, publications), pair.same) for pair in libraries.pairs]
    count = Counter(verdicts)
    same = sum(pair.same for pair in libraries.pairs)
    aim = _AIMS_MISSED.get(name)
    missed = count["none", True]
    yield _counted(f"{name}: among all, neither merged nor asked / same", missed, same, aim)
    missed = _missed_by_itself(libraries.pairs, planned, publications)
    yield _counted(f"{name}: by itself, neither merged nor asked / same", missed, same, aim)
    merged, wrong = count["same", True], count["same", False]
    merges.update({True: merged, False: wrong})
    yield _counted(f"{name}: merged by itself, wrong / labelled", wrong, merged + wrong)
    yield _counted(f"{name}: merged by itself / same", merged, same)
    asked, in_vain = count["possible", True], count["possible", False]
    yield _counted(f"{name}: asked in vain / asked, labelled", in_vain, asked + in_vain)
    questions = sum(one.outcome == Outcome.POSSIBLE_DUPLICATE for one in planned.values())
    yield _counted(f"{name}: questions / entries", questions, len(planned))
    yield _counted(f"{name}: merged within the first library / entries", within, len(publications))
    remove_publications()


def _import(libraries: TwoLibraries) -> int:
    """Import the first library, each entry as a record; return how many would have been merged."""
    files = [libraries.files["a"]]
    plan = read_and_plan(files, "a")
    asked = [one for one in plan.entries if one.outcome not in {Outcome.INVALID, Outcome.NEW}]
    create = {one.place: EntryDecision(Decision.CREATE) for one in asked}
    apply(read_and_plan(files, "a", decisions=create), receive(files, "a", None))
    update_statistics()
    return sum(one.outcome != Outcome.POSSIBLE_DUPLICATE for one in asked)


def _verdict(
    pair: LibraryPair, planned: dict[str, PlannedEntry], publications: dict[str, int]
) -> str:
    """Return what the plan says of a pair: "same", "possible", or "none"."""
    entry, publication = planned.get(pair.b), publications.get(pair.a)
    if entry is None or publication is None:
        return "none"
    if entry.publication_id == publication:
        return "same"
    named = {one.key.publication for one in entry.lookalikes}
    return "possible" if publication in named else "none"


def _missed_by_itself(
    pairs: list[LibraryPair], planned: dict[str, PlannedEntry], publications: dict[str, int]
) -> int:
    """Return how many pairs are missed where the record is all there is.

    Among all, an entry may be asked about with another version of the work.
    """
    records = present_snapshots(publications.values())
    return sum(
        match(
            candidate(planned[pair.b].incoming or Snapshot(), slug=""),
            CandidateIndex([candidate(records[publications[pair.a]], slug="")]),
        )
        is None
        for pair in pairs
        if pair.same
    )


def _counted(name: str, count: int, of: int, aim: float | None = None) -> Figure:
    # A share of nothing is nothing, as long as nothing is merged.
    return Figure(name, "pairs", [(count, of or 1)], aim)
