"""`python -m bench.styles.make [COUNT SEED FILE]`: print the items in styles drawn by chance.

By citeproc-js, and for development only, as `bench.golden.make`, which it uses. Without arguments
the kept file is written.
"""

import json
import sys
from pathlib import Path

from bench.golden.files import write_lines
from bench.golden.make import installed_library, print_with_library
from bench.styles.folder import LOCALE, drawn, styles_folder
from bench.styles.items import listed_items, single_items
from bench.styles.printed import COUNT, PRINTED, SEED


def main() -> None:
    """Write what citeproc-js prints in each style."""
    folder = styles_folder()
    if folder is None:
        sys.exit("There are no styles to draw from: set CSL_STYLES.")
    count, seed, path = sys.argv[1:] or (COUNT, SEED, PRINTED)
    names = drawn(folder, int(count), int(seed))
    request = {
        "items": single_items(),
        "list": listed_items(),
        "styles": {name: f"{name}.csl" for name in names},
        "locales": [LOCALE],
    }
    lines = print_with_library(request, folder, installed_library())
    write_lines(Path(path), map(json.loads, lines))


if __name__ == "__main__":
    main()
