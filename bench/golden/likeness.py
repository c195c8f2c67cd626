"""Comparison of two citations: the same in every letter, and in how it prints.

Left out of the comparison is what citeproc-js does not have: links, people, languages, signs.
"""

from html.parser import HTMLParser

# The effect of a tag on the look of a text: (aspect, value).
_TAGS = {
    "i": ("italic", True),
    "b": ("bold", True),
    "sup": ("height", "sup"),
    "sub": ("height", "sub"),
}
_SPANS = {
    "small-caps": ("small caps", True),
    "no-small-caps": ("small caps", False),
    "no-italics": ("italic", False),
    "no-bold": ("bold", False),
    "underline": ("underline", True),
    "font-variant:small-caps;": ("small caps", True),
    "font-variant:normal;": ("small caps", False),
    "font-style:normal;": ("italic", False),
    "font-weight:normal;": ("bold", False),
    "text-decoration:underline;": ("underline", True),
}
Look = frozenset[tuple[str, object]]
# A browser shows a tab or a new line as a space.
_SPACES = str.maketrans("\t\n", "  ")
_SPACE: tuple[str, Look] = (" ", frozenset())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.letters: list[tuple[str, Look]] = []
        self._open: list[tuple[str, tuple[str, object] | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        value = (given.get("style") or given.get("class") or "").replace(" ", "")
        self._open.append((tag, _TAGS.get(tag) or _SPANS.get(value)))

    def handle_endtag(self, tag: str) -> None:
        for place in reversed(range(len(self._open))):
            if self._open[place][0] == tag:
                del self._open[place:]
                break

    def handle_data(self, data: str) -> None:
        look: dict[str, object] = {}
        for _, effect in self._open:
            if effect:
                look[effect[0]] = effect[1]
        shown = frozenset((aspect, value) for aspect, value in look.items() if value)
        for letter in data.translate(_SPACES):
            # A browser shows several spaces as one.
            if letter != " " or self.letters[-1:] != [_SPACE]:
                self.letters.append((letter, frozenset() if letter.isspace() else shown))


def letters(html: str) -> list[tuple[str, Look]]:
    """Return the letters of a citation, each with how it prints."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    found = reader.letters
    while found and found[-1][0].isspace():
        found.pop()
    while found and found[0][0].isspace():
        found.pop(0)
    return found


def same(ours: str, theirs: str) -> bool:
    """Return whether two citations print the same."""
    return letters(ours) == letters(theirs)
