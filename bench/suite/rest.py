"""`python -m bench.suite.rest [NAME ...]`: show the cases of the CSL test suite that differ."""

import sys
from difflib import ndiff

from bench.suite.cases import bibliography_cases, suite_folder


def main() -> None:
    """Print what differs in the named cases, or in all, and how many agree."""
    folder = suite_folder()
    if folder is None:
        sys.exit("There is no test suite: set CSL_TEST_SUITE to its folder.")
    wanted = set(sys.argv[1:])
    agreeing = 0
    cases = [case for case in bibliography_cases(folder) if not wanted or case.name in wanted]
    for case in cases:
        printed, expected = case.printed(), case.expected
        agreeing += printed == expected
        if printed != expected:
            lines = ndiff(printed.splitlines(), expected.splitlines())
            sys.stdout.write("\n".join([case.name, *lines]) + "\n\n")
    sys.stdout.write(f"{agreeing} of {len(cases)} agree.\n")


if __name__ == "__main__":
    main()
