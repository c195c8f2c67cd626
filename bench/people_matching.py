"""Quality of linking printed names to people: wrong links, missed ones, time.

Precision and recall are given as what they lack: wrong links per link, missed people per person.
Counts are summed over all rosters that were drawn.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from bench.corpus import SEED, corpus
from bench.labels.names import Label, Verdict, labelled_names
from bench.labels.printed_names import (
    contradict,
    corpora,
    has_full_given_name,
    printed_names,
    surname_and_initial,
    works_in_two_libraries,
)
from bench.measurement.figure import Figure
from bench.measurement.options import Options
from bench.measurement.stopwatch import timed
from people.matching.roster import Roster
from people.names.parts import NameParts, parse_name
from publications.bibtex import read_files

MEMBERS = 100
ROSTERS = 10
MANY_MEMBERS = 500
AUTHORSHIPS = 50_000

_AIM_WRONG = 0.01
_AIM_MISSED = 0.05
_AIM_NOISE = 0.1
_AIM_SPEED = 10


def run(options: Options) -> Iterator[Figure]:
    """Yield the figures; those of names in print only where there are bibliographies."""
    yield from _labelled_figures()
    if folder := corpora():
        yield from _foreign_figures(folder)
        yield from _library_figures(folder)
    yield _speed_figure(options)


def _labelled_figures() -> Iterator[Figure]:
    verdicts = [(name.label, name.verdict()) for name in labelled_names()]
    links = [label for label, verdict in verdicts if verdict is Verdict.LINKED]
    same = [verdict for label, verdict in verdicts if label is Label.SAME]
    maybe = [verdict for label, verdict in verdicts if label is not Label.DIFFERENT]
    different = [verdict for label, verdict in verdicts if label is Label.DIFFERENT]
    unlinked = len(same) - same.count(Verdict.LINKED)
    wrong = len(links) - links.count(Label.SAME)
    missed, noise = maybe.count(Verdict.NOTHING), different.count(Verdict.SUGGESTED)
    yield _counted("labelled: wrong links / links", wrong, len(links), _AIM_WRONG)
    yield _counted("labelled: not linked / same", unlinked, len(same), _AIM_MISSED)
    yield _counted("labelled: nor suggested / same or maybe", missed, len(maybe), _AIM_MISSED)
    yield _counted("labelled: suggested / different", noise, len(different), _AIM_NOISE)


def _foreign_figures(folder: Path) -> Iterator[Figure]:
    """Yield what rosters drawn from the full names in print draw in, against their initials."""
    printed = sorted(set(printed_names(folder)))
    count = Counter[str]()
    for members in _rosters([name for name in printed if has_full_given_name(name)]):
        roster = _roster(members)
        with_initial = {surname_and_initial(name): name for name in members}
        for name in printed:
            namesake = with_initial.get(surname_and_initial(name))
            if namesake and name not in members:
                count["hits"] += 1
                count["foreign hits"] += contradict(name, namesake)
            if found := roster.find(name):
                count["links"] += 1
                count["foreign links"] += contradict(name, members[found[0]])
            for hint in roster.suggest(name):
                count["hints"] += 1
                count["foreign hints"] += contradict(name, members[hint.person_id])
    if not count:
        return
    members_drawn = ROSTERS * MEMBERS
    other = "in print: other given name in full /"
    yield _counted("in print: hits by surname and initial / members", count["hits"], members_drawn)
    yield _counted(f"{other} such hits", count["foreign hits"], count["hits"])
    yield _counted(f"{other} links", count["foreign links"], count["links"], _AIM_WRONG)
    yield _counted(f"{other} suggestions", count["foreign hints"], count["hints"], _AIM_NOISE)


def _library_figures(folder: Path) -> Iterator[Figure]:
    """Yield how members drawn from one library are found in the works as another lists them.

    A link is right if the person is an author of that work in the first library.
    """
    works = works_in_two_libraries(folder)
    people = sorted({name for own, _ in works for name in own if has_full_given_name(name)})
    count = Counter[str]()
    for members in _rosters(people):
        roster = _roster(members)
        for own, other in works:
            present = {number for number, name in enumerate(members) if name in own}
            links = [found[0] for name in other if (found := roster.find(name))]
            hints = [hint.person_id for name in other for hint in roster.suggest(name)]
            count["links"] += len(links)
            count["wrong"] += sum(number not in present for number in links)
            count["authors"] += len(present)
            count["not linked"] += len(present - set(links))
            count["not seen"] += len(present - {*links, *hints})
    if not count:
        return
    authors = count["authors"]
    yield _counted("two libraries: wrong links / links", count["wrong"], count["links"], _AIM_WRONG)
    yield _counted("two libraries: not linked / their authors", count["not linked"], authors)
    yield _counted("two libraries: nor suggested / their authors", count["not seen"], authors)


def _counted(name: str, count: int, of: int, aim: float | None = None) -> Figure:
    return Figure(name, "names", [(count, of)], aim)


def _speed_figure(options: Options) -> Figure:
    """Return how long it takes to look many names up, against taking them apart by their commas."""
    entries = read_files([corpus(AUTHORSHIPS // 3)]).entries
    printed = [
        NameParts(name.given, name.particle, name.family, name.suffix)
        for entry in entries
        for name in entry.names
    ][:AUTHORSHIPS]
    texts = [name.full for name in printed]
    members = Random(SEED).sample(sorted(set(printed)), MANY_MEMBERS)  # noqa: S311 - no secret

    def look_up() -> None:
        roster = _roster(members)
        for name in printed:
            roster.find(name)

    rounds = [
        (timed(look_up)[0], timed(lambda: [parse_name(text) for text in texts])[0])
        for _ in range(options.rounds)
    ]
    name = f"{len(printed):,} names in a roster of {MANY_MEMBERS} / splitting them"
    return Figure(name, "s", rounds, _AIM_SPEED)


def _rosters(people: Sequence[NameParts]) -> Iterator[list[NameParts]]:
    """Yield rosters drawn by chance, the same ones each time."""
    random = Random(SEED)  # noqa: S311 - no secret
    for _ in range(ROSTERS if len(people) >= MEMBERS else 0):
        yield random.sample(people, MEMBERS)


def _roster(members: Sequence[NameParts]) -> Roster:
    roster = Roster()
    for number, name in enumerate(members):
        roster.add(number, name)
    return roster
