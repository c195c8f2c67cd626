"""`python -m bench.golden.rest`: list the golden citations that differ, with the reason."""

import sys

from bench.golden.files import LOCALES
from bench.golden.goldens import comparisons
from bench.golden.reasons import reason
from publications.citations.styles import STYLES


def main() -> None:
    """Print style, language, item and reason of every difference, then both citations."""
    for style in STYLES:
        for language in LOCALES:
            for one in comparisons(style, language):
                if not one.agrees:
                    sys.stdout.write(
                        f"{style} {language} {one.item['id']}: {reason(one)}\n"
                        f"  ours    {one.ours}\n  theirs  {one.theirs}\n"
                    )


if __name__ == "__main__":
    main()
