"""Documents of the guide: Markdown files of docs/, made into HTML for the admin.

The files read well by themselves too: links lead to files, and comments, which name the tests of
what a chapter tells, are left out here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from markdown_it import MarkdownIt
from markdown_it.token import Token

FOLDER = settings.BASE_DIR / "docs"
_PICTURES = FOLDER / "guide" / "images"

#: The documents in their order: a guide for each role, and what they lead to for details.
ROLES = ("member", "group-editor", "bibliography-administrator", "administrator")
DETAILS = ("editors", "admins", "privacy")
SLUGS = (*ROLES, *DETAILS)

_ENGLISH = "en"
_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
#: Tags in a file are shown as they stand there, and addresses that run scripts are no links.
_MARKDOWN = MarkdownIt("js-default", {"html": False})


class Chapter(NamedTuple):
    """A heading of the second level, and the anchor under which it is found."""

    anchor: str
    title: str


@dataclass(frozen=True)
class Document:
    """A document in a language: its title, its chapters, and the HTML of all but the title."""

    slug: str
    language: str
    title: str
    chapters: list[Chapter]
    html: str


def document(slug: str, language: str) -> Document:
    """Return a document in a language, or in English where there is none in it."""
    path = path_of(slug, language)
    tokens = _parsed(path)
    # An address names its chapter in English whatever the language of the page.
    _, *anchors = map(anchor_of, _headings(_parsed(path_of(slug, _ENGLISH))))
    title, *titles = _headings(tokens)
    headings = (token for token in tokens if token.type == "heading_open" and token.tag != "h1")
    chapters = []
    for token, anchor, text in zip(headings, anchors, titles, strict=True):
        token.attrSet("id", anchor)
        if token.tag == "h2":
            chapters.append(Chapter(anchor, text))
    for token in _inline(tokens):
        _lead(token, path)
    # The title is the heading of the admin's page: its opening, text and closing go.
    first = next(place for place, token in enumerate(tokens) if token.tag == "h1")
    html = _MARKDOWN.renderer.render(tokens[first + 3 :], _MARKDOWN.options, {})
    return Document(slug, language_of(slug, language), title, chapters, html)


def title_of(slug: str, language: str) -> str:
    """Return the title of a document."""
    with path_of(slug, language).open(encoding="utf-8") as file:
        return file.readline().removeprefix("#").strip()


def language_of(slug: str, language: str) -> str:
    """Return the language of a document that is shown to readers of a language."""
    return language if _is_own(path_of(slug, language), language) else _ENGLISH


def path_of(slug: str, language: str) -> Path:
    """Return the file of a document in a language, or in English; raises KeyError for others."""
    if slug not in SLUGS:
        raise KeyError(slug)
    if slug in DETAILS:
        return Path(FOLDER / f"{slug}.md")
    own = FOLDER / "guide" / language / f"{slug}.md"
    return own if own.exists() else Path(FOLDER / "guide" / f"{slug}.md")


def address_of(slug: str = "", chapter: str = "") -> str:
    """Return the address of a document in the admin, or of one of its chapters.

    Without a document it is the address that leads everybody to the guide of the own role.
    """
    address = reverse("guide:page", args=[slug]) if slug else reverse("guide:own")
    return f"{address}#{chapter}" if chapter else address


def anchor_of(title: str) -> str:
    """Return the anchor of a heading, as sites that show Markdown files make it."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def _is_own(path: Path, language: str) -> bool:
    return path.parent.name == language


def _parsed(path: Path) -> list[Token]:
    return _MARKDOWN.parse(_COMMENT.sub("", path.read_text(encoding="utf-8")))


def _headings(tokens: Sequence[Token]) -> list[str]:
    """Return the texts of all headings, without their markup."""
    texts = []
    for token, inline in pairwise(tokens):
        if token.type == "heading_open":
            texts.append("".join(child.content for child in inline.children or []))
    return texts


def _inline(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield from token.children or []


def _lead(token: Token, path: Path) -> None:
    """Lead a link or picture of a file to where it is found in the admin."""
    attribute = {"link_open": "href", "image": "src"}.get(token.type)
    if not attribute:
        return
    asked = str(token.attrGet(attribute))
    if token.type == "image":
        picture = (path.parent / asked).resolve().relative_to(_PICTURES)
        token.attrSet("src", static(f"guide/{picture}"))
        token.attrSet("loading", "lazy")
    elif not asked.startswith(("#", "http:", "https:")):
        file, _, chapter = asked.partition("#")
        token.attrSet("href", address_of(_slug_of((path.parent / file).resolve()), chapter))


def _slug_of(path: Path) -> str:
    """Return the slug of a file; raises KeyError for one that the admin does not show."""
    language = path.parent.name
    return {path_of(slug, language): slug for slug in SLUGS}[path]
