"""Bibliographies of the CSL test suite: how many differ from what the suite expects.

The suite is no part of the project: `CSL_TEST_SUITE` names its folder.
"""

import sys
from collections.abc import Iterator

from bench.measurement.figure import Figure
from bench.measurement.options import Options
from bench.suite.cases import bibliography_cases, suite_folder

_AIM_DIFFERENT = 0.05


def run(_options: Options) -> Iterator[Figure]:
    """Yield one figure; none if the suite is not at hand, which is said."""
    folder = suite_folder()
    if folder is None:
        sys.stderr.write("csl_suite: skipped, since CSL_TEST_SUITE names no folder.\n")
        return
    cases = list(bibliography_cases(folder))
    different = sum(case.printed() != case.expected for case in cases)
    yield Figure("different / all", "cases", [(different, len(cases))], _AIM_DIFFERENT)
