"""The guide, as far as every app leads to it. `labportal` holds its pages."""

from collections.abc import Callable

Finder = Callable[[str, str], str]


class GuideRegistry:
    """The function that finds a chapter of the guide, registered by the app that has it."""

    def __init__(self) -> None:
        self._find: Finder = lambda document, chapter: ""

    def register(self, find: Finder) -> None:
        """Register the function that returns the address of a document's chapter."""
        self._find = find

    def address(self, document: str, chapter: str) -> str:
        """Return the address of a chapter in the admin."""
        return self._find(document, chapter)


guide = GuideRegistry()
