"""`python -m bench [NAME ...]`: run benchmarks and print their figures."""

import json
import sys
from argparse import ArgumentParser

from bench import (
    citation_agreement,
    csl_suite,
    import_speed,
    library_matching,
    page_speed,
    page_work,
    people_matching,
    publication_matching,
    search_quality,
    style_agreement,
)
from bench.measurement.options import Options
from bench.measurement.table import table
from bench.measurement.throwaway_database import throwaway_database

BENCHMARKS = {
    "citation_agreement": citation_agreement,
    "csl_suite": csl_suite,
    "import_speed": import_speed,
    "library_matching": library_matching,
    "page_speed": page_speed,
    "page_work": page_work,
    "people_matching": people_matching,
    "publication_matching": publication_matching,
    "search_quality": search_quality,
    "style_agreement": style_agreement,
}


def main() -> None:
    """Run the benchmarks that are named, or all."""
    parser = ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"one of {', '.join(BENCHMARKS)} (default: all)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--large", action="store_true", help="measure what takes minutes as well")
    parser.add_argument(
        "--rounds", type=int, default=3, help="how often to measure (default: %(default)s)"
    )
    arguments = parser.parse_args()
    if unknown := set(arguments.names) - BENCHMARKS.keys():
        parser.error(
            f"no benchmark {', '.join(sorted(unknown))}; there are {', '.join(BENCHMARKS)}"
        )
    if arguments.rounds < 1:
        parser.error("--rounds is at least 1")
    options = Options(arguments.rounds, arguments.large)
    found = {}
    with throwaway_database():
        for name in arguments.names or BENCHMARKS:
            figures = list(BENCHMARKS[name].run(options))
            found[name] = [figure.as_data() for figure in figures]
            if not arguments.json:
                sys.stdout.write(table(name, figures) + "\n")
                sys.stdout.flush()
    if arguments.json:
        sys.stdout.write(json.dumps(found, indent=2) + "\n")


if __name__ == "__main__":
    main()
