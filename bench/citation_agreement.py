"""Agreement of citations with those of citeproc-js, by style and language.

Figures are what disagrees, of all golden items and of those kept apart; what is left is listed by
its reason. The cost of a citation is set against reading and writing its item as JSON.
"""

import json
from collections import Counter
from collections.abc import Iterator

from bench.golden.files import LOCALES
from bench.golden.goldens import Comparison, comparisons, golden_items
from bench.golden.reasons import reason
from bench.measurement.figure import Figure
from bench.measurement.options import Options
from bench.measurement.stopwatch import timed
from publications.citations.engine import render
from publications.citations.styles import STYLES

_AIM_DIFFERENT = 0.02
_AIM_COST = 100
_ITEMS = 200


def run(options: Options) -> Iterator[Figure]:
    """Yield the figures, those of reasons last."""
    reasons: Counter[str] = Counter()
    all_of_them = 0
    for style in STYLES:
        for language in LOCALES:
            found = list(comparisons(style, language))
            different = [one for one in found if not one.agrees]
            reasons.update(map(reason, different))
            all_of_them += len(found)
            yield _share(f"{style} {language}: different / all", different, found, _AIM_DIFFERENT)
            apart = [one for one in found if one.part.endswith("apart")]
            yield _share(
                f"{style} {language}: different / kept apart",
                [one for one in different if one.part.endswith("apart")],
                apart,
                _AIM_DIFFERENT,
            )
    for why, count in reasons.most_common():
        yield Figure(f"different: {why} / all", "citations", [(count, all_of_them)])
    yield _cost(options)


def _share(name: str, different: list[Comparison], found: list[Comparison], aim: float) -> Figure:
    return Figure(name, "citations", [(len(different), len(found))], aim)


def _cost(options: Options) -> Figure:
    """Return what printing costs in every style, beside reading and writing the items as JSON."""
    items = golden_items()[:_ITEMS]

    def print_all() -> None:
        for style in STYLES:
            for item in items:
                render(item, style, "en")

    def copy_all() -> None:
        for _ in STYLES:
            for item in items:
                json.loads(json.dumps(item))

    print_all()  # styles are read once
    rounds = [
        (
            1000 * timed(print_all)[0] / (len(items) * len(STYLES)),
            1000 * timed(copy_all)[0] / (len(items) * len(STYLES)),
        )
        for _ in range(options.rounds)
    ]
    return Figure("a citation / copying its item as JSON", "ms", rounds, _AIM_COST)
