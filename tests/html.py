"""HTML as a reader meets it: elements in order, with their text."""

from collections.abc import Callable
from html.parser import HTMLParser

VOID = {"base", "br", "hr", "img", "input", "link", "meta"}


class Element:
    """An element: tag, attributes, children and text."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.children: list[Element | str] = []

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name, "")

    @property
    def text(self) -> str:
        """The text in it, with single spaces."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> list[str]:
        return [
            text
            for child in self.children
            for text in ([child] if isinstance(child, str) else child._texts())
        ]

    def all(self, tag: str = "", css_class: str = "") -> "list[Element]":
        """Return the elements of this tag and class inside, in order."""
        found = []
        for child in self.children:
            if isinstance(child, Element):
                if tag in {"", child.tag} and (
                    not css_class or css_class in child["class"].split()
                ):
                    found.append(child)
                found += child.all(tag, css_class)
        return found

    def one(self, tag: str = "", css_class: str = "") -> "Element":
        """Return the only such element."""
        found = self.all(tag, css_class)
        assert len(found) == 1, f"{len(found)} of <{tag}> .{css_class}"
        return found[0]


class Html(HTMLParser):
    """A parsed page. A tag that is closed out of order fails the test."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.source = source
        self.root = Element("", {})
        self._open = [self.root]
        self.feed(source)
        assert self._open == [self.root], f"<{self._open[-1].tag}> is not closed"
        self.all: Callable[..., list[Element]] = self.root.all
        self.one: Callable[..., Element] = self.root.one

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert tag == self._open[-1].tag, f"</{tag}> closes <{self._open[-1].tag}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    @property
    def main(self) -> Element:
        """The page without header and footer."""
        return self.one("main")

    @property
    def headings(self) -> list[tuple[int, str]]:
        """Level and text of all headings, in order."""
        return [
            (int(e.tag[1]), e.text) for e in self.all() if e.tag in {f"h{n}" for n in range(1, 7)}
        ]

    @property
    def links(self) -> dict[str, str]:
        """The addresses of links by their text; of several with one text, the first."""
        links: dict[str, str] = {}
        for link in self.all("a"):
            links.setdefault(link.text, link["href"])
        return links


def scripts_that_say(page: Element, word: str) -> list[Element]:
    """Return the scripts of a page in which a word is, and data in which anything is a tag."""
    scripts = page.all("script")
    data = [one for one in scripts if one["type"] == "application/ld+json"]
    run = [one for one in scripts if one not in data]
    return [
        *(one for one in run if word in one.text),
        *(one for one in data if "<" in one.text or "&" in one.text),
    ]
