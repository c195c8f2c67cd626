"""Storage of collected static files: style sheets in one piece, hashed, compressed."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage

# Without a colon: a sheet of another host stays an import.
_IMPORT = re.compile(r'^@import "([^":]+)";$', re.MULTILINE)


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Storage that puts the parts of a style sheet in place of their `@import`s.

    A browser asks for an imported sheet only after it has read the importing one: parts are for
    those who write the sheets, one file is for those who wait for them.
    """

    def post_process(
        self, paths: dict[str, Any], dry_run: bool = False, **options: Any
    ) -> Iterator[tuple[str, str, bool]]:
        """Bundle the style sheets in `paths`, then hash and compress all files."""
        sheets = [name for name in paths if name.endswith(".css") and not dry_run]
        # A file is hashed as it stands in the storage named beside it: the bundles stand here.
        bundles = {name: (self, name) for name in sheets if self._bundle(name)}
        yield from super().post_process(paths | bundles, dry_run, **options)

    def _bundle(self, name: str) -> bool:
        """Put the parts of a style sheet in place of their imports; return whether it has any."""
        text = self._text(name)
        folder = PurePosixPath(name).parent
        bundled = _IMPORT.sub(lambda part: self._text(str(folder / part[1])), text)
        if bundled == text:
            return False
        with self.open(name, "wb") as file:
            file.write(bundled.encode())
        return True

    def _text(self, name: str) -> str:
        with self.open(name) as file:
            text: str = file.read().decode()
        return text
