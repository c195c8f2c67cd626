"""The guide names what is there: labels, chores, pictures; and is the same in both languages."""

import re

import pytest
from PIL import Image

from labportal.guide.documents import FOLDER, ROLES
from tests.architecture.source_tree import ROOT
from tests.chores.pictures import MOST_BYTES, SIZE
from tests.labportal.guide.sources import (
    PICTURE,
    chores_named,
    guides,
    is_label,
    labels_named,
)

EVERY = [(path, language) for language in ("en", "de") for path in guides(language)]
CHORES = set(
    re.findall(
        r"^def (test_\w+)",
        "".join(path.read_text() for path in (ROOT / "tests/chores").glob("test_*.py")),
        re.MULTILINE,
    )
)
TAKEN = set(
    re.findall(
        r'\.picture\(\s*"([\w-]+)"',
        "".join(path.read_text() for path in (ROOT / "tests/chores").glob("*.py")),
    )
)
PICTURES = FOLDER / "guide" / "images"


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_role_has_its_page(language):
    assert {path.stem for path in guides(language)} == set(ROLES)


@pytest.mark.parametrize(("path", "language"), EVERY, ids=str)
def test_a_guide_names_labels_as_the_screen_does(path, language):
    named = labels_named(path.read_text())
    assert len(named) > 5
    assert [label for label in sorted(named) if not is_label(label, language)] == []


@pytest.mark.parametrize(
    ("text", "language"),
    [("Import as it is shown", "en"), ("Wie gezeigt importieren", "en"), ("Save", "de")],
)
def test_a_label_that_is_on_no_screen_is_found(text, language):
    assert labels_named(f"Press **{text}**.") == {text}
    assert not is_label(text, language)


@pytest.mark.parametrize(("path", "language"), EVERY, ids=str)
def test_every_chapter_names_the_chores_that_it_tells(path, language):
    _, *chapters = path.read_text().split("\n## ")
    assert [chapter.splitlines()[0] for chapter in chapters if not chores_named(chapter)] == []
    assert chores_named(path.read_text()) - CHORES == set()


def outline(path):
    """Return the lists, chores and pictures of each chapter."""
    return [
        (
            chapter.count("\n1. "),
            chores_named(chapter),
            [src.rpartition("/")[2] for _, src in PICTURE.findall(chapter)],
        )
        for chapter in path.read_text().split("\n## ")
    ]


@pytest.mark.parametrize("role", ROLES)
def test_the_guide_is_the_same_in_both_languages(role):
    folder = FOLDER / "guide"
    assert outline(folder / "de" / f"{role}.md") == outline(folder / f"{role}.md")


def test_every_picture_is_there_is_shown_and_is_taken_by_a_chore():
    shown = {
        (path.parent / src).resolve()
        for path in [*FOLDER.glob("*.md"), *(path for path, _ in EVERY)]
        for _, src in PICTURE.findall(path.read_text())
    }
    shown = {path for path in shown if path.is_relative_to(PICTURES)}
    assert shown == set(PICTURES.rglob("*.png"))
    assert {path.stem for path in PICTURES.glob("*.png")} == TAKEN
    assert {path.stem for path in PICTURES.glob("de/*.png")} == TAKEN


@pytest.mark.parametrize(("path", "language"), EVERY, ids=str)
def test_a_page_shows_pictures_of_its_own_language(path, language):
    folder = PICTURES if language == "en" else PICTURES / language
    shown = {(path.parent / src).resolve() for _, src in PICTURE.findall(path.read_text())}
    assert {picture.parent for picture in shown} == {folder.resolve()}


@pytest.mark.parametrize("path", sorted(PICTURES.rglob("*.png")), ids=lambda path: path.stem)
def test_a_picture_is_of_the_one_size_and_small(path):
    with Image.open(path) as picture:
        assert picture.size == (SIZE["width"], SIZE["height"])
        assert (picture.format, picture.mode) == ("PNG", "P")
    assert path.stat().st_size <= MOST_BYTES
