"""`python -m bench.styles.rest [FILE [STYLE ...]]`: list citations that differ, by style."""

import sys
from pathlib import Path

from bench.styles.folder import styles_folder
from bench.styles.printed import PRINTED, comparisons


def main() -> None:
    """Print every difference, and the agreement of each style."""
    folder = styles_folder()
    if folder is None:
        sys.exit("There are no styles: set CSL_STYLES.")
    path, *styles = sys.argv[1:] or [str(PRINTED)]
    shares = []
    for style, found in comparisons(folder, Path(path)):
        if styles and style not in styles:
            continue
        different = [one for one in found if not one.agrees]
        shares.append((1 - len(different) / len(found), style))
        for one in different:
            where = f"{style} {one.item}{' in a list' if one.listed else ''}"
            sys.stdout.write(f"{where}\n  ours    {one.ours}\n  theirs  {one.theirs}\n")
    for share, style in sorted(shares):
        sys.stdout.write(f"{share:7.1%}  {style}\n")


if __name__ == "__main__":
    main()
